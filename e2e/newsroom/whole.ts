import { expect, type Page } from '@playwright/test';

/**
 * What a page shows, by its own word: each answer with its version. One that the lake could not give at once, and
 * the page goes without until it has come, has none yet.
 */
const allThere = /^[^,.]+\.[^,.]+(,[^,.]+\.[^,.]+)*$/;

/** Whether the HTML of a page has all that is to be on it: whoever asks first may get one that goes without something. */
export const isWhole = (html: string): boolean =>
  allThere.test(/<meta name="shows" content="([^"]*)"/.exec(html)?.[1] ?? '');

/** Waits until an open page has all that is to be on it: for what it went without it asks when that has come. */
export const becomesWhole = (page: Page): Promise<void> =>
  expect(page.locator('meta[name="shows"]')).toHaveAttribute('content', allThere);

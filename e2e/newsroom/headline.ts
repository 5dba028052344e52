import type { Page } from '@playwright/test';

/** The moment an open page shows a headline, looked at often: an assertion's own waits grow to a second. */
export const shows = (page: Page, headline: string): Promise<number> =>
  page
    .waitForFunction(
      (expected) =>
        [...document.querySelectorAll('h1, h2, h3')].some((one) =>
          one.textContent?.includes(expected),
        ),
      headline,
      { polling: 20 },
    )
    .then(() => Date.now());

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './newsroom/fixtures.ts';
import { pageTypes } from './newsroom/page-types.ts';

/** Where things stand on a page: what the design promises of the grid, held by measuring it. */

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator} is not on the page.`);
  return box;
}

const headline = (page: Page) => page.getByRole('heading', { level: 1 });

/** Opens a page and waits for its fonts: its lines break anew where they come late, between two measures. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready.then(() => {}));
}

test('the opening of a story is as wide as its picture, and the text narrower', async ({
  newsroom,
  page,
}) => {
  const { article = '' } = await pageTypes(newsroom);
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, article);
  const main = page.getByRole('main');
  const [picture, words, opening, text] = await Promise.all([
    boxOf(main.locator('figure').first()),
    boxOf(headline(page)),
    boxOf(main.locator('header').first()),
    boxOf(main.locator('figure ~ * p').first()),
  ]);
  expect(words.x).toBeCloseTo(picture.x, 0);
  expect(opening.width).toBeCloseTo(picture.width, 0);
  expect(text.x).toBeGreaterThan(picture.x + 50);
});

test('in a list on a phone a headline has the whole width, and the picture stands under it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/latest');
  const row = page
    .getByRole('main')
    .getByRole('article')
    .filter({ has: page.locator('img') })
    .first();
  const [whole, words, picture] = await Promise.all([
    boxOf(row),
    boxOf(row.getByRole('heading')),
    boxOf(row.locator('img')),
  ]);
  expect(words.width).toBeCloseTo(whole.width, 0);
  expect(picture.y).toBeGreaterThanOrEqual(words.y + words.height);
  expect(picture.width).toBeLessThan(whole.width / 2);
});

test('a list tells its days, each once, with the stories of that day', async ({ page }) => {
  await page.goto('/latest');
  const days = page.getByRole('main').getByRole('heading', { level: 2 });
  const told = await days
    .locator('time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual([...new Set(told)].sort().reverse());
});

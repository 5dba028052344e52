import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { shows } from './newsroom/headline.ts';
import { anyDesk, paragraph, story } from './newsroom/story.ts';

/** A live story does not move under its reader, and its updates are found for good. */

/** A story of its own for each test: none opens what another has left. */
let id = '';
let path = '';
const begun = Date.now() - 3 * 60 * 60_000;

const update = (number: number) => ({
  _type: 'liveUpdate',
  _key: `u${number}`,
  headline: `Reading ${number}`,
  at: new Date(begun + number * 60_000).toISOString(),
  keyEvent: number === 2,
  body: [1, 2].map((part) =>
    paragraph(
      `Text ${part} of reading ${number}, as long as a line or two are on a phone, so that there is something to scroll past.`,
    ),
  ),
});
const updates = (count: number) => Array.from({ length: count }, (_, number) => update(number));

async function publish(count: number, fields = {}): Promise<void> {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  const publishedAt = new Date(begun - 60_000).toISOString();
  await client.createOrReplace(
    story(desk, id, { kind: 'live', publishedAt, liveUpdates: updates(count), ...fields }),
  );
}

test.beforeEach(async () => {
  id = `live-${randomUUID()}`;
  path = `/article/${id}`;
  await publish(25);
});
test.afterEach(async () => {
  await sharedNewsroom().client.delete(id);
});

const shown = (page: Page): Promise<string[]> =>
  page.locator('ol[data-updates] > li').evaluateAll((items) => items.map((item) => item.id));
const topOf = (page: Page, anchor: string): Promise<number> =>
  page.locator(`#${anchor}`).evaluate((item) => item.getBoundingClientRect().top);

test('new updates wait until their reader opens them, and nothing moves meanwhile, without scroll anchoring', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(path);
  await page.evaluate(() =>
    document.documentElement.style.setProperty('overflow-anchor', 'none', 'important'),
  );
  await expect(page.locator('ol[data-updates] > li')).toHaveCount(20);
  // Lines that break anew where fonts come late are no news.
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  const first = await shown(page);
  await page.locator('#update-u10').evaluate((item) => item.scrollIntoView({ block: 'center' }));
  const before = await topOf(page, 'update-u10');
  await publish(28, {
    corrections: [
      { _key: 'c', kind: 'correction', text: 'It was two.', at: new Date().toISOString() },
    ],
  });
  const status = page.getByRole('status').getByRole('button', { name: '3 new updates' });
  await expect(status).toBeVisible();
  // A note over the text came with them: it pushed the list down, and not what is read.
  await expect(page.getByText('It was two.').first()).toBeAttached();
  expect(Math.abs((await topOf(page, 'update-u10')) - before)).toBeLessThanOrEqual(2);
  expect(await shown(page)).toEqual(first);
  await expect(page.getByRole('link', { name: /Reading 27/ })).toHaveCount(0);

  await status.click();
  await expect
    .poll(() => shown(page))
    .toEqual(['update-u27', 'update-u26', 'update-u25', ...first]);
  await expect(page.locator('#update-u27').getByText('New', { exact: true })).toBeVisible();
  await expect(page.locator('#update-u24').getByText('New', { exact: true })).toBeHidden();
  await expect(page.locator('#update-u27')).toBeInViewport();
  await expect(status).toHaveCount(0);
});

test('at the top they come at once, and say that they are new', async ({ page }) => {
  await page.goto(path);
  await expect(page.locator('ol[data-updates] > li')).toHaveCount(20);
  await publish(26);
  await shows(page, 'Reading 25');
  await expect(page.locator('#update-u25').getByText('New', { exact: true })).toBeVisible();
  await expect(page.getByRole('status').getByRole('button')).toHaveCount(0);
  await publish(27, { coverageEndedAt: new Date().toISOString() });
  await shows(page, 'Reading 26');
  await expect(page.locator('#update-u25').getByText('New', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Coverage ended/)).toBeVisible();
});

test('an update is found at its address on whatever page it has gone to, without script too', async ({
  newsroom,
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: newsroom.url });
  const page = await context.newPage();
  for (const [count, at] of [
    [20, path],
    [25, `${path}/page/2`],
    [45, `${path}/page/3`],
  ] as const) {
    await publish(count);
    await expect(async () => {
      await page.goto(`${path}/update/u0`);
      expect(page.url()).toBe(`${newsroom.url}${at}#update-u0`);
    }).toPass();
    await expect(page.getByRole('heading', { name: 'Reading 0', exact: true })).toBeInViewport();
  }
  await page.goto(path);
  await page.getByRole('navigation', { name: 'Key events' }).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Reading 2', exact: true })).toBeInViewport();
  const gone = await page.request.get(`${path}/update/none`);
  expect(gone.status()).toBe(404);
  await context.close();
});

test('times tell a reader elsewhere their own, and an update’s link can be copied', async ({
  newsroom,
  browser,
}) => {
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo', baseURL: newsroom.url });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.goto(path);
  const item = page.locator('#update-u24');
  await expect(item.locator('time')).toHaveAttribute('title', /(GMT\+9|JST) your time/);
  await expect(item.getByRole('link', { name: /your time/ })).toBeVisible();
  await item.getByRole('button', { name: 'Copy link' }).click();
  await expect(item.getByRole('button')).toHaveText('Link copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(copied).pathname).toBe(`${path}/update/u24`);
  await context.close();
});

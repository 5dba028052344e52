import type { Page, Request } from '@playwright/test';
import { expect, test } from './newsroom/fixtures.ts';
import { shows } from './newsroom/headline.ts';
import { pageTypes } from './newsroom/page-types.ts';
import { isWhole } from './newsroom/whole.ts';

/** A reader's page needs no script, and costs little. */

for (const [name, make] of Object.entries({
  'its scripts blocked': async (page: Page) => page.route('**/*.js', (route) => route.abort()),
  'no event streams': async (page: Page) =>
    page.addInitScript(() => Reflect.deleteProperty(window, 'EventSource')),
  'no DOM moves': async (page: Page) =>
    page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'moveBefore')),
})) {
  test(`a browser with ${name} reads every page`, async ({ newsroom, page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await make(page);
    for (const [kind, address] of Object.entries(await pageTypes(newsroom))) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 }), kind).toBeVisible();
      await expect(page.getByRole('main'), kind).toBeVisible();
    }
    expect(errors).toEqual([]);
  });
}

test('every page is whole without script, and has none written into it', async ({
  newsroom,
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: newsroom.url });
  const page = await context.newPage();
  for (const [kind, address] of Object.entries(await pageTypes(newsroom))) {
    const answer = await page.goto(address);
    const html = (await answer?.text()) ?? '';
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    for (const script of scripts) {
      expect(script, kind).toMatch(
        /^<script (type="application\/ld\+json"|type="module" src="\/_page\/main-[\w-]+\.js")>$/,
      );
    }
    expect(html, kind).not.toMatch(/__next_f|self\.|<template|<!--|\sstyle=|\son[a-z]+="/);
    expect(html.match(/rel="stylesheet"/g)?.length ?? 0, `${kind}: styles`).toBeLessThanOrEqual(2);
    expect(answer?.headers().link ?? '', kind).not.toMatch(/script|style/);
    await expect(page.getByRole('heading', { level: 1 }), kind).toBeVisible();
  }
  await context.close();
});

/** Most bytes, as they come over the wire. */
const budget = {
  module: 3_000,
  scripts: 8_000,
  html: 9_000,
  besidesPictures: 20_000,
  requests: 12,
};

/** How much of a page may move by itself at first: what Web Vitals call good. */
const mostShift = 0.1;

/** In the page: adds up how much of it has moved by itself. */
function notesShifts(): void {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value } = entry.toJSON();
      document.documentElement.dataset.shift = String(
        Number(document.documentElement.dataset.shift ?? 0) + Number(value),
      );
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

test('a story costs a reader little, and nothing on it moves', async ({ newsroom, browser }) => {
  const { article = '' } = await pageTypes(newsroom);
  const ask = () => fetch(newsroom.url + article, { headers: { 'accept-encoding': 'gzip' } });
  // A page that goes without something weighs less, and asks for itself when that has come.
  await expect.poll(async () => isWhole(await (await ask()).text())).toBe(true);
  const packed = await ask();
  expect(Number(packed.headers.get('content-length')), 'HTML').toBeLessThanOrEqual(budget.html);

  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const finished: Request[] = [];
  page.on('requestfinished', (request) => finished.push(request));
  await page.addInitScript(notesShifts);
  await page.goto(newsroom.url + article, { waitUntil: 'networkidle' }).catch(() => {});
  const bytes = async (...types: string[]) => {
    let sum = 0;
    for (const request of finished) {
      if (!types.includes(request.resourceType())) continue;
      sum += (await request.sizes()).responseBodySize;
    }
    return sum;
  };
  const asked = finished.map((request) => request.url()).filter((url) => !url.startsWith('data:'));
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(budget.requests);
  expect(asked.filter((url) => url.endsWith('.js')).join()).not.toContain('/_next/');
  expect(asked.filter((url) => url.endsWith('.woff2')).length).toBeLessThanOrEqual(3);
  expect(await bytes('script'), 'scripts').toBeLessThanOrEqual(budget.module);
  expect(
    await bytes('document', 'stylesheet', 'script'),
    'all but pictures and fonts',
  ).toBeLessThan(budget.besidesPictures);
  const shiftOf = async (shown: Page) =>
    Number(await shown.evaluate(() => document.documentElement.dataset.shift ?? '0'));
  // Lines may break anew where its fonts come after a page was first drawn, which even kept ones may.
  expect(await shiftOf(page), 'layout shift').toBeLessThan(mostShift);
  // Where none come, whatever else moves is seen.
  const again = await context.newPage();
  await again.route('**/*.woff2', (route) => route.abort());
  await again.addInitScript(notesShifts);
  await again.goto(newsroom.url + article, { waitUntil: 'networkidle' }).catch(() => {});
  expect(await shiftOf(again), 'layout shift but for fonts').toBe(0);

  const slugOfStory = article.split('/').at(-1);
  const story = `*[_type == "article" && slug.current == $slug && !(_id in path("drafts.**"))][0]`;
  const { _id, headline } = await newsroom.client.fetch<{ _id: string; headline: string }>(story, {
    slug: slugOfStory,
  });
  await newsroom.client.patch(_id).set({ headline: 'A headline for a moment' }).commit();
  await shows(page, 'A headline for a moment');
  await newsroom.client.patch(_id).set({ headline }).commit();
  expect(await bytes('script'), 'scripts after a change').toBeLessThanOrEqual(budget.scripts);
  await context.close();
});

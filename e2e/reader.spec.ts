import AxeBuilder from '@axe-core/playwright';
import { z } from 'zod';
import { expect, test } from './newsroom/fixtures.ts';
import { pageTypes } from './newsroom/page-types.ts';
import { wholeSitemap } from './newsroom/sitemap.ts';

/** What every reader may count on, on every kind of page. */

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every kind of page is accessible in ${colorScheme}`, async ({ newsroom, page }) => {
    await page.emulateMedia({ colorScheme });
    for (const [name, path] of Object.entries(await pageTypes(newsroom))) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(found, name).toEqual([]);
      expect(await page.getByRole('heading', { level: 1 }).count(), `${name} has one h1`).toBe(1);
    }
  });
}

test('no page scrolls sideways, from 320 pixels to a wide desktop', async ({ newsroom, page }) => {
  for (const width of [320, 390, 768, 1024, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    for (const [name, path] of Object.entries(await pageTypes(newsroom))) {
      await page.goto(path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('a story is whole without script', async ({ newsroom, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const { article } = await pageTypes(newsroom);
  await page.goto(newsroom.url + article);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main').locator('p').nth(5)).toBeVisible();
  await expect(page.getByRole('main').locator('figure img').first()).toBeVisible();
  await context.close();
});

test('the keyboard reaches the story first', async ({ newsroom, page }) => {
  const { article } = await pageTypes(newsroom);
  await page.goto(article ?? '/');
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  await expect(skip).toHaveAttribute('href', /^#/);
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => location.hash)).not.toBe('');
});

test('all dates of a story agree: page, structured data, feed and sitemap', async ({
  newsroom,
  page,
}) => {
  const { article = '' } = await pageTypes(newsroom);
  const stored = await newsroom.client.fetch<{ publishedAt: string }>(
    `*[_type == "article" && slug.current == $slug][0]{publishedAt}`,
    { slug: article.split('/').at(-1) },
  );
  await page.goto(article);
  const published = Date.parse(stored.publishedAt);
  const visible = await page.locator('main time').first().getAttribute('datetime');
  expect(Date.parse(visible ?? '')).toBe(published);

  const data = z
    .array(z.record(z.string(), z.unknown()))
    .parse(
      (await page.locator('script[type="application/ld+json"]').allTextContents()).flatMap((text) =>
        JSON.parse(text),
      ),
    )
    .flatMap((entry) => (Array.isArray(entry['@graph']) ? entry['@graph'] : [entry]));
  const news = data.find((entry) => /Article$|LiveBlogPosting/.test(String(entry['@type'])));
  expect(Date.parse(news?.datePublished)).toBe(published);
  expect(news?.datePublished).toMatch(/([+-]\d\d:\d\d|Z)$/);
  const meta = await page
    .locator('meta[property="article:published_time"]')
    .getAttribute('content');
  expect(Date.parse(meta ?? '')).toBe(published);

  const sitemap = await wholeSitemap(page.request);
  const entry = sitemap.split('<url>').find((part) => part.includes(article));
  const lastmod = entry?.match(/<lastmod>([^<]+)/)?.[1] ?? '';
  expect(Date.parse(lastmod)).toBe(Date.parse(String(news?.dateModified)));
});

test('readers load nothing of Sanity, and nothing from elsewhere', async ({ newsroom, page }) => {
  const { article = '' } = await pageTypes(newsroom);
  const addresses: string[] = [];
  const scripts: Promise<string>[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
  });
  for (const path of ['/', article]) await page.goto(path, { waitUntil: 'load' });
  expect(
    addresses.filter((url) => !url.startsWith(newsroom.url) && !url.startsWith('data:')),
  ).toEqual([]);
  for (const script of await Promise.all(scripts)) {
    expect(script).not.toMatch(/X-Sanity-Project-ID|comlink/);
  }
});

test('a page comes compressed, and not again while it is unchanged', async ({
  newsroom,
  request,
}) => {
  const { article = '' } = await pageTypes(newsroom);
  const plain = await request.get(article, { headers: { 'accept-encoding': 'identity' } });
  for (const encoding of ['br', 'gzip']) {
    const packed = await request.get(article, { headers: { 'accept-encoding': encoding } });
    expect(packed.headers()['content-encoding']).toBe(encoding);
    expect(await packed.text()).toBe(await plain.text());
    const again = await request.get(article, {
      headers: { 'accept-encoding': encoding, 'if-none-match': packed.headers().etag ?? '' },
    });
    expect(again.status()).toBe(304);
  }
});

test('every story is reached by the archive, from any page', async ({ page, request }) => {
  await page.goto('/latest');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Archive' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Archive');
  const month = page.getByRole('main').getByRole('listitem').last();
  const href = (await month.getByRole('link').getAttribute('href')) ?? '';
  expect(href).toMatch(/^\/archive\/\d{4}\/\d{2}$/);
  const [total = ''] = /\d+/.exec((await month.textContent()) ?? '') ?? [];
  await month.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
  const canonical = page.locator('link[rel="canonical"]');
  await expect(canonical).toHaveAttribute('href', new RegExp(`${href}$`));
  const rows = page.getByRole('main').getByRole('article');
  await expect(rows).toHaveCount(Math.min(20, Number(total)));

  const statusOf = async (path: string) => (await request.get(path, { maxRedirects: 0 })).status();
  for (const path of [
    '/archive/1999/01',
    '/archive/2999/01',
    '/archive/2026/13',
    '/archive/2026',
    '/archive/26/1',
    `${href}/page/9999`,
    `${href}/page/x`,
    '/archive/2026/02/03',
  ]) {
    expect(await statusOf(path), path).toBe(404);
  }
  const short = await request.get('/archive/2026/2/page/3', { maxRedirects: 0 });
  expect([short.status(), short.headers().location]).toEqual([308, '/archive/2026/02/page/3']);
  const first = await request.get(`${href}/page/1`, { maxRedirects: 0 });
  expect([first.status(), first.headers().location]).toEqual([308, href]);
});

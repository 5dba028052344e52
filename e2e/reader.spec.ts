import AxeBuilder from '@axe-core/playwright';
import { z } from 'zod';
import { expect, test } from './newsroom/fixtures.ts';
import { pageTypes } from './newsroom/page-types.ts';
import { wholeSitemap } from './newsroom/sitemap.ts';
import { isWhole } from './newsroom/whole.ts';

/** What every reader may count on, on every kind of page. */

const looks = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced colours', colorScheme: 'dark', forcedColors: 'active' },
] as const;

for (const { name: look, ...media } of looks) {
  test(`every kind of page is accessible in ${look}`, async ({ newsroom, page }) => {
    await page.emulateMedia(media);
    for (const [name, path] of Object.entries(await pageTypes(newsroom))) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(found, name).toEqual([]);
      expect(await page.getByRole('heading', { level: 1 }).count(), `${name} has one h1`).toBe(1);
    }
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await expect(page.getByRole('navigation', { name: 'Menu' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('#menu').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test('the menu has every section, and a search beside it, by keyboard and without script', async ({
  newsroom,
  browser,
}) => {
  const sections = await newsroom.client.fetch<string[]>(
    `*[_type == "siteSettings" && _id == "siteSettings"][0].navigation[]->title`,
  );
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: newsroom.url,
    viewport: { width: 320, height: 640 },
  });
  const page = await context.newPage();
  await page.goto('/topics');
  const button = page.getByRole('button', { name: 'Menu', exact: true });
  const menu = page.getByRole('navigation', { name: 'Menu' });
  await expect(menu).toBeHidden();
  await button.focus();
  await page.keyboard.press('Enter');
  for (const name of sections) await expect(menu.getByRole('link', { name })).toBeVisible();
  await expect(menu.getByRole('link', { name: 'Topics' })).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  const bar = page.getByRole('navigation', { name: 'Sections', exact: true });
  await expect(bar.getByRole('link', { name: 'Search' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search$/);
  await context.close();
});

test('every tag that a story carries is among the topics, from A to Z', async ({
  newsroom,
  page,
}) => {
  const { client } = newsroom;
  const unused = await client.create({
    ...{ _type: 'tag', title: 'Nobody’s tag' },
    slug: { _type: 'slug', current: 'nobodys-tag' },
  });
  const titles = await client.fetch<string[]>(
    `*[_type == "tag" && count(*[_type == "article" && ^._id in tags[]._ref
      && dateTime(publishedAt) <= dateTime(now())]) > 0].title`,
    {},
    { perspective: 'published' },
  );
  await page.goto('/topics');
  // What changed just before this the open page may still have to hear of.
  await expect(page.getByRole('main').getByRole('region').getByRole('link')).toHaveText(
    titles.toSorted(new Intl.Collator('en').compare),
  );
  expect((await page.request.get('/topics/page/2')).status()).toBe(404);
  expect((await page.request.get('/topics/page/1', { maxRedirects: 0 })).status()).toBe(308);
  await page.getByRole('main').getByRole('link', { name: 'Water' }).click();
  await page
    .getByRole('navigation', { name: 'Where this page stands' })
    .getByText('Topics')
    .click();
  await expect(page).toHaveURL(/\/topics$/);
  await client.delete(unused._id);
});

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
  await expect.poll(() => page.evaluate(() => location.hash)).not.toBe('');
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
    // What comes while the page is left has no text any more.
    if (response.request().resourceType() === 'script')
      scripts.push(response.text().catch(() => ''));
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
  // A page that goes without something is another one as soon as that has come.
  await expect.poll(async () => isWhole(await (await request.get(article)).text())).toBe(true);
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
  // It is the last one once all of the page has come. How many stories a month has a first look may go without.
  await expect(async () => {
    await page.reload();
    await expect(month).toContainText(/\d/, { timeout: 1000 });
  }).toPass();
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

import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, type Desk, paragraph, story } from './newsroom/story.ts';

/** What machines read of a newsroom: feeds, stories as Markdown, and what they may do with it all. */

const id = 'machine-story';
const path = `/article/${id}`;
let desk: Desk;

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  desk = await anyDesk(client);
  const body = [paragraph('The weather office counts in tenths of a millimetre.')];
  await client.createOrReplace(story(desk, id, { headline: 'Rain, counted', body }));
});

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({
    query: `*[_id == "${id}" || (_type == "redirect" && from match "*machine-story*")]`,
  });
});

test('a story is Markdown at its address with .md, and for who asks for that', async ({
  newsroom,
}) => {
  const at = await fetch(`${newsroom.url}${path}.md`);
  expect(at.status).toBe(200);
  expect(at.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(at.headers.get('link')).toBe(`<${newsroom.url}${path}>; rel="canonical"`);
  const text = await at.text();
  expect(text).toContain('\n# Rain, counted\n');
  expect(text).toContain('tenths of a millimetre');

  const asked = await fetch(`${newsroom.url}${path}`, { headers: { accept: 'text/markdown' } });
  expect(await asked.text()).toBe(text);
  expect(asked.headers.get('vary')).toMatch(/\bAccept(,|$)/);
  expect(asked.headers.get('content-location')).toBe(`${path}.md`);

  // Whoever came first with whichever wish: the page stays a page.
  for (const accept of ['text/html', '*/*', 'text/html, text/markdown;q=0.5']) {
    const page = await fetch(`${newsroom.url}${path}`, { headers: { accept } });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('vary')).toMatch(/\bAccept(,|$)/);
  }
  expect((await fetch(`${newsroom.url}${path}/story.md`)).status).toBe(404);
  expect((await fetch(`${newsroom.url}/article/no-such-story.md`)).status).toBe(404);
});

test('an embargoed story is no Markdown, and what is withdrawn is none any more', async ({
  newsroom,
}) => {
  const { client } = newsroom;
  const status = async () => (await fetch(`${newsroom.url}${path}.md`)).status;
  expect(await status()).toBe(200);
  await client.patch(id).set({ publishedAt: '2099-01-01T00:00:00Z' }).commit();
  await expect.poll(status).toBe(404);
  await client.patch(id).set({ publishedAt: '2026-01-01T00:00:00Z' }).commit();
  await expect.poll(status).toBe(200);
});

test('the feeds of the site and of a list carry the whole text, in both formats', async ({
  newsroom,
}) => {
  await newsroom.client
    .patch(id)
    .set({ publishedAt: new Date(Date.now() - 1000).toISOString() })
    .commit();
  for (const list of ['', `/tag/${desk.tagSlug}`]) {
    const read = async (name: string) => (await fetch(`${newsroom.url}${list}/${name}`)).text();
    await expect
      .poll(async () => {
        const items = parseRssFeed(await read('feed.xml')).items ?? [];
        return items.find(({ title }) => title === 'Rain, counted')?.content?.encoded;
      })
      .toContain('<p>The weather office counts in tenths');
    await expect
      .poll(async () => {
        const items = parseJsonFeed(await read('feed.json')).items ?? [];
        return items.find(({ title }) => title === 'Rain, counted')?.content_html;
      })
      .toContain('<p>The weather office counts in tenths');
  }
});

test('one setting tells every machine what it may do, in files and with every page', async ({
  newsroom,
}) => {
  const { client } = newsroom;
  const machineUse = await client.fetch<string>('*[_type == "siteSettings"][0].machineUse');
  const read = async (address: string) => (await fetch(`${newsroom.url}${address}`)).text();
  const said = async (address: string) =>
    (await fetch(`${newsroom.url}${address}`)).headers.get('content-usage');
  try {
    await client.patch('siteSettings').set({ machineUse: 'none' }).commit();
    for (const address of ['/', path, `${path}.md`, '/feed.xml', '/feed.json', '/llms.txt']) {
      await expect.poll(() => said(address)).toBe('search=n, train-ai=n');
    }
    await expect.poll(() => read('/robots.txt')).toContain('Content-Usage: search=n, train-ai=n');
    await expect.poll(() => read('/trust.txt')).toContain('datatrainingallowed=no');
    await client.patch('siteSettings').unset(['machineUse']).commit();
    await expect.poll(() => said(path)).toBeNull();
    await expect.poll(() => read('/robots.txt')).not.toContain('Content-Usage');
  } finally {
    await client.patch('siteSettings').set({ machineUse }).commit();
  }
});

test('llms.txt leads to stories that are there', async ({ newsroom }) => {
  const text = await (await fetch(`${newsroom.url}/llms.txt`)).text();
  const addresses = [...text.matchAll(/\]\((\S+\.md)\)/g)].map(([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(5);
  for (const address of addresses.slice(0, 5)) {
    expect((await fetch(address)).headers.get('content-type')).toContain('text/markdown');
  }
});

test('a page without a picture has a card, which goes with it', async ({ newsroom, page }) => {
  const { client } = newsroom;
  const cardOf = async (address: string) => {
    const html = await (await fetch(`${newsroom.url}${address}`)).text();
    return /<meta property="og:image" content="([^"]+card\.png[^"]*)"/.exec(html)?.[1];
  };
  for (const address of [path, `/tag/${desk.tagSlug}`, '/latest', '/about', '/corrections']) {
    const card = await cardOf(address);
    const answer = await fetch(card ?? '');
    expect(answer.headers.get('content-type'), address).toBe('image/png');
    await page.goto(card ?? '');
    await expect(page.locator('img')).toHaveJSProperty('naturalWidth', 1200);
  }
  const before = (await cardOf(path)) ?? '';
  await client.patch(id).set({ headline: 'Rain, counted again' }).commit();
  await expect.poll(() => cardOf(path)).not.toBe(before);
  await client.patch(id).set({ publishedAt: '2099-01-01T00:00:00Z' }).commit();
  await expect.poll(async () => (await fetch(before)).status).toBe(404);
});

test('the newsroom’s icons are what they are named', async ({ newsroom, page }) => {
  await page.goto(newsroom.url);
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = await (await fetch(new URL(href ?? '', newsroom.url))).json();
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await fetch(new URL(src, newsroom.url));
    expect(answer.headers.get('content-type')).toBe(type);
    await page.goto(`${newsroom.url}${src}`);
    const width = Number.parseInt(sizes, 10);
    await expect(page.locator('img')).toHaveJSProperty('naturalWidth', width);
  }
  for (const [file, type] of [
    ['/favicon.ico', 'image/x-icon'],
    ['/apple-touch-icon.png', 'image/png'],
  ]) {
    const answer = await fetch(`${newsroom.url}${file}`);
    expect(answer.headers.get('content-type')).toBe(type);
  }
  expect((await fetch(`${newsroom.url}/icon/9999.png`)).status).toBe(404);
});

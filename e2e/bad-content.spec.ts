import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { sitemapFiles } from './newsroom/sitemap.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';

/** Promise 3: what is wrong with one document or one block stays there. */

const made: string[] = [];

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  for (const id of made.reverse()) await client.delete(id);
});

test('a story with bad blocks stands without them', async ({ newsroom, page }) => {
  const desk = await anyDesk(newsroom.client);
  made.push('bad-blocks');
  await newsroom.client.createOrReplace(
    story(desk, 'bad-blocks', {
      leadImage: { _type: 'newsImage', alt: 'A picture without a file', credit: 'Nobody' },
      body: [
        paragraph('The first paragraph stands.'),
        { _type: 'hologram', _key: 'unknown', depth: 3 },
        { _type: 'pullQuote', _key: 'empty', attribution: 'Nobody' },
        { _type: 'relatedStory', _key: 'nowhere', label: 'Gone' },
        { _type: 'newsImage', _key: 'noasset', alt: 'Nothing', credit: 'Nobody' },
        { _type: 'embed', _key: 'evil', title: 'Evil', url: 'javascript:alert(1)' },
        'not even a block',
        null,
        {
          _type: 'block',
          _key: 'link',
          style: 'normal',
          markDefs: [{ _type: 'link', _key: 'm', href: 'javascript:alert(document.domain)' }],
          children: [
            { _type: 'span', _key: 's', text: 'A link that must not be one.', marks: ['m'] },
          ],
        },
        paragraph('The last paragraph stands.'),
      ].filter((block) => typeof block === 'object' && block !== null),
    }),
  );
  const response = await page.goto('/article/bad-blocks');
  expect(response?.status()).toBe(200);
  await expect(page.getByText('The first paragraph stands.')).toBeVisible();
  await expect(page.getByText('A link that must not be one.')).toBeVisible();
  await expect(page.getByText('The last paragraph stands.')).toBeVisible();
  const main = await page.getByRole('main').innerHTML();
  expect(main).not.toContain('javascript:');
  expect(main).not.toContain('hologram');
});

test('a story without what makes it one is not served and takes no list down', async ({
  newsroom,
  request,
}) => {
  const desk = await anyDesk(newsroom.client);
  const without: Record<string, Record<string, unknown>> = {
    'bad-no-headline': { headline: undefined },
    'bad-no-slug': { slug: undefined },
    'bad-no-date': { publishedAt: undefined },
    'bad-no-author': { authors: undefined },
    'bad-date': { publishedAt: 'yesterday-ish' },
    'bad-headline-type': { headline: { en: 'An object' } },
  };
  for (const [id, fields] of Object.entries(without)) {
    made.push(id);
    await newsroom.client.createOrReplace(story(desk, id, fields));
    expect((await request.get(`/article/${id}`)).status(), id).toBe(404);
  }
  const files = await sitemapFiles(request);
  for (const address of ['/', '/latest', `/tag/${desk.tagSlug}`, '/feed.xml', ...files]) {
    const response = await request.get(address);
    expect(response.status(), address).toBe(200);
    expect(await response.text(), address).not.toContain('bad-no-');
  }
});

test('long, right-to-left and emoji values are shown, and break no page', async ({
  newsroom,
  page,
}) => {
  const desk = await anyDesk(newsroom.client);
  const odd = {
    'odd-long': { headline: 'Incomprehensibilities'.repeat(240) },
    'odd-rtl': { headline: 'الخبر الأول من الميناء', standfirst: 'سطر ثان' },
    'odd-emoji': { slug: slug('🌊-high-tide'), headline: 'Emoji in the address' },
    'odd-markup': { headline: '<script>alert(1)</script> & "quotes" ]]>' },
  };
  for (const [id, fields] of Object.entries(odd)) {
    made.push(id);
    await newsroom.client.createOrReplace(story(desk, id, fields));
  }
  await page.setViewportSize({ width: 390, height: 800 });
  for (const address of [
    '/article/odd-long',
    '/article/odd-rtl',
    '/article/🌊-high-tide',
    '/article/odd-markup',
    '/latest',
  ]) {
    const response = await page.goto(encodeURI(address));
    expect(response?.status(), address).toBe(200);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${address} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  await page.goto('/article/odd-markup');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(odd['odd-markup'].headline);
  const files = await sitemapFiles(page.request);
  for (const feed of ['/feed.xml', '/news-sitemap.xml', ...files]) {
    const text = await (await page.request.get(feed)).text();
    const wellFormed = await page.evaluate(
      (xml) =>
        new DOMParser().parseFromString(xml, 'text/xml').querySelector('parsererror') === null,
      text,
    );
    expect(wellFormed, feed).toBe(true);
  }
});

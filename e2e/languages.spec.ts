import { expect, test } from './newsroom/fixtures.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';

/** A story in another language than the newsroom's, as readers and machines get it. */

const original = 'languages-original';
const arabic = 'languages-arabic';

test.beforeAll(async ({ newsroom }) => {
  const { client } = newsroom;
  const desk = await anyDesk(client);
  const publishedAt = '2025-06-01T10:00:00.000Z';
  await client.createOrReplace(story(desk, original, { publishedAt }));
  await client.createOrReplace(
    story(desk, arabic, {
      ...{ publishedAt, language: 'ar', headline: 'غرق الجسر القديم', slug: slug(arabic) },
      translationOf: { _type: 'reference', _ref: original, _weak: true },
      body: [
        { _type: 'keyPoints', _key: 'k', points: ['نجا الجميع'] },
        paragraph('انحسرت المياه ليلًا.'),
      ],
    }),
  );
});

test.afterAll(async ({ newsroom }) => {
  for (const id of [arabic, original]) await newsroom.client.delete(id);
});

test.use({ javaScriptEnabled: false });

test('the document is in the story’s language, what stands around it in the newsroom’s', async ({
  page,
}) => {
  const english = page.getByRole('link', { name: 'English' });
  // A first look may go without a story's other languages: this page has no script by which it would get them.
  await expect(async () => {
    expect((await page.goto(`/article/${arabic}`))?.status()).toBe(200);
    expect(await english.count()).toBe(1);
  }).toPass();
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', 'ar');
  await expect(root).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('contentinfo')).toContainText('Newsroom');
  const around = page.getByRole('contentinfo').locator('xpath=ancestor::*[@lang][1]');
  await expect(around).toHaveAttribute('lang', 'en-GB');
  await expect(around).toHaveAttribute('dir', 'ltr');

  const article = page.getByRole('article').first();
  await expect(article).toContainText('أبرز النقاط');
  await expect(article).toContainText('نُشر في');
  const title = await page.getByRole('heading', { name: 'أبرز النقاط' }).boundingBox();
  const point = await page.getByText('نجا الجميع').boundingBox();
  if (title === null || point === null) throw new Error('The key points are not shown.');
  // Both begin at the right; the point after its mark.
  expect(Math.abs(title.x + title.width - (point.x + point.width))).toBeLessThan(40);
  await expect(english).toHaveAttribute('href', `/article/${original}`);
});

test('machines are told the language, and of the story in others', async ({
  request,
  newsroom,
}) => {
  const read = async (path: string) => (await request.get(path)).text();
  const alternates = async () => {
    const html = await read(`/article/${original}`);
    const links = html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/gi);
    return [...links].map(([, language, href]) => `${language} ${href}`).toSorted();
  };
  // A first look may go without them.
  await expect
    .poll(alternates)
    .toEqual([
      `ar ${newsroom.url}/article/${arabic}`,
      `en-GB ${newsroom.url}/article/${original}`,
      `x-default ${newsroom.url}/article/${original}`,
    ]);
  const translated = await read(`/article/${arabic}`);
  expect(translated).toContain('property="og:locale" content="ar_');
  expect(translated).toContain('"inLanguage":"ar"');
  const markdown = await read(`/article/${arabic}.md`);
  expect(markdown).toContain('language: "ar"');
  expect(markdown).toContain('بقلم');
});

test('a page that is not there says whose newsroom it is, in its language', async ({ page }) => {
  const answer = await page.goto('/no-such-page-in-any-language');
  expect(answer?.status()).toBe(404);
  await expect(page).toHaveTitle('There is no page at this address – Dateline');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
  await expect(page.getByRole('search')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Sections', exact: true })).toBeVisible();
});

import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { sitemapFiles } from './newsroom/sitemap.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';

/** Promise 1: what is not published is nowhere, and what lifts an embargo lifts it everywhere. */

const word = 'Quillonvarde';
const ids = ['drafts.hidden-draft', 'hidden-embargoed', 'hidden-linking'] as const;

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const secret = { headline: `${word} headline`, standfirst: `${word} standfirst` };
  await client
    .transaction()
    .createOrReplace(
      story(desk, 'drafts.hidden-draft', { ...secret, slug: slug(`${word}-draft`.toLowerCase()) }),
    )
    .createOrReplace(
      story(desk, 'hidden-embargoed', {
        ...secret,
        slug: slug(`${word}-embargoed`.toLowerCase()),
        publishedAt: tomorrow,
        body: [paragraph(`${word} text`)],
        corrections: [{ _key: 'c', kind: 'correction', text: `${word} correction`, at: tomorrow }],
        breakingUntil: tomorrow,
      }),
    )
    .createOrReplace(
      story(desk, 'hidden-linking', {
        body: [
          {
            _type: 'block',
            _key: 'b',
            style: 'normal',
            markDefs: [
              {
                _type: 'storyLink',
                _key: 'm',
                story: { _type: 'reference', _ref: 'hidden-embargoed' },
              },
            ],
            children: [{ _type: 'span', _key: 's', text: 'as we will report', marks: ['m'] }],
          },
          {
            _type: 'relatedStory',
            _key: 'r',
            story: { _type: 'reference', _ref: 'hidden-embargoed' },
          },
        ],
        related: [{ _type: 'reference', _key: 'x', _ref: 'hidden-embargoed' }],
      }),
    )
    .commit();
});

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  // The linking story first: it holds the embargoed one.
  for (const id of [...ids].reverse()) await client.delete(id);
});

test('a draft and an embargoed story appear on no page, list, feed, sitemap or search', async ({
  newsroom,
  request,
}) => {
  const { tag, section, author } = await newsroom.client.fetch<Record<string, string>>(`{
    "tag": *[_type == "tag"] | order(_id)[0].slug.current,
    "section": *[_type == "section"] | order(_id)[0].slug.current,
    "author": *[_type == "author"] | order(_id)[0].slug.current
  }`);
  const addresses = [
    '/',
    '/latest',
    '/latest/page/2',
    '/corrections',
    `/search?q=${word}`,
    `/tag/${tag}`,
    `/section/${section}`,
    `/author/${author}`,
    `/tag/${tag}/feed.xml`,
    `/section/${section}/feed.xml`,
    `/author/${author}/feed.xml`,
    '/feed.xml',
    '/feed.json',
    '/archive',
    '/topics',
    ...(await sitemapFiles(request)),
    '/news-sitemap.xml',
    '/article/hidden-linking',
  ];
  for (const address of addresses) {
    const response = await request.get(address);
    expect(response.status(), address).toBe(200);
    const text = (await response.text()).replaceAll(`q=${word}`, '');
    const mentions = address.startsWith('/search')
      ? text.toLowerCase().split(`${word.toLowerCase()}-`).length - 1
      : text.toLowerCase().split(word.toLowerCase()).length - 1;
    expect(mentions, `${address} mentions a hidden story`).toBe(0);
  }
  for (const hidden of ['draft', 'embargoed']) {
    const response = await request.get(`/article/${word.toLowerCase()}-${hidden}`);
    expect(response.status()).toBe(404);
    expect(await response.text()).not.toContain(`${word} headline`);
  }
});

test('a hidden story does not count in a list', async ({ newsroom, request }) => {
  const search = await request.get(`/search?q=${word}`);
  expect(await search.text()).not.toContain(`${word} headline`);
  const visible = await newsroom.client.fetch<number>(
    'count(*[_type == "article" && !(_id in path("drafts.**")) && publishedAt <= now()])',
  );
  const lastPage = Math.ceil(visible / 20);
  expect((await request.get(`/latest/page/${lastPage}`)).status()).toBe(200);
  expect((await request.get(`/latest/page/${lastPage + 1}`)).status()).toBe(404);
});

test('the lake tells nothing without a token', async ({ newsroom, request }) => {
  const lakes = [`http://127.0.0.1:${newsroom.ports.lake}`, `${newsroom.url}/lake`];
  const paths = [
    '/v2026-02-01/data/query/production?query=*',
    '/v2026-02-01/data/query/production?query=count(*)',
    '/v2026-02-01/data/doc/production/hidden-embargoed,drafts.hidden-draft',
    '/v2026-02-01/data/export/production',
    '/v2026-02-01/data/listen/production?query=*',
    '/v2026-02-01/data/live/events/production',
    '/v2026-02-01/data/history/production/documents/hidden-embargoed',
    '/v2026-02-01/data/history/production/transactions/hidden-embargoed',
  ];
  for (const lake of lakes) {
    for (const path of paths) {
      const response = await request.get(`${lake}${path}`);
      expect(response.status(), `${lake}${path}`).toBe(401);
      expect((await response.text()).toLowerCase()).not.toContain(word.toLowerCase());
    }
  }
});

test('an embargo lifts by itself, on a page that is already open too', async ({
  newsroom,
  page,
  request,
}) => {
  const address = `/article/${word.toLowerCase()}-embargoed`;
  // So long that it is asked for before, however slowly.
  const embargo = 15_000;
  await page.goto('/latest');
  await expect(page.getByText(`${word} headline`)).toHaveCount(0);
  await newsroom.client
    .patch('hidden-embargoed')
    .set({ publishedAt: new Date(Date.now() + embargo).toISOString() })
    .commit();
  expect((await request.get(address)).status()).toBe(404);
  await expect(page.getByText(`${word} headline`).first()).toBeVisible();
  expect((await request.get(address)).status()).toBe(200);
});

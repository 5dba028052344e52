import type { Page } from '@playwright/test';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';

/** Whatever editors write: in one unbroken word, from right to left, dated elsewhere or ahead. */

const unbroken = 'Incomprehensibilities'.repeat(12);
const made: string[] = [];

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  for (const id of made.toReversed()) await client.delete(id);
});

const reference = (_ref: string, _key: string) => ({ _type: 'reference', _ref, _key });
const key = (() => {
  let made = 0;
  return () => {
    made += 1;
    return `w${made}`;
  };
})();

/** One block of each kind that has words of its own. */
const everyBlock = (words: string) => [
  paragraph(words),
  { ...paragraph(words), style: 'h2' },
  { ...paragraph(words), style: 'h3' },
  { ...paragraph(words), style: 'blockquote' },
  { ...paragraph(words), listItem: 'number', level: 1 },
  { ...paragraph(words), listItem: 'bullet', level: 2 },
  { _type: 'pullQuote', _key: key(), text: words, attribution: words },
  { _type: 'keyPoints', _key: key(), points: [words] },
  { _type: 'factBox', _key: key(), title: words, body: [paragraph(words)] },
  { _type: 'embed', _key: key(), title: words, url: `https://${'a'.repeat(60)}.example/${words}` },
  {
    _type: 'table',
    _key: key(),
    caption: words,
    headerRow: true,
    rows: [
      { _type: 'row', _key: key(), cells: [words, words] },
      { _type: 'row', _key: key(), cells: [words, words] },
    ],
  },
];

const widthOver = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('no word is too long for a page of 320 px', async ({ newsroom, page }) => {
  const { client } = newsroom;
  const at = new Date(Date.now() - 60_000).toISOString();
  made.push('wide-section', 'wide-author', 'wide-tag', 'wide-page', 'wide-related', 'wide-story');
  const desk = { section: 'wide-section', author: 'wide-author', tag: 'wide-tag', tagSlug: 'wide' };
  await client
    .transaction()
    .create({
      _id: 'wide-section',
      _type: 'section',
      title: unbroken,
      slug: slug('wide'),
      description: unbroken,
    })
    .create({
      _id: 'wide-author',
      _type: 'author',
      name: unbroken,
      role: unbroken,
      bio: unbroken,
      slug: slug('wide'),
    })
    .create({
      _id: 'wide-tag',
      _type: 'tag',
      title: unbroken,
      description: unbroken,
      slug: slug('wide'),
    })
    .create({
      _id: 'wide-page',
      _type: 'page',
      title: unbroken,
      slug: slug('wide-page'),
      body: [paragraph(unbroken)],
    })
    .create(story(desk, 'wide-related', { headline: unbroken, standfirst: unbroken }))
    .create(
      story(desk, 'wide-story', {
        headline: unbroken,
        standfirst: unbroken,
        kind: 'live',
        dateline: { city: unbroken, country: unbroken },
        authors: [reference('wide-author', 'a'), reference((await anyDesk(client)).author, 'b')],
        body: [
          ...everyBlock(unbroken),
          {
            _type: 'relatedStory',
            _key: 'rel',
            story: reference('wide-related', 'x'),
            label: unbroken,
          },
        ],
        related: [reference('wide-related', 'r')],
        corrections: [{ _key: 'c', kind: 'correction', text: unbroken, at }],
        liveUpdates: [
          {
            _key: 'u',
            headline: unbroken,
            at,
            body: everyBlock(unbroken),
            authors: [reference('wide-author', 'a')],
          },
        ],
        breakingUntil: new Date(Date.now() + 600_000).toISOString(),
      }),
    )
    .commit();
  await page.setViewportSize({ width: 320, height: 700 });
  for (const address of [
    '/article/wide-story',
    '/',
    '/latest',
    '/corrections',
    '/tag/wide',
    '/section/wide',
    '/author/wide',
    '/wide-page',
    `/search?q=${unbroken}`,
  ]) {
    await page.goto(address);
    expect(await widthOver(page), `${address} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  // Short words stay whole, however narrow the page.
  await page.goto('/');
  const label = page.getByText('Breaking', { exact: true }).first();
  const { height = 0 } = (await label.boundingBox()) ?? {};
  expect(height).toBeLessThan(40);
});

test('each text takes its own direction', async ({ newsroom, page }) => {
  const { client } = newsroom;
  const desk = await anyDesk(client);
  const arabic = 'وصلت الطائرة إلى واشنطن عند الظهر';
  const english = 'The plane landed.';
  const at = new Date(Date.now() - 30_000).toISOString();
  made.push('of-two-scripts');
  await client.create(
    story(desk, 'of-two-scripts', {
      headline: arabic,
      body: [
        paragraph(arabic, 'ar'),
        paragraph(english, 'en'),
        { ...paragraph(english, 'li'), listItem: 'bullet', level: 1 },
        { ...paragraph(arabic, 'qu'), style: 'blockquote' },
      ],
      corrections: [
        { _key: 'ar', kind: 'update', text: arabic, at },
        { _key: 'en', kind: 'update', text: english, at },
      ],
    }),
  );
  const directionsOf = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).direction));
  await page.goto('/article/of-two-scripts');
  expect(await directionsOf('[data-body] > p')).toEqual(['rtl', 'ltr']);
  expect(await directionsOf('[data-body] li')).toEqual(['ltr']);
  expect(await directionsOf('[data-body] blockquote')).toEqual(['rtl']);
  expect(await directionsOf('#corrections p')).toEqual(['rtl', 'ltr']);
  await page.goto('/corrections');
  const entry = page.getByRole('listitem').filter({ hasText: arabic }).first();
  expect(
    await entry
      .locator('p')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).direction)),
  ).toEqual(['rtl', 'ltr']);
});

test('what is dated ahead is seen at its moment, by itself', async ({ newsroom, request }) => {
  const { client } = newsroom;
  const desk = await anyDesk(client);
  const moment = Date.now() + 8000;
  const at = new Date(moment).toISOString();
  made.push('dated-ahead');
  await client.create(
    story(desk, 'dated-ahead', {
      kind: 'live',
      corrections: [{ _key: 'c', kind: 'update', text: 'Corrected ahead of time.', at }],
      liveUpdates: [{ _key: 'u', at, body: [paragraph('Happened ahead of time.')] }],
    }),
  );
  const says = async () => {
    const [page, list] = await Promise.all([
      request.get('/article/dated-ahead'),
      request.get('/corrections'),
    ]);
    const [story, corrections] = await Promise.all([page.text(), list.text()]);
    return [
      story.includes('Happened ahead of time.'),
      story.includes('Corrected ahead of time.'),
      corrections.includes('Corrected ahead of time.'),
    ];
  };
  await expect.poll(async () => (await request.get('/article/dated-ahead')).status()).toBe(200);
  const before = await says();
  if (Date.now() < moment) expect(before).toEqual([false, false, false]);
  await expect.poll(says, { timeout: 20_000 }).toEqual([true, true, true]);
  expect(Date.now()).toBeGreaterThanOrEqual(moment - 1000);
});

test('a date with an offset stands where its moment is', async ({ newsroom, request }) => {
  const { client } = newsroom;
  const desk = await anyDesk(client);
  const told = (ago: number, hours: number) =>
    `${new Date(Date.now() - ago + hours * 3_600_000).toISOString().slice(0, 19)}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
  const publishedAt = {
    'told-in-utc': new Date(Date.now() - 20_000).toISOString(),
    'told-in-auckland': told(30_000, 12),
    'told-in-honolulu': told(10_000, -10),
  };
  for (const [id, moment] of Object.entries(publishedAt)) {
    made.push(id);
    await client.create(story(desk, id, { publishedAt: moment }));
  }
  for (const address of ['/latest', '/feed.xml', '/news-sitemap.xml', `/tag/${desk.tagSlug}`]) {
    const orderOf = async () => {
      const text = await (await request.get(address)).text();
      return [...new Set(text.match(/told-in-(utc|auckland|honolulu)/g) ?? [])];
    };
    await expect
      .poll(orderOf, { message: address })
      .toEqual(['told-in-honolulu', 'told-in-utc', 'told-in-auckland']);
  }
});

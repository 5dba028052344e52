import type { Locator, Page } from '@playwright/test';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { leadsTo, openBeside, pageBeside } from './newsroom/presentation.ts';
import { anyDesk, paragraph, story } from './newsroom/story.ts';
import { field, signIn } from './newsroom/studio.ts';

/** The site beside the form: what is pressed in a page leads to where it is edited. */

const id = 'presentation-story';
const path = `/article/${id}`;
const headline = 'The ferry to the far bank is late again';
const begun = 'Begun beside the page of another';
const topic = 'Ferries beside the page of another';

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  const asset = await client.fetch<string>('*[_type == "sanity.imageAsset"] | order(_id)[0]._id');
  const captioned = (caption: string) => ({
    _type: 'newsImage',
    asset: { _type: 'reference', _ref: asset },
    alt: 'A ferry',
    credit: 'Test desk',
    caption,
  });
  const now = new Date(Date.now() - 30_000).toISOString();
  await client.createOrReplace(
    story(desk, id, {
      headline,
      kind: 'live',
      leadImage: captioned('The ferry at its quay.'),
      body: [
        paragraph('Nobody waits for it any more.'),
        { ...captioned('The far bank at noon.'), _key: 'bank' },
        {
          _type: 'factBox',
          _key: 'facts',
          title: 'Facts of the boat',
          body: [paragraph('It is green.')],
        },
      ],
      liveUpdates: [
        {
          _type: 'liveUpdate',
          _key: 'seen',
          at: now,
          headline: 'It has been seen',
          authors: [{ _type: 'reference', _ref: desk.author, _key: 'a' }],
          body: [paragraph('From the far bank.')],
        },
      ],
      corrections: [
        {
          _type: 'correction',
          _key: 'first',
          kind: 'correction',
          at: now,
          text: 'It was not late on Monday.',
        },
      ],
    }),
  );
});

test.afterAll(async () => {
  await sharedNewsroom().client.delete({
    query: `*[_id in $ids || (_type == "article" && headline == $begun) || (_type == "tag" && title == $topic)]`,
    params: { ids: [id, `drafts.${id}`], begun, topic },
  });
});

const line = (page: Page, name: string) => field(page, name).locator('input, textarea').first();
/** The box that takes one more name. */
const names = (page: Page, name: string) => field(page, name).getByRole('combobox').last();

/** What is pressed, the field that has the focus then, and that field's place in its document. */
type Way = readonly [name: string, text: Locator, target: Locator, place: string];

/** Where in the Studio the form is, as its address says. */
const placeOf = (page: Page): string =>
  decodeURIComponent(new URL(page.url()).pathname.replace('/studio/presentation/', ''));

test('what is pressed in a story leads to its field, in the story itself', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom);
  await openBeside(page, `article/${id}`, path);
  const site = pageBeside(page);
  const main = site.locator('main');
  await expect(site.getByRole('heading', { level: 1 })).toContainText(headline);

  const { client } = newsroom;
  const { section } = await anyDesk(client);
  const named = await client.fetch<string>('*[_type == "section" && _id == $section][0].title', {
    section,
  });
  const card = page.locator(':focus', { hasText: named });

  const inStory: Way[] = [
    ['headline', main.getByRole('heading', { level: 1 }), line(page, 'headline'), 'headline'],
    [
      'caption',
      main.getByText('The ferry at its quay.'),
      line(page, 'leadImage.caption'),
      'leadImage.caption',
    ],
    [
      'caption of a picture in the text',
      main.getByText('The far bank at noon.'),
      line(page, 'body[_key=="bank"].caption'),
      'body[_key=="bank"].caption',
    ],
    [
      'text in a block',
      main.getByText('Facts of the boat'),
      line(page, 'body[_key=="facts"].title'),
      'body[_key=="facts"].title',
    ],
    ['byline', main.locator('header a[rel="author"]').first(), names(page, 'authors'), 'authors'],
    ['section', main.locator('header a[href^="/section/"]').first(), card, 'section'],
    [
      'headline of an update',
      main.getByText('It has been seen'),
      line(page, 'liveUpdates[_key=="seen"].headline'),
      'liveUpdates[_key=="seen"].headline',
    ],
    [
      'correction',
      main.locator('#corrections').getByText('It was not late on Monday.'),
      line(page, 'corrections[_key=="first"].text'),
      'corrections[_key=="first"].text',
    ],
    ['tag', main.locator('a[rel="tag"]').first(), names(page, 'tags'), 'tags'],
    ['headline again', main.getByRole('heading', { level: 1 }), line(page, 'headline'), 'headline'],
  ];
  for (const [name, text, target, place] of inStory) {
    await test.step(name, async () => {
      await leadsTo(page, text, target);
      // A reference adds to its place.
      await expect.poll(() => placeOf(page)).toContain(`article/${id}/${place}`);
    });
  }

  await test.step('the same text once more, after the page had the focus', async () => {
    await site.locator('body').press('Escape');
    await leadsTo(page, main.getByRole('heading', { level: 1 }), line(page, 'headline'));
  });

  const around: Way[] = [
    ['name', site.locator('header a[href="/"]').first(), line(page, 'name'), 'name'],
    [
      'menu',
      site.locator('nav a[href^="/section/"]').first(),
      names(page, 'navigation'),
      'navigation',
    ],
    [
      'foot',
      site.locator('footer').getByText('Published by').first(),
      line(page, 'publisher.legalName'),
      'publisher.legalName',
    ],
  ];
  for (const [name, text, target, place] of around) {
    await test.step(`the newsroom’s ${name}`, async () => {
      await leadsTo(page, text, target);
      await expect.poll(() => placeOf(page)).toBe(`siteSettings/siteSettings/${place}`);
    });
  }
});

test('on every list a card leads to its story, and the list’s own head to what the list is of', async ({
  newsroom,
  page,
}) => {
  const { client } = newsroom;
  const desk = await anyDesk(client);
  const section = await client.fetch<string>(
    '*[_type == "section" && _id == $section][0].slug.current',
    {
      section: desk.section,
    },
  );
  await signIn(page, newsroom);
  const site = pageBeside(page);
  for (const list of ['/', '/latest', `/section/${section}`, `/tag/${desk.tagSlug}`]) {
    await test.step(list, async () => {
      await openBeside(page, `article/${id}`, list);
      const card = site.locator('main').getByText(headline).first();
      await leadsTo(page, card, line(page, 'headline'));
      await expect.poll(() => placeOf(page)).toBe(`article/${id}/headline`);
    });
  }
  await leadsTo(page, site.getByRole('heading', { level: 1 }), line(page, 'title'));
  await expect.poll(() => placeOf(page)).toBe(`tag/${desk.tag}/title`);
});

test('what is begun has its page from the first word on, and goes along to its address', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom);
  const title = pageBeside(page).getByRole('heading', { level: 1 });
  for (const [type, name, words, address] of [
    ['article', 'headline', begun, '/article/begun-beside-the-page-of-another'],
    ['tag', 'title', topic, '/tag/ferries-beside-the-page-of-another'],
  ] as const) {
    await test.step(type, async () => {
      await openBeside(page, `article/${id}`, path);
      await expect(title).toContainText(headline);
      await page.getByTestId('new-document-button').click();
      await page.getByTestId(`create-new-${type}`).click();
      await expect(line(page, name)).toHaveValue('');
      await line(page, name).fill(words);
      await expect(title).toContainText(words);
      await field(page, 'slug').getByRole('button', { name: 'Generate' }).click();
      await expect(page).toHaveURL(
        (url) => url.searchParams.get('preview')?.endsWith(address) ?? false,
      );
      await expect(title).toContainText(words);
    });
  }
});

test('on a phone a press brings the form to the front', async ({ newsroom, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, newsroom);
  await openBeside(page, `article/${id}`, path);
  const title = pageBeside(page).getByRole('heading', { level: 1 });
  await leadsTo(page, title, line(page, 'headline'));
  await page.getByRole('tab', { name: 'Page' }).click();
  await leadsTo(page, title, line(page, 'headline'));
});

import { randomUUID } from 'node:crypto';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { shows } from './newsroom/headline.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';

/** Nothing ends in a void: a story can be passed on, and leads on to others that are there. */

/** Stories and a section of their own for each test: none opens what another has left. */
let prefix = '';
let path = '';
const minute = (ago: number) => new Date(Date.now() - ago * 60_000).toISOString();

test.beforeEach(async () => {
  const { client } = sharedNewsroom();
  prefix = `onward-${randomUUID()}`;
  path = `/article/${prefix}`;
  const desk = await anyDesk(client);
  const section = {
    _id: `${prefix}-section`,
    _type: 'section',
    title: 'Harbours',
    slug: slug(`${prefix}-section`),
  };
  const tag = { _id: `${prefix}-tag`, _type: 'tag', title: 'Tides', slug: slug(`${prefix}-tag`) };
  const own = { ...desk, section: section._id, tag: tag._id };
  const related = (name: string) => ({
    _type: 'reference',
    _ref: `${prefix}-${name}`,
    _weak: true,
    _key: name,
  });
  const link = {
    _type: 'storyLink',
    _key: 'l',
    story: { _type: 'reference', _ref: `${prefix}-linked` },
  };
  const linking = { ...paragraph('See there.'), markDefs: [link] };
  const transaction = client.transaction().createOrReplace(section).createOrReplace(tag);
  const others = ['before', 'after', 'linked', 'picked', 'old', 'older'];
  const ago: Record<string, number> = {
    before: 31,
    after: 29,
    linked: 5,
    picked: 90,
    old: 60,
    older: 70,
  };
  for (const name of others) {
    transaction.createOrReplace(
      story(own, `${prefix}-${name}`, {
        headline: `The tide ${name}`,
        publishedAt: minute(ago[name] ?? 99),
      }),
    );
  }
  transaction.createOrReplace(
    story(own, prefix, {
      headline: 'The tide itself',
      publishedAt: minute(30),
      related: [related('picked')],
      body: [{ ...linking, children: linking.children.map((span) => ({ ...span, marks: ['l'] })) }],
    }),
  );
  await transaction.commit();
});

test.afterEach(async () => {
  const { client } = sharedNewsroom();
  await client.delete({ query: `*[_type == "article" && string::startsWith(_id, "${prefix}")]` });
  await client.delete({ query: `*[string::startsWith(_id, "${prefix}")]` });
});

test('a story leads on to four others and its neighbours, and keeps them true while it is open', async ({
  newsroom,
  page,
}) => {
  await page.goto(path);
  const next = page
    .getByRole('complementary', { name: 'Read next' })
    .getByRole('heading', { level: 3 });
  await expect(next).toHaveText([
    'The tide picked',
    'The tide after',
    'The tide before',
    'The tide old',
  ]);
  const neighbours = page.getByRole('navigation', { name: 'Previous and next in Harbours' });
  await expect(neighbours.getByRole('link')).toHaveText([/The tide before$/, /The tide after$/]);
  await expect(
    page.getByRole('complementary', { name: /^More from/ }).getByRole('article'),
  ).not.toHaveCount(0);

  await newsroom.client.patch(`${prefix}-old`).set({ headline: 'The tide renamed' }).commit();
  await shows(page, 'The tide renamed');
  await newsroom.client.delete(`${prefix}-after`);
  await expect(next).toHaveText([
    'The tide picked',
    'The tide before',
    'The tide renamed',
    'The tide older',
  ]);
  await expect(neighbours.getByRole('link')).toHaveText([/The tide before$/, /The tide linked$/]);
});

test('it is passed on by its public address: mailed, copied, or by the reader’s own sheet', async ({
  newsroom,
  browser,
}) => {
  const context = await browser.newContext({ baseURL: newsroom.url });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: async (what: { url: string }) => {
        document.documentElement.dataset.shared = what.url;
      },
    });
  });
  await page.goto(path);
  const url = newsroom.url + path;
  await expect(page.getByRole('link', { name: 'E-mail' })).toHaveAttribute(
    'href',
    `mailto:?subject=The%20tide%20itself&body=${encodeURIComponent(url)}`,
  );
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-shared', url);
  await context.close();
});

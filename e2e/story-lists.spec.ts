import { randomUUID } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { field, signIn } from './newsroom/studio.ts';

/** Stories in the Studio's lists: by their whole headlines, in the order somebody chose, found by who wrote them. */

const word = `Zz${randomUUID().slice(0, 6)}`;
const long = `${word} a ferry that nobody had asked for leaves a quay that nobody had built, and is greeted by the whole town`;
const headlines = [`${word} C`, `${word} A`, `${word} B`];
const author = `Ximena ${word}`;
const writer = `author-${word.toLowerCase()}`;
const ids = [...headlines, long].map((_, place) => `lists-${word.toLowerCase()}-${place}`);

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  const authors = [{ _type: 'reference', _ref: writer, _key: 'a' }];
  await client.create({ _id: writer, _type: 'author', name: author, slug: slug(writer) });
  const made = client.transaction();
  for (const [place, headline] of [...headlines, long].entries()) {
    made.create(story(desk, `drafts.${ids[place]}`, { headline, authors, publishedAt: undefined }));
  }
  await made.commit();
});

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({
    query: '*[_id in $drafts]',
    params: { drafts: ids.map((id) => `drafts.${id}`) },
  });
  await client.delete(writer);
});

const isShort = (headline: string): boolean => headline !== long;

/** Whether all of a text stands in the room it has. */
const isWhole = (text: Locator): Promise<boolean> =>
  text.evaluate((element) => {
    for (let at: Element | null = element; at?.closest('a, li'); at = at.parentElement) {
      const isCut = getComputedStyle(at).overflow !== 'visible' && at.scrollWidth > at.clientWidth;
      if (isCut) return false;
    }
    return true;
  });

for (const [size, viewport] of [
  ['a desktop', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`on ${size} lists show whole headlines, sort, and find by byline`, async ({
    newsroom,
    page,
  }) => {
    await page.setViewportSize(viewport);
    await signIn(page, newsroom);

    await test.step('the desk', async () => {
      await page.getByLabel('Find a story by headline or byline').fill(author);
      const rows = page.getByTestId('desk-story');
      await expect(rows).toHaveCount(4);
      await expect.poll(() => isWhole(rows.getByText(long))).toBe(true);
      await page.getByLabel('Order').selectOption({ label: 'Headline' });
      const shown = async () => (await rows.getByRole('link').allTextContents()).filter(isShort);
      await expect.poll(shown).toEqual(headlines.toSorted());
    });

    await test.step('how many there are is what is listed', async () => {
      await page.getByTestId('desk-open').click();
      const rows = page.getByTestId('desk-story');
      await expect(rows.filter({ hasText: long })).toHaveCount(1);
      const counted = page.getByTestId('desk-open').getByTestId('count');
      await expect
        .poll(async () => Number(await counted.textContent()) - (await rows.count()))
        .toBe(0);
    });

    await test.step('the list of all stories', async () => {
      await page.goto('/studio/structure/stories');
      const list = page.getByTestId('document-list-pane');
      await page.getByPlaceholder('Search list').fill(author);
      const row = list.getByRole('link').filter({ hasText: long });
      await expect(row).toBeVisible();
      await expect.poll(() => isWhole(row.getByText(long))).toBe(true);
      await expect(list.getByRole('link').filter({ hasText: word })).toHaveCount(4);
    });
  });
}

test('“+” in Live stories begins a live story, typed into at once as it is', async ({
  newsroom,
  page,
}) => {
  const words = `Live from the estuary, ${word}`;
  await signIn(page, newsroom, '/studio/structure/stories-live');
  const list = page.getByTestId('document-list-pane');
  await expect(list.getByRole('link').first()).toBeVisible();
  await page.getByRole('link', { name: 'Story of this kind' }).click();
  const box = field(page, 'headline').locator('input');
  await expect(box).toBeFocused();
  await page.keyboard.type(words);
  const stored = '*[_type == "article" && headline == $words]{ kind }';
  await expect.poll(() => newsroom.client.fetch(stored, { words })).toEqual([{ kind: 'live' }]);
  await newsroom.client.delete({
    query: '*[_type == "article" && headline == $words]',
    params: { words },
  });
});

test('a search calls no story published that readers never saw, whatever time it was given', async ({
  newsroom,
  page,
}) => {
  const name = `Qv${randomUUID().slice(0, 6)}`;
  const { client } = newsroom;
  const desk = await anyDesk(client);
  const publishedAt = '2026-01-02T10:00:00Z';
  const id = `searched-${name.toLowerCase()}`;
  const began = { _id: `drafts.${id}-begun`, headline: `${name} begun`, publishedAt };
  const out = { _id: `${id}-out`, headline: `${name} out`, publishedAt };
  for (const { _id, ...facts } of [began, out]) await client.create(story(desk, _id, facts));
  await signIn(page, newsroom);
  await expect(page.getByTestId('desk')).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search', { exact: true }).fill(name);
  const found = (words: string) => page.getByRole('option').filter({ hasText: words });
  await expect(found(out.headline)).toContainText('Published, ');
  await expect(found(began.headline)).toContainText(name);
  await expect(found(began.headline)).not.toContainText(/publish/i);
  for (const { _id } of [began, out]) await client.delete(_id);
});

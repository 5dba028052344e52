import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { packetOf, type Words, withPacket } from '#sanity/pictures/testing/credited-pictures.ts';
import { expect, type SharedNewsroom, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { field, publish, publishButton, signIn } from './newsroom/studio.ts';

/** The newsroom's pictures: taken in, found again, chosen by the keyboard, and kept from readers they are not for. */

test.use({ locale: 'en-GB' });

/** A word that nobody else's picture has. */
const word = `heron${randomUUID().slice(0, 6)}`;
const id = `library-${word}`;
const captions = {
  weir: `Grey ${word} at the weir`,
  pole: `White ${word} on a pole`,
  nest: `Young ${word} in its nest`,
} as const;

const day = (ahead: number): string =>
  new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const fileOf = async (caption: string, words: Words = {}) => ({
  name: `${caption}.jpg`,
  mimeType: 'image/jpeg',
  buffer: await withPacket(
    packetOf({
      alt: `${caption}, seen from afar`,
      caption,
      creators: ['Ana Ruiz'],
      credit: 'Dateline',
      ...words,
    }),
  ),
});

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const at = await anyDesk(client);
  const headline = `Birds ${word}`;
  await client.create(story(at, `drafts.${id}`, { headline, slug: slug(id) }));
});

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  const ids = { ids: [id, `drafts.${id}`, `${id}-first`] };
  await client.delete({ query: '*[_id in $ids]', params: ids });
  await client.delete({
    query: '*[_type == "sanity.imageAsset" && originalFilename match $word]',
    params: { word: `*${word}*` },
  });
});

const pictures = (page: Page) => page.getByTestId('library-picture');

/** Looks for pictures in the library that is open. */
async function find(page: Page, words: string, many: number) {
  await page.getByLabel('Find a picture').fill(words);
  await expect(pictures(page)).toHaveCount(many);
}

const openStory = (page: Page) => page.goto(`/studio/intent/edit/id=${id};type=article`);

/** Chooses a picture for the open story as an editor does whose hands stay on the keys, until it is stored. */
async function chooseByKeys(page: Page, name: keyof typeof captions) {
  await page.getByRole('button', { name: 'Select', exact: true }).first().click();
  await expect(page.getByLabel('Find a picture')).toBeFocused();
  await page.keyboard.type(`${word} ${name}`);
  await expect(pictures(page)).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(pictures(page).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('picture-library')).toBeHidden();
  // Its words come last. What the Studio has still to send would undo what a test changes in the lake next.
  await expect.poll(storedCaption).toBe(captions[name]);
}

const storedCaption = () =>
  sharedNewsroom().client.fetch<string | null>(
    '*[_type == "article" && _id == $id][0].leadImage.caption',
    { id: `drafts.${id}` },
  );

const caption = (page: Page) => field(page, 'leadImage.caption').locator('textarea');

/** Takes the picture out of the story again. */
const without = ({ client }: SharedNewsroom) =>
  client.patch(`drafts.${id}`).unset(['leadImage', 'publishedAt']).commit();

test('pictures come in with their words and are found by words and by tag', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom, '/studio/pictures');
  await expect(page.getByLabel('Find a picture')).toBeVisible();

  await test.step('several at once, each with what it says of itself', async () => {
    const files = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Upload pictures' }).click();
    await (await files).setFiles([
      await fileOf(captions.weir),
      await fileOf(captions.pole, { ends: '2020-01-31' }),
      await fileOf(captions.nest),
    ]);
    await expect(page.locator('[data-testid="picture-upload"][data-state="done"]')).toHaveCount(3);
    await find(page, `${word} ANA ruiz`, 3);
    await find(page, `pol ${word}`, 1);
    await expect(pictures(page)).toContainText('Rights ended on');
    await find(page, `${word} nobody-has-said-this`, 0);
  });

  await test.step('the arrows lead from one to the next, and back to the words', async () => {
    await find(page, word, 3);
    const all = pictures(page).locator('[data-picture]');
    await page.keyboard.press('ArrowDown');
    await expect(all.nth(0)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(all.nth(2)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(all.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByLabel('Find a picture')).toBeFocused();
  });

  await test.step('a tag and a rule are given to one, and it is found by the tag', async () => {
    await find(page, `${word} nest`, 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const details = page.getByTestId('picture-details');
    await expect(details.getByTestId('picture-uses')).toContainText('Not used yet');
    await details.getByLabel('What use is allowed').selectOption('once');
    await details.getByRole('combobox', { name: 'Add a tag' }).fill('Colombia');
    await expect(page.getByRole('option', { name: 'Colombia' }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(details.getByRole('button', { name: 'Show pictures of Colombia' })).toBeVisible();
    await details.getByRole('button', { name: 'Save' }).click();
    await expect(details).toBeHidden();
    await expect(pictures(page)).toContainText('For one story only');

    await find(page, word, 3);
    await page.getByRole('combobox', { name: 'Only of a tag' }).fill('Colombia');
    await expect(page.getByRole('option', { name: 'Colombia' }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(pictures(page)).toHaveCount(1);
    await expect(pictures(page)).toContainText(captions.nest);
  });
});

test('a picture is chosen by the keyboard; what it is not for it stops, and says why', async ({
  newsroom,
  page,
}) => {
  const { client } = newsroom;
  const assetOf = (words: string) =>
    client.fetch<string>(
      '*[_type == "sanity.imageAsset" && originalFilename match $words][0]._id',
      { words: `*${words}*` },
    );
  await signIn(page, newsroom);
  await openStory(page);
  await expect(publishButton(page)).toBeEnabled();
  await page.getByRole('button', { name: 'Before publishing' }).click();
  const preflight = page.getByTestId('preflight');
  const stops = preflight.getByRole('region', { name: 'What stops it' });

  await test.step('rights that have ended stop it', async () => {
    await chooseByKeys(page, 'pole');
    await expect(caption(page)).toHaveValue(captions.pole);
    await expect(stops).toContainText('The rights to this picture end on 31 Jan 2020');
    await expect(publishButton(page)).toBeDisabled();
    await without(newsroom);
    await expect(stops).toContainText('it can be published');
  });

  await test.step('one for a single story that has it already stops the next', async () => {
    const picture = {
      _type: 'newsImage',
      asset: { _type: 'reference', _ref: await assetOf('nest') },
      alt: 'A nest',
      credit: 'Dateline',
    };
    const headline = `The first ${word}`;
    const at = await anyDesk(client);
    await client.create(story(at, `${id}-first`, { headline, leadImage: picture }));
    await chooseByKeys(page, 'nest');
    await expect(stops).toContainText(`in one story only, and stands in “${headline}”`);
    await expect(page.getByTestId('picture-used-in')).toContainText(headline);
    await expect(publishButton(page)).toBeDisabled();
    await without(newsroom);
    await expect(stops).toContainText('it can be published');
  });

  await test.step('one that may be used until tomorrow does not stand in a story of next week', async () => {
    await chooseByKeys(page, 'weir');
    await expect(caption(page)).toHaveValue(captions.weir);
    await client
      .patch(`drafts.${id}`)
      .set({ 'leadImage.rights': { expires: day(1) }, publishedAt: `${day(7)}T12:00:00.000Z` })
      .commit();
    await expect(stops).toContainText('it cannot be published after that day');
    await expect(publishButton(page)).toBeDisabled();
    await client.patch(`drafts.${id}`).unset(['publishedAt']).commit();
    await expect(stops).toContainText('it can be published');
    await expect(preflight.getByRole('region', { name: 'Worth a look' })).toContainText(
      'What is published then stays',
    );
  });

  await test.step('published with it, the library tells where it stands', async () => {
    await publish(page);
    await expect.poll(() => client.getDocument(id)).toBeTruthy();
    await signIn(page, newsroom, '/studio/pictures');
    await find(page, `${word} weir`, 1);
    await expect(pictures(page)).toContainText('Used in 1 place');
    await page.getByLabel('Find a picture').press('ArrowDown');
    await page.keyboard.press('Enter');
    const details = page.getByTestId('picture-details');
    await expect(details.getByTestId('picture-uses')).toContainText(`Birds ${word}`);
    await expect(details).toContainText('It cannot be deleted while something shows it');
  });
});

import type { Browser, Locator, Page } from '@playwright/test';
import { expect, type SharedNewsroom, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { addEditor, type Person, removeEditor } from './newsroom/people.ts';
import { anyDesk, story } from './newsroom/story.ts';
import { field, signIn } from './newsroom/studio.ts';

/** Two editors in one story at once: they see each other, and nobody's typing is lost. */

const id = 'together-story';
const people: Person[] = [];

test.beforeAll(async () => {
  const newsroom = sharedNewsroom();
  for (const name of ['Ada Brine', 'Benno Clay']) people.push(await addEditor(newsroom, name));
  const fields = { headline: 'Old headline', standfirst: 'Old standfirst.' };
  await newsroom.client.createOrReplace(story(await anyDesk(newsroom.client), id, fields));
});

test.afterAll(async () => {
  const newsroom = sharedNewsroom();
  for (const person of people) await removeEditor(newsroom, person);
  await newsroom.client.delete({ query: '*[_id in $ids]', params: { ids: [id, `drafts.${id}`] } });
});

const headlineOf = (page: Page) => field(page, 'headline').locator('input');
const standfirstOf = (page: Page) => field(page, 'standfirst').locator('textarea');

/** Somebody's picture in the open document. */
const avatar = (page: Page, { name }: Person): Locator =>
  page.getByTestId('document-panel-scroller').locator(`[data-ui="Avatar"][title="${name}"]`);

async function openStory(browser: Browser, newsroom: SharedNewsroom, editor: Person) {
  const page = await (await browser.newContext({ baseURL: newsroom.url })).newPage();
  await signIn(page, { url: newsroom.url, editor }, `/studio/intent/edit/id=${id};type=article`);
  await expect(headlineOf(page)).toHaveValue('Old headline');
  return page;
}

test('two editors see each other, type at once without loss, and see who changed which field', async ({
  newsroom,
  browser,
}) => {
  const [ada, benno] = people;
  if (ada === undefined || benno === undefined) throw new Error('Two editors were to be added.');
  const adas = await openStory(browser, newsroom, ada);
  const bennos = await openStory(browser, newsroom, benno);

  await test.step('each sees the other in the field where they are', async () => {
    await headlineOf(adas).click();
    await expect(avatar(bennos, ada).first()).toBeVisible();
    await standfirstOf(bennos).click();
    await expect(avatar(adas, benno).first()).toBeVisible();
    await expect.poll(() => fieldWith(adas, avatar(adas, benno))).toBe('standfirst');
    await expect.poll(() => fieldWith(bennos, avatar(bennos, ada))).toBe('headline');
  });

  const headline = 'Two desks write one story';
  const standfirst = 'One has the headline, the other what stands below it.';
  await test.step('both type at once, and each sees both', async () => {
    await headlineOf(adas).fill('');
    await standfirstOf(bennos).fill('');
    await Promise.all([
      headlineOf(adas).pressSequentially(headline, { delay: 40 }),
      standfirstOf(bennos).pressSequentially(standfirst, { delay: 20 }),
    ]);
    for (const page of [adas, bennos]) {
      await expect(headlineOf(page)).toHaveValue(headline);
      await expect(standfirstOf(page)).toHaveValue(standfirst);
    }
    await expect
      .poll(() => newsroom.client.getDocument(`drafts.${id}`))
      .toMatchObject({ headline, standfirst });
  });

  await test.step('“Review changes” names who changed which field', async () => {
    await adas.getByTestId('pane-footer-document-status').click();
    await adas.getByRole('tab', { name: 'Review changes' }).click();
    await isChangeOf(adas, 'headline', ada);
    await isChangeOf(adas, 'standfirst', benno);
  });

  await test.step('who leaves is gone', async () => {
    await bennos.context().close();
    await expect(avatar(adas, benno)).toHaveCount(0);
  });
  await adas.context().close();
});

/** The field beside which an element stands, by the heights on the page. */
async function fieldWith(page: Page, element: Locator): Promise<string> {
  const box = await element.first().boundingBox();
  if (box === null) return 'nowhere';
  const middle = box.y + box.height / 2;
  for (const name of ['headline', 'slug', 'standfirst']) {
    const around = await field(page, name).boundingBox();
    if (around !== null && middle >= around.y - 12 && middle <= around.y + around.height)
      return name;
  }
  return `at ${middle}`;
}

/**
 * Pointed at, the new text of a field tells whose it is. Only the new text: what was taken away the
 * Studio gives to whoever changed the document first.
 */
async function isChangeOf(page: Page, name: string, author: Person): Promise<void> {
  const added = page
    .locator('[data-ui="field-diff-inspect-wrapper"]')
    .filter({ has: page.getByTestId(`single-change-revert-button-${name}`) })
    .locator('ins');
  const told = page.locator('[data-ui="Tooltip"]').filter({ hasText: 'Added', visible: true });
  for (const part of [added.first(), added.last()]) {
    await part.hover();
    await expect(told).toContainText(author.name);
    await page.mouse.move(0, 0);
    await expect(told).toHaveCount(0);
  }
}

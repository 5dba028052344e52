import type { Page } from '@playwright/test';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { addPerson, type Person, removeEditor } from './newsroom/people.ts';
import { anyDesk, paragraph, slug } from './newsroom/story.ts';
import { choose, field, publish, publishButton, signIn, signOut } from './newsroom/studio.ts';

/** A story through the newsroom: begun, handed over, approved, scheduled, published, changed, taken down. */

const headline = 'The night shift hands over its story to the day';
const address = '/article/the-night-shift';
const byHeadline = '*[_type == "article" && headline == $headline]';
let writer: Person;

test.beforeAll(async () => {
  writer = await addPerson(sharedNewsroom(), 'Wanda Writer', 'contributor');
});
test.afterAll(async () => {
  const newsroom = sharedNewsroom();
  await newsroom.client.delete({
    query: '*[_type == "article" && slug.current == "the-night-shift"]',
  });
  await removeEditor(newsroom, writer);
});

const onDesk = async (page: Page, pile: string) => {
  await page.goto('/studio/desk');
  await page.getByTestId(`desk-${pile}`).click();
  return page.getByTestId('desk-story').filter({ hasText: headline });
};

test('a story goes through the newsroom, and every screen says where it stands', async ({
  newsroom,
  page,
}) => {
  const { client } = newsroom;
  const at = await anyDesk(client);
  const stored = <T>(what: string) => client.fetch<T>(`${byHeadline}${what}`, { headline });
  const draftId = () => stored<string>('[_id in path("drafts.**")][0]._id');

  await test.step('the Studio opens with the desk, and “+” begins what the list shows', async () => {
    await signIn(page, { url: newsroom.url, editor: writer });
    await expect(page.getByTestId('desk')).toBeVisible();
    await page.getByTestId('desk-live').click();
    await page.getByTestId('desk-begin').click();
    await field(page, 'headline').locator('input').fill(headline);
    await expect.poll(() => stored('[0].kind')).toBe('live');
    expect(await stored('[0].publishedAt')).toBeNull();
  });

  await test.step('a contributor hands it over, and is offered no more than that', async () => {
    const id = await draftId();
    await client
      .patch(id)
      .set({
        slug: slug('the-night-shift'),
        standfirst: 'Nobody slept.',
        section: { _type: 'reference', _ref: at.section },
        authors: [{ _type: 'reference', _ref: at.author, _key: 'a' }],
        body: [paragraph('It was dark.')],
      })
      .commit();
    await expect(publishButton(page)).toHaveCount(0);
    await page.getByTestId('action-handoverforreview').click();
    await page.getByTestId('hand-over-form').locator('textarea').fill('Is the name right?');
    await page.getByTestId('confirm-hand-over').click();
    await expect(field(page, 'desk')).toContainText('For review');
    await expect.poll(() => stored('[0].desk.note')).toBe('Is the name right?');
    await page.goto('/studio/structure');
    await expect(page.getByRole('link', { name: 'All stories' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Redirects' })).toHaveCount(0);
    await signOut(page);
  });

  await test.step('an editor finds it on the desk with its note, and approves it', async () => {
    await signIn(page, newsroom);
    const row = await onDesk(page, 'review');
    await expect(row).toContainText('Is the name right?');
    await row.getByRole('link').click();
    await choose(page, 'Approve');
    await page.getByTestId('confirm-hand-over').click();
    await expect.poll(() => stored('[0].desk.state')).toBe('ready');
    await expect(await onDesk(page, 'ready')).toHaveCount(1);
  });

  await test.step('a time ahead is named by the button before and by every list after', async () => {
    const row = await onDesk(page, 'ready');
    const ahead = new Date(Date.now() + 3_600_000).toISOString();
    await client
      .patch(await draftId())
      .set({ publishedAt: ahead })
      .commit();
    await expect(row).toContainText('Draft for later');
    await row.getByRole('link').click();
    await expect(publishButton(page)).toContainText('Schedule for');
    await publish(page);
    await expect(page.getByText(/^Scheduled\. Readers see it from .*UTC/)).toBeVisible();
    await expect(page.getByTestId('action-scheduled')).toBeVisible();
    expect((await page.request.get(address)).status()).toBe(404);
    expect(await stored('[0].desk.note')).toBeNull();
  });

  await test.step('published by the keyboard with no time set, it is dated when that is', async () => {
    // As it would be without the hour: never published, no time set.
    const id = (await stored<string>('[0]._id')).replace('drafts.', '');
    await client.action({
      actionType: 'sanity.action.document.unpublish',
      draftId: `drafts.${id}`,
      publishedId: id,
    });
    await client.patch(`drafts.${id}`).unset(['publishedAt']).commit();
    await expect(publishButton(page)).toContainText('Publish now');
    await expect(publishButton(page)).toBeEnabled();
    const before = Date.now();
    await field(page, 'headline').locator('input').press('Control+Alt+p');
    await expect.poll(async () => (await page.request.get(address)).status()).toBe(200);
    const dated = Date.parse((await client.getDocument(id))?.publishedAt);
    expect(dated).toBeGreaterThanOrEqual(before - 5000);
    expect(dated).toBeLessThanOrEqual(Date.now() + 5000);
    await expect(page.getByText(/^Published\. Readers see it at \/article/)).toBeVisible();
    await expect(page.getByTestId('action-published')).toBeVisible();
  });

  await test.step('a change after it is one, until it is published', async () => {
    await field(page, 'standfirst').locator('textarea').fill('Nobody slept twice.');
    await expect(publishButton(page)).toContainText('Update');
    await expect
      .poll(() => stored('[_id in path("drafts.**")][0].standfirst'))
      .toBe('Nobody slept twice.');
    await expect(await onDesk(page, 'changed')).toContainText('Changed since publishing');
  });

  await test.step('it is taken down, and its words stay in the form', async () => {
    await (await onDesk(page, 'changed')).getByRole('link').click();
    await choose(page, 'Take down');
    await page.getByTestId('confirm-button').click();
    await expect.poll(async () => (await page.request.get(address)).status()).toBe(404);
    await expect(field(page, 'standfirst').locator('textarea')).toHaveValue('Nobody slept twice.');
    await expect(await onDesk(page, 'open')).toContainText('Withdrawn');
  });

  await test.step('on a phone it is found by its byline, corrected and published', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/studio/desk');
    const author = await client.fetch<string>('*[_type == "author" && _id == $id][0].name', {
      id: at.author,
    });
    await page.getByLabel('Find a story by headline or byline').fill(author);
    const row = page.getByTestId('desk-story').filter({ hasText: headline });
    await row.getByRole('link').click();
    await field(page, 'standfirst').locator('textarea').fill('Nobody slept three times.');
    await publish(page);
    await expect
      .poll(async () => (await page.request.get(address)).text())
      .toContain('Nobody slept three times.');
  });
});

test('what is looked for while the Studio still asks what it may offer stays in its field', async ({
  newsroom,
  page,
}) => {
  const answered = Promise.withResolvers<void>();
  await page.route(/\/lake\/[^/]+\/(features|journey\/)/, async (route) => {
    await answered.promise;
    await route.continue();
  });
  await signIn(page, newsroom, '/studio/desk');
  const words = page.getByLabel('Find a story by headline or byline');
  await words.fill('zzzz');
  const nothing = page.getByText('No story has these words in its headline or byline.');
  await expect(nothing).toBeVisible();
  const told = page.waitForResponse((response) => response.url().includes('/features'));
  answered.resolve();
  await (await told).finished();
  await words.press('Backspace');
  // Until the desk has asked again, which takes longer than a Studio that begins anew.
  await page.waitForResponse((response) => response.url().includes('desk-search'));
  await expect(words).toHaveValue('zzz');
  await expect(nothing).toBeVisible();
});

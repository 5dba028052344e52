import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';
import { field, publishButton, signIn } from './newsroom/studio.ts';

/**
 * Publishing is pressed right after the last word, or something is written right after it was pressed: what is
 * published is what was checked, and what is not published is told.
 */

const whole = `at-once-whole-${randomUUID().slice(0, 8)}`;
const part = `at-once-part-${randomUUID().slice(0, 8)}`;
const crossed = `at-once-crossed-${randomUUID().slice(0, 8)}`;
const words = `at-once-words-${randomUUID().slice(0, 8)}`;
const moved = `at-once-moved-${randomUUID().slice(0, 8)}`;
const left = `at-once-left-${randomUUID().slice(0, 8)}`;
const written = 'What it is about, written at the very last.';
const said = (page: Page) => page.locator('[data-ui="Toast"]');

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  const ids = [whole, part, crossed, words, moved, left].flatMap((one) => [one, `drafts.${one}`]);
  await client.delete({ query: '*[_id in $ids]', params: { ids } });
});

/** Opens a draft while its first check is held up, which ends when `goOn` is called. */
async function openUnchecked(page: Page, id: string, fields: { standfirst: string }) {
  const newsroom = sharedNewsroom();
  const { client } = newsroom;
  await client.createOrReplace(story(await anyDesk(client), `drafts.${id}`, fields));
  const held = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await page.route(/tag=sanity\.studio\.one-address/, async (route) => {
    asked.resolve();
    await held.promise;
    await route.continue();
  });
  await signIn(page, newsroom, `/studio/intent/edit/id=${id};type=article`);
  const standfirst = field(page, 'standfirst').locator('textarea');
  await expect(standfirst).toHaveValue(fields.standfirst);
  await asked.promise;
  return { standfirst, goOn: held.resolve };
}

/** Presses the button once what was typed is stored. */
async function press(page: Page, id: string, standfirst: string | null) {
  const { client } = sharedNewsroom();
  await expect
    .poll(() =>
      client.fetch(`*[_type == "article" && _id == $id][0].standfirst`, { id: `drafts.${id}` }),
    )
    .toBe(standfirst);
  await publishButton(page).click();
  await expect(page.getByRole('button', { name: 'Checking…' })).toBeDisabled();
}

test('what was missing a moment ago does not stop a story that is whole', async ({
  newsroom,
  page,
}) => {
  const { standfirst, goOn } = await openUnchecked(page, whole, { standfirst: '' });
  await standfirst.fill(written);
  await press(page, whole, written);
  goOn();
  await expect
    .poll(() =>
      newsroom.client.fetch(`*[_type == "article" && _id == $whole][0].standfirst`, { whole }),
    )
    .toBe(written);
  await expect(said(page).filter({ hasText: 'Published.' })).toBeVisible();
});

test('what was there a moment ago does not let a story through that is not', async ({
  newsroom,
  page,
  complaints,
}) => {
  complaints.expect(/^message \(critical\): Not yet\./);
  const { standfirst, goOn } = await openUnchecked(page, part, { standfirst: written });
  await standfirst.fill('');
  await press(page, part, null);
  goOn();
  await expect(said(page).filter({ hasText: 'Not yet. Standfirst' })).toBeVisible();
  await expect(page.getByTestId('action-publishnow')).toBeDisabled();
  expect(await newsroom.client.fetch(`count(*[_id == $part])`, { part })).toBe(0);
});

/** Holds the publication of a story back at the wire, until it is let go. */
async function holdPublishing(page: Page) {
  const held = Promise.withResolvers<void>();
  const count = { sent: 0 };
  await page.route(/\/data\/actions\/.*tag=sanity\.studio\.publish/, async (route) => {
    count.sent += 1;
    await held.promise;
    await route.continue();
  });
  return { count, goOn: held.resolve };
}

test('what somebody else writes while it is being published stops it; what one writes oneself waits', async ({
  newsroom,
  page,
  complaints,
}) => {
  complaints.expect(/^message \(critical\): Not published: it was changed/, /status of 409/);
  const { client } = newsroom;
  const id = `drafts.${crossed}`;
  await client.createOrReplace(
    story(await anyDesk(client), id, { standfirst: 'As it was checked.', publishedAt: null }),
  );
  const { count, goOn } = await holdPublishing(page);
  await signIn(page, newsroom, `/studio/intent/edit/id=${crossed};type=article`);
  await expect(publishButton(page)).toBeEnabled();
  const standfirst = field(page, 'standfirst').locator('textarea');
  await standfirst.press('Control+Alt+p');
  await expect.poll(() => count.sent).toBe(1);
  await expect(page.getByRole('button', { name: 'Publishing…' })).toBeDisabled();

  // The Studio would drop it with the draft.
  await page.keyboard.type('Lost?');
  await expect(standfirst).toHaveValue('As it was checked.');
  await client.patch(id).set({ standfirst: written }).commit();
  await expect(standfirst).toHaveValue(written);
  goOn();
  await expect(said(page).filter({ hasText: 'Not published: it was changed' })).toBeVisible();
  expect(await client.fetch(`count(*[_id == $crossed])`, { crossed })).toBe(0);
  // Of a publication that did not happen nothing stays.
  const draft = `*[_type == "article" && _id == $id][0]`;
  const moments = await client.fetch(`${draft}{ publishedAt, "seen": desk.appearedAt }`, { id });
  expect(moments).toEqual({ publishedAt: null, seen: null });

  // The cursor is where it was.
  await expect(standfirst).toBeFocused();
  await standfirst.press('Control+Alt+p');
  await expect(said(page).filter({ hasText: 'Published.' })).toBeVisible();
  expect(await client.fetch(`${draft}.standfirst`, { id: crossed })).toBe(written);
  expect(count.sent).toBe(2);
});

test('the last words of a body are published with it, and writing goes on where it was', async ({
  newsroom,
  page,
}) => {
  const { client } = newsroom;
  await client.createOrReplace(
    story(await anyDesk(client), `drafts.${words}`, { body: [paragraph('It rained')] }),
  );
  await signIn(page, newsroom, `/studio/intent/edit/id=${words};type=article`);
  const body = field(page, 'body').locator('[contenteditable="true"]').first();
  await expect(body).toContainText('It rained');
  await expect(publishButton(page)).toBeEnabled();
  await body.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' for three days.');
  await page.keyboard.press('Control+Alt+p');
  await expect(said(page).filter({ hasText: 'Published.' })).toBeVisible();
  const text = `pt::text(*[_type == "article" && _id == $id][0].body)`;
  expect(await client.fetch(text, { id: words })).toBe('It rained for three days.');

  await expect(body).toBeFocused();
  await page.keyboard.type(' Then it stopped.');
  await expect
    .poll(() => client.fetch(text, { id: `drafts.${words}` }))
    .toBe('It rained for three days. Then it stopped.');
});

test('where an old address cannot be kept, the next press publishes without it, and says so before', async ({
  newsroom,
  page,
  complaints,
}) => {
  complaints.expect(/^message \(critical\): Not published: redirects/, /status of 500/);
  const { client } = newsroom;
  const at = await anyDesk(client);
  await client.createOrReplace(story(at, moved));
  const newer = { slug: slug(`${moved}-newer`) };
  await client.createOrReplace(story(at, `drafts.${moved}`, newer));
  await page.route(/\/data\/mutate\//, (route) =>
    route.request().postData()?.includes('"_type":"redirect"')
      ? route.fulfill({ status: 500, json: { error: { description: 'The disk is full.' } } })
      : route.continue(),
  );
  await signIn(page, newsroom, `/studio/intent/edit/id=${moved};type=article`);
  await expect(publishButton(page)).toBeEnabled();
  await publishButton(page).click();
  await expect(said(page).filter({ hasText: 'The disk is full.' })).toBeVisible();
  const address = `*[_type == "article" && _id == $moved][0].slug.current`;
  expect(await client.fetch(address, { moved })).toBe(moved);

  await page.getByRole('button', { name: 'Publish anyway' }).click();
  await expect(said(page).filter({ hasText: 'Updated.' })).toBeVisible();
  expect(await client.fetch(address, { moved })).toBe(newer.slug.current);
});

test('who leaves a story that was still being checked is told that it is not published', async ({
  newsroom,
  page,
  complaints,
}) => {
  complaints.expect(/^message \(critical\): Not published: it was left/);
  const { standfirst, goOn } = await openUnchecked(page, left, { standfirst: '' });
  await standfirst.fill(written);
  await press(page, left, written);
  await page.getByTestId('studio-navbar').getByRole('link', { name: 'Desk' }).click();
  await expect(said(page).filter({ hasText: 'Not published: it was left' })).toBeVisible();
  goOn();
  expect(await newsroom.client.fetch(`count(*[_id == $left])`, { left })).toBe(0);
});

import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, story } from './newsroom/story.ts';
import { field, publishButton, signIn } from './newsroom/studio.ts';

/**
 * Publishing is pressed right after the last word: what is published is what was checked, whatever of an earlier
 * state of the story was still being checked meanwhile.
 */

const whole = `at-once-whole-${randomUUID().slice(0, 8)}`;
const part = `at-once-part-${randomUUID().slice(0, 8)}`;
const written = 'What it is about, written at the very last.';
const said = (page: Page) => page.locator('[data-ui="Toast"]');

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  const ids = [whole, part].flatMap((one) => [one, `drafts.${one}`]);
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

import { randomUUID } from 'node:crypto';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { addPerson, type Person, removeEditor } from './newsroom/people.ts';
import { anyDesk, story } from './newsroom/story.ts';
import { choose, field, openMenu, publishButton, signIn, signOut } from './newsroom/studio.ts';

/** A story that is not ready goes back to its writer with a note; who only writes is not offered more than that. */

const id = `handed-${randomUUID().slice(0, 8)}`;
const colleagues = `${id}-colleagues`;
const headline = `The mayor’s second letter, ${id}`;
const begun = '*[_type == "article" && headline == $headline][0]';
let writer: Person;

test.beforeAll(async () => {
  const newsroom = sharedNewsroom();
  writer = await addPerson(newsroom, `Wim ${id}`, 'contributor');
  const desk = { writer: 'somebody-else', state: 'writing' };
  await newsroom.client.create(
    story(await anyDesk(newsroom.client), `drafts.${colleagues}`, { desk }),
  );
});

test.afterAll(async () => {
  const newsroom = sharedNewsroom();
  await newsroom.client.delete({
    query: '*[_id == $colleagues || (_type == "article" && headline == $headline)]',
    params: { headline, colleagues: `drafts.${colleagues}` },
  });
  await removeEditor(newsroom, writer);
});

test('an editor returns a story with a note, and its writer finds it; nobody ends another’s draft', async ({
  newsroom,
  page,
}) => {
  const { client } = newsroom;
  const asWriter = { url: newsroom.url, editor: writer };
  const state = () => client.fetch<string>(`${begun}.desk.state`, { headline });

  await test.step('a contributor begins a story and hands it over by the keyboard', async () => {
    await signIn(page, asWriter);
    await page.getByTestId('desk-begin').press('Enter');
    await expect(field(page, 'headline').locator('input')).toBeFocused();
    await page.keyboard.type(headline);
    await expect.poll(state).toBe('writing');
    await page.getByTestId('action-handoverforreview').press('Enter');
    await expect(page.getByTestId('hand-over-form').locator('textarea')).toBeFocused();
    await page.keyboard.type('Is it enough?');
    await page.getByTestId('confirm-hand-over').press('Enter');
    await expect(page.getByText('Handed over for review.')).toBeVisible();
    await expect.poll(state).toBe('review');
  });

  await test.step('what they may not do they are not offered', async () => {
    await expect(publishButton(page)).toHaveCount(0);
    const offered = await openMenu(page);
    for (const name of ['Approve', 'Return to the writer', 'Take down']) {
      await expect(offered.filter({ hasText: name })).toHaveCount(0);
    }
    await page.keyboard.press('Escape');
    await page.goto(`/studio/intent/edit/id=${colleagues};type=article`);
    await expect(field(page, 'headline').locator('input')).not.toHaveValue('');
    await openMenu(page);
    await expect(offered.filter({ hasText: /Delete|Discard/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.goto('/studio/structure');
    await expect(page.getByRole('link', { name: 'All stories' })).toBeVisible();
    for (const name of ['Redirects', 'Site settings']) {
      await expect(page.getByRole('link', { name })).toHaveCount(0);
    }
    await signOut(page);
  });

  await test.step('an editor returns it', async () => {
    await signIn(page, newsroom);
    await page.getByTestId('desk-review').click();
    await page.getByTestId('desk-story').filter({ hasText: headline }).getByRole('link').click();
    await choose(page, 'Return to the writer');
    await page.getByTestId('hand-over-form').locator('textarea').fill('Who says so?');
    await page.getByTestId('confirm-hand-over').click();
    await expect.poll(state).toBe('writing');
    await signOut(page);
  });

  await test.step('its writer finds it on the desk, with what is missing', async () => {
    await signIn(page, asWriter);
    await page.getByTestId('desk-for-me').click();
    const row = page.getByTestId('desk-story').filter({ hasText: headline });
    await expect(row).toContainText('Who says so?');
    await row.getByRole('link').click();
    await expect(field(page, 'desk')).toContainText('Writing');
    await expect(field(page, 'desk')).toContainText('Who says so?');
    await expect(page.getByTestId('action-handoverforreview')).toBeEnabled();
  });
});

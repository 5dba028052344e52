import { randomUUID } from 'node:crypto';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';
import { field, publishButton, signIn } from './newsroom/studio.ts';

/** What a writer is told beside what is being written: where a headline is cut, how long it is, what will be printed. */

const id = `told-${randomUUID().slice(0, 8)}`;
const other = `${id}-first`;

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  await client
    .transaction()
    .create(story(desk, other, { headline: 'The first at this address', slug: slug(other) }))
    .create(story(desk, `drafts.${id}`, { body: [paragraph('The boats came at noon.')] }))
    .commit();
});

test.afterAll(() =>
  sharedNewsroom().client.delete({
    query: '*[_id in $ids]',
    params: { ids: [other, id, `drafts.${id}`] },
  }),
);

test('a writer sees where a headline is cut, how long a story is, and its dateline as printed', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom, `/studio/intent/edit/id=${id};type=article`);
  const headline = field(page, 'headline').locator('input');
  await expect(headline).not.toHaveValue('');

  await test.step('a headline, as search results and cards cut it', async () => {
    const room = page.getByTestId('headline-room');
    await headline.fill('Boats');
    await expect(room).toContainText('5 characters');
    await expect(room).toContainText('Search results: whole');
    await headline.fill(
      'Boats that waited nine days at the mouth of the river came in with the tide at noon',
    );
    await expect(room).toContainText('Search results: “Boats that waited nine days at the mouth');
    await expect(room).toContainText('Cards: whole');
  });

  await test.step('words and minutes, while they are written', async () => {
    const length = page.getByTestId('story-length');
    await expect(length).toHaveText('5 words · 1 min to read');
    const body = [paragraph('The boats came at noon. Nobody sang.')];
    await newsroom.client.patch(`drafts.${id}`).set({ body }).commit();
    await expect(length).toHaveText('7 words · 1 min to read');
  });

  await test.step('the dateline as it will stand, with the words after it', async () => {
    await field(page, 'dateline.city').locator('input').fill('Bogotá');
    await field(page, 'dateline.country').locator('input').fill('Colombia');
    await expect(page.getByTestId('dateline-printed')).toContainText(
      /^BOGOTÁ, Colombia — The boats came/,
    );
  });
});

test('an address that is taken is said once, with whose it is, and by the button too', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom, `/studio/intent/edit/id=${id};type=article`);
  await expect(field(page, 'headline').locator('input')).not.toHaveValue('');
  await page.getByRole('button', { name: 'Before publishing' }).click();
  const stops = page.getByTestId('preflight').getByRole('region', { name: 'What stops it' });
  await field(page, 'slug').locator('input').fill(other);
  const taken = stops.getByRole('button', { name: /The first at this address/ });
  await expect(taken).toHaveCount(1);
  await expect(stops.getByRole('button')).toHaveCount(1);
  await expect(publishButton(page)).toBeDisabled();
  const tooltip = page
    .locator('[data-ui="Tooltip"]')
    .filter({ hasText: 'The first at this address' })
    .last();
  // The button may be drawn anew under the pointer, which then has to come again.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await publishButton(page).hover({ force: true });
    await expect(tooltip).toBeVisible({ timeout: 3000 });
  }).toPass();
  await field(page, 'slug').locator('input').fill(`${id}-free`);
  await expect(stops).toContainText('it can be published');
  await expect(publishButton(page)).toBeEnabled();
});

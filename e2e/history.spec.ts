import { randomUUID } from 'node:crypto';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { field, publish, signIn } from './newsroom/studio.ts';

/** What a story said before comes back from the Studio's own history. */

// Its own each time: a document that was deleted keeps its history for the next of that name.
const id = `history-${randomUUID()}`;
const first = 'The bridge opens in June';
const second = 'The bridge opens in July';

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  await client.create(
    story(await anyDesk(client), `drafts.${id}`, { headline: first, slug: slug(id) }),
  );
});

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({ query: '*[_id in $ids]', params: { ids: [id, `drafts.${id}`] } });
});

test('an older revision is restored as the draft, and published again', async ({
  newsroom,
  page,
  request,
}) => {
  const address = `/article/${id}`;
  const says = async (headline: string) =>
    expect
      .poll(async () => (await request.get(address, { maxRetries: 3 })).text())
      .toContain(headline);
  const headline = field(page, 'headline').locator('input');
  await signIn(page, newsroom, `/studio/intent/edit/id=${id};type=article`);
  await expect(headline).toHaveValue(first);

  await test.step('publish it twice', async () => {
    await publish(page);
    await says(first);
    await headline.fill(second);
    await publish(page);
    await says(second);
  });

  await test.step('look at the older revision', async () => {
    await page.getByTestId('pane-footer-document-status').click();
    await page.getByRole('tab', { name: 'History' }).click();
    const published = page.getByTestId('timeline-item-button').filter({ hasText: 'Published' });
    await expect(published).toHaveCount(2);
    await published.last().click();
    await expect(headline).toHaveValue(first);
    // To look is not to change.
    expect(await newsroom.client.getDocument(`drafts.${id}`)).toBeUndefined();
  });

  await test.step('restore it: the draft says what it said, readers see the newer one', async () => {
    await page.getByTestId('action-reverttorevision').click();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect
      .poll(() => newsroom.client.getDocument(`drafts.${id}`))
      .toMatchObject({ headline: first });
    await expect(headline).toHaveValue(first);
    await says(second);
  });

  await test.step('publish it again', async () => {
    await publish(page);
    await says(first);
  });
});

import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { choose, field, publish, publishButton, signIn } from './newsroom/studio.ts';

/** A published story, mended and taken back from a phone. */

const id = 'phone-desk';
const address = '/article/phone-desk';
const wrong = 'The ferry sinks at its quay';
const right = 'The ferry sits at its quay';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test.afterAll(() =>
  sharedNewsroom().client.delete({ query: `*[_id in ["${id}", "drafts.${id}"]]` }),
);

test('on a phone a headline is corrected and published, the story taken down and published again', async ({
  newsroom,
  page,
}) => {
  const { client } = newsroom;
  await client.createOrReplace(
    story(await anyDesk(client), id, { headline: wrong, slug: slug(id) }),
  );
  const asReader = () => page.request.get(address);
  await expect.poll(async () => (await asReader()).text()).toContain(wrong);
  const headline = field(page, 'headline').locator('input');
  const fits = () =>
    expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(390);

  await test.step('found on the desk', async () => {
    await signIn(page, newsroom);
    await page.getByLabel('Find a story by headline or byline').fill(wrong);
    const row = page.getByTestId('desk-story').filter({ hasText: wrong });
    await expect(row).toContainText('Published');
    await fits();
    await row.getByRole('link').tap();
    await expect(headline).toHaveValue(wrong);
    await fits();
  });

  await test.step('its headline is corrected, and readers have it', async () => {
    await headline.fill(right);
    await expect(publishButton(page)).toContainText('Update');
    await publish(page);
    await expect.poll(async () => (await asReader()).text()).toContain(right);
    expect(await (await asReader()).text()).not.toContain(wrong);
  });

  await test.step('it is taken down, and its words stay in the form', async () => {
    await choose(page, 'Take down');
    await expect(page.getByRole('dialog', { name: 'Take this story down?' })).toContainText(
      `Readers no longer find it at once, at ${address}`,
    );
    await fits();
    await page.getByTestId('confirm-button').tap();
    await expect.poll(async () => (await asReader()).status()).toBe(404);
    await expect(headline).toHaveValue(right);
  });

  await test.step('and is back with one press', async () => {
    await expect(publishButton(page)).toContainText('Publish now');
    await publish(page);
    await expect.poll(async () => (await asReader()).status()).toBe(200);
  });
});

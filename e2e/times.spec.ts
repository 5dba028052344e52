import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { field, publish, signIn, takesWords } from './newsroom/studio.ts';

/** Moments as editors and readers meet them: on the newsroom's clock, and lists that hold still. */

// The newsroom of the demonstration is in Bogota.
test.use({ timezoneId: 'Europe/London', locale: 'en-GB' });

const embargo = { id: 'times-embargo', at: '2031-01-15T14:00:00-05:00' };
const many = Array.from(
  { length: 45 },
  (_, index) => `times-list-${String(index).padStart(2, '0')}`,
);

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  const ids = [embargo.id, `drafts.${embargo.id}`, ...many, 'times-new', 'times-tag'];
  await client.delete({ query: '*[_id in $ids && _type != "tag"]', params: { ids } });
  await client.delete('times-tag');
});

test('an editor in London reads the newsroom’s time, named, and their own beside it', async ({
  newsroom,
  page,
}) => {
  const desk = await anyDesk(newsroom.client);
  const draft = story(desk, `drafts.${embargo.id}`, {
    headline: 'Held until the afternoon',
    slug: slug(embargo.id),
    publishedAt: embargo.at,
  });
  await newsroom.client.create(draft);
  await signIn(page, newsroom, `/studio/intent/edit/id=${embargo.id};type=article/`);

  const moment = field(page, 'publishedAt');
  const input = moment.locator('input').first();
  await expect(input).toHaveValue('2031-01-15T14:00');
  const told = page.getByText('15 Jan 2031, 14:00 in Bogota, UTC-5 (for you 19:00 in London, UTC)');
  await expect(told.first()).toBeVisible();
  // In the list beside it, in little room.
  await expect(page.getByText('Draft for later, 15 Jan 2031, 14:00 UTC-5').first()).toBeVisible();

  await test.step('what is published is stored as the instant it is', async () => {
    await publish(page);
    await expect
      .poll(() => newsroom.client.getDocument(embargo.id).then((found) => found?.publishedAt))
      .toBe('2031-01-15T19:00:00.000Z');
  });

  await test.step('what is typed is the newsroom’s time', async () => {
    await takesWords(page, moment);
    await input.fill('2031-01-16T09:30');
    await expect(page.getByText('16 Jan 2031, 09:30 in Bogota').first()).toBeVisible();
    await expect
      .poll(() =>
        newsroom.client.getDocument(`drafts.${embargo.id}`).then((found) => found?.publishedAt),
      )
      .toBe('2031-01-16T14:30:00.000Z');
  });

  await test.step('a time that lacks a part is none: what was stored stays', async () => {
    await input.focus();
    await input.press('Backspace');
    await expect(input).toHaveValue('');
    await input.blur();
    await expect(input).toHaveValue('2031-01-16T09:30');
  });

  await test.step('one key for this moment, and another for none', async () => {
    const stored = () =>
      newsroom.client.getDocument(`drafts.${embargo.id}`).then((found) => found?.publishedAt);
    const since = Date.now();
    await moment.getByRole('button', { name: 'Now' }).press('Enter');
    await expect.poll(async () => Date.parse(await stored())).toBeGreaterThanOrEqual(since - 1000);
    await input.fill('');
    await expect.poll(stored).toBeUndefined();
  });
});

test('a reader who goes on in a list meets every story once, whatever happens meanwhile', async ({
  newsroom,
  page,
}) => {
  const desk = await anyDesk(newsroom.client);
  const tags = [{ _type: 'reference', _ref: 'times-tag', _key: 'tag' }];
  const of = (id: string, minute: number) =>
    story(desk, id, {
      tags,
      publishedAt: new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString(),
    });
  const transaction = newsroom.client.transaction();
  transaction.create({
    _id: 'times-tag',
    _type: 'tag',
    title: 'Clocks',
    slug: slug('times-clocks'),
  });
  for (const [index, id] of many.entries()) transaction.create(of(id, index));
  await transaction.commit();

  const seen = async () =>
    (
      await page
        .locator('main ol li a[href^="/article/"]')
        .evaluateAll((links) => [
          ...new Set(links.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? '')),
        ])
    ).filter((id) => id.startsWith('times-'));
  const newest = many.toReversed();
  /** What is on the page that was gone to, once all of it has come. */
  const meets = (stories: string[]) =>
    expect(async () => expect(await seen()).toEqual(stories)).toPass();

  await page.goto('/tag/times-clocks');
  await meets(newest.slice(0, 20));
  await newsroom.client.create(of('times-new', 59));
  await newsroom.client.delete(newest[19] ?? '');

  await page.getByRole('link', { name: 'Older stories' }).click();
  await expect(page).toHaveURL(/\/tag\/times-clocks\/before\//);
  await meets(newest.slice(20, 40));
  await page.getByRole('link', { name: 'Older stories' }).click();
  await meets(newest.slice(40));
  await expect(page.getByRole('link', { name: 'Older stories' })).toHaveCount(0);

  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  const canonical = await page.locator('link[rel="canonical"]').getAttribute('href');
  expect(new URL(canonical ?? '').pathname).toBe(new URL(page.url()).pathname);
  await page.getByRole('link', { name: 'Newest stories' }).click();
  await expect(page).toHaveURL(/\/tag\/times-clocks$/);
  await expect(async () => expect((await seen())[0]).toBe('times-new')).toPass();

  // The numbered pages stay; places that nobody led to are none.
  expect((await page.request.get('/tag/times-clocks/page/2')).status()).toBe(200);
  for (const place of ['now/a', '2026-01-01T10:00:00Z/a', '0001-01-01T00:00:00.000Z/a']) {
    expect((await page.request.get(`/tag/times-clocks/before/${place}`)).status()).toBe(404);
    expect((await page.request.get(`/latest/before/${place}`)).status()).toBe(404);
  }
});

import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { sitemapFiles } from './newsroom/sitemap.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { choose, field, publish, signIn } from './newsroom/studio.ts';

/** A story that moves to another address, and one that is taken back, from the Studio. */

const id = 'moving-story';
const headline = 'The ferry timetable moves';

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({
    query: `*[_id in ["${id}", "drafts.${id}"] || _id match "*taken-back*" || (_type == "redirect" && from match "*ferry-timetable*")]`,
  });
});

test('a changed address leaves a redirect, and an unpublished story is gone from everywhere', async ({
  newsroom,
  page,
  request,
}) => {
  const desk = await anyDesk(newsroom.client);
  await newsroom.client.createOrReplace(
    story(desk, id, { headline, slug: slug('ferry-timetable') }),
  );
  await expect.poll(async () => (await request.get('/article/ferry-timetable')).status()).toBe(200);

  await signIn(page, newsroom, `/studio/intent/edit/id=${id};type=article`);
  await test.step('move it', async () => {
    await field(page, 'slug').locator('input').fill('ferry-timetable-moved');
    await publish(page);
    await expect
      .poll(async () => (await request.get('/article/ferry-timetable-moved')).status())
      .toBe(200);
    await expect
      .poll(async () => {
        const old = await request.get('/article/ferry-timetable', { maxRedirects: 0 });
        return [old.status(), old.headers().location];
      })
      .toEqual([308, '/article/ferry-timetable-moved']);
  });

  await test.step('take it back', async () => {
    expect(await (await request.get('/latest')).text()).toContain(headline);
    await choose(page, 'Take down');
    await page.getByTestId('confirm-button').click();
    await expect
      .poll(async () => (await request.get('/article/ferry-timetable-moved')).status())
      .toBe(404);
    const files = await sitemapFiles(request);
    for (const list of ['/', '/latest', `/tag/${desk.tagSlug}`, '/feed.xml', ...files]) {
      expect(await (await request.get(list)).text(), list).not.toContain('ferry-timetable-moved');
    }
  });
});

test('a story that others mention is unpublished all the same, and the editor sees where', async ({
  newsroom,
  page,
  request,
}) => {
  const { client } = newsroom;
  const desk = await anyDesk(client);
  const taken = story(desk, 'taken-back', { headline: 'The story that has to go' });
  // As it may be stored from before: references that would hold the story.
  const held = [{ _type: 'reference', _ref: taken._id, _key: 'held' }];
  const mentions = 'A story that mentions it';
  await client.createOrReplace(taken);
  await client.createOrReplace(story(desk, 'taken-back-1', { headline: mentions, related: held }));
  const draft = story(desk, 'drafts.taken-back-2', { headline: 'A colleague’s', related: held });
  await client.createOrReplace(draft);
  const status = async (address: string) => (await request.get(address)).status();
  await expect.poll(() => status('/article/taken-back')).toBe(200);
  await expect
    .poll(async () => (await request.get('/article/taken-back-1')).text())
    .toContain('The story that has to go');

  await signIn(page, newsroom, '/studio/intent/edit/id=taken-back;type=article');
  await choose(page, 'Take down');
  const list = page.getByTestId('internal-references');
  await expect(list).toContainText(mentions);
  await expect(list.getByRole('link').first()).toBeVisible();
  await expect(page.getByText('A story goes all the same')).toBeVisible();
  await page.getByTestId('confirm-button').click();

  await expect.poll(() => status('/article/taken-back')).toBe(404);
  await expect
    .poll(async () => (await request.get('/article/taken-back-1')).text())
    .not.toContain('The story that has to go');
  expect(await status('/article/taken-back-1')).toBe(200);
  const kept = await client.fetch(
    '*[_type == "article" && _id in $ids]{ _id, "ref": related[0] }',
    {
      ids: ['taken-back-1', 'drafts.taken-back-2', 'drafts.taken-back'],
    },
  );
  expect(kept).toHaveLength(3);
  expect(JSON.stringify(kept).match(/"_weak":true/g)).toHaveLength(2);
});

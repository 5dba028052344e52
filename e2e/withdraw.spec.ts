import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { sitemapFiles } from './newsroom/sitemap.ts';
import { anyDesk, slug, story } from './newsroom/story.ts';
import { field, publish, signIn } from './newsroom/studio.ts';

/** A story that moves to another address, and one that is taken back, from the Studio. */

const id = 'moving-story';
const headline = 'The ferry timetable moves';

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({
    query: `*[_id in ["${id}", "drafts.${id}"] || (_type == "redirect" && from match "*ferry-timetable*")]`,
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

  await signIn(page, newsroom);
  await page.goto(`/studio/intent/edit/id=${id};type=article`);
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
    await page.getByTestId('document-header-Published-chip').click();
    await page.getByTestId('action-unpublish').click();
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

import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { openBeside, pageBeside } from './newsroom/presentation.ts';
import { openByProgram, previewCookies } from './newsroom/preview.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';
import { field, signIn } from './newsroom/studio.ts';

/** Drafts on the real site: for who was let in, and for nobody else. */

const id = 'preview-story';
const published = 'What readers see of the tide tables';
const draft = 'What the editor is still writing on the tide tables';

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  await client
    .transaction()
    .createOrReplace(story(desk, id, { headline: published }))
    .createOrReplace(
      story(desk, `drafts.${id}`, {
        headline: draft,
        slug: slug(id),
        body: [
          paragraph('A draft paragraph.'),
          { _type: 'pullQuote', _key: 'quote', attribution: 'Nobody' },
        ],
      }),
    )
    .commit();
});

test.afterAll(async () => {
  await sharedNewsroom().client.delete({ query: `*[_id in ["${id}", "drafts.${id}"]]` });
});

test('a preview shows the draft under a bar with a way out; readers go on seeing what is published', async ({
  newsroom,
  context,
  browser,
}) => {
  const path = `/article/${id}`;
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(newsroom.url + path);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(published);

  const preview = await openByProgram(context, newsroom, path);
  await expect(preview.getByRole('heading', { level: 1 })).toContainText(draft);
  await expect(preview.getByText('A draft paragraph.')).toBeVisible();
  // What is wrong with a block is said to the editor, in its place.
  await expect(preview.getByText(/pullQuote|pull quote/i).first()).toBeVisible();
  const leave = preview
    .getByRole('button', { name: /leave|exit|published/i })
    .or(preview.getByRole('link', { name: /leave|exit/i }));
  await expect(leave.first()).toBeVisible();

  for (let look = 0; look < 3; look += 1) {
    await reader.reload();
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(published);
  }
  for (const list of ['/', '/latest', '/feed.xml', `/search?q=tide`]) {
    expect(await (await reader.request.get(newsroom.url + list)).text(), list).not.toContain(draft);
  }

  await preview.goto(`${newsroom.url}/latest`);
  await expect(preview.getByText(draft).first()).toBeVisible();
  await preview.goto(newsroom.url + path);
  await leave.first().click();
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText(published);
  expect(new URL(preview.url()).pathname).toBe(path);
  expect(await previewCookies(context)).toEqual([]);
});

test('an open preview follows the typing', async ({ newsroom, context }) => {
  const preview = await openByProgram(context, newsroom, `/article/${id}`);
  await expect(preview.getByRole('heading', { level: 1 })).toContainText(draft);
  await newsroom.client
    .patch(`drafts.${id}`)
    .set({ headline: `${draft}, still` })
    .commit();
  await expect(preview.getByRole('heading', { level: 1 })).toContainText(`${draft}, still`);
});

test('within the Studio the page beside the form offers no way out that would lose it', async ({
  newsroom,
  page,
}) => {
  await newsroom.client.patch(`drafts.${id}`).set({ headline: draft }).commit();
  await signIn(page, newsroom);
  await openBeside(page, `article/${id}`, `/article/${id}`);
  const beside = pageBeside(page);
  const title = beside.getByRole('heading', { level: 1 });
  const headline = field(page, 'headline').locator('input');
  await expect(title).toContainText(draft);
  await expect(beside.getByRole('complementary', { name: 'Preview' })).toBeVisible();
  await expect(beside.getByRole('button', { name: 'Leave the preview' })).toHaveCount(0);

  await test.step('what is typed beside it is on the page', async () => {
    await headline.fill(`${draft}, again`);
    await expect(title).toContainText(`${draft}, again`);
  });
});

import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from '@playwright/test';
import { expect, type SharedNewsroom, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { addEditor, type Person, removeEditor } from './newsroom/people.ts';
import { anyDesk, paragraph, story } from './newsroom/story.ts';
import { field, signIn } from './newsroom/studio.ts';

/** Writing in the real Studio, with the keyboard: nothing is lost, and nothing is in the way. */

const id = `writing-${randomUUID().slice(0, 8)}`;
const shared = `${id}-shared`;
const people: Person[] = [];
const author = `Jane ${id}`;
const section = `Rivers ${id}`;

test.beforeAll(async () => {
  const newsroom = sharedNewsroom();
  const desk = await anyDesk(newsroom.client);
  for (const name of ['Ida Quill', 'Otto Nib']) people.push(await addEditor(newsroom, name));
  await newsroom.client.create(
    story(desk, `drafts.${id}`, {
      body: [
        paragraph('The first.'),
        { _type: 'embed', _key: 'embed', url: 'https://example.org/v', title: 'A film' },
        paragraph('The end.'),
      ],
    }),
  );
  await newsroom.client.create(story(desk, `drafts.${shared}`, { headline: 'harbour lights' }));
});

test.afterAll(async () => {
  const newsroom = sharedNewsroom();
  for (const person of people) await removeEditor(newsroom, person);
  await newsroom.client.delete({
    query: '*[_type == "article" && (_id match $id || headline == $headline)]',
    params: { id: `*${id}*`, headline: `New ${id}` },
  });
  await newsroom.client.delete({
    query: '*[(_type == "author" && name == $author) || (_type == "section" && title == $section)]',
    params: { author, section },
  });
});

const bodyOf = (newsroom: SharedNewsroom): Promise<string[]> =>
  newsroom.client.fetch(
    '*[_type == "article" && _id == $id][0].body[]{"line": select(_type == "block" => pt::text(@), _type)}.line',
    { id: `drafts.${id}` },
  );

/** Drags something to the end of a line, as a hand does: a browser takes one leap for a click. */
async function drag(page: Page, what: Locator, line: Locator): Promise<void> {
  // Clear of the bar at the window's foot.
  await line.evaluate((end) => end.scrollIntoView({ block: 'center' }));
  const [from, to] = [await what.boundingBox(), await line.boundingBox()];
  if (from === null || to === null) throw new Error('There is nothing to drag, or nowhere to.');
  const [x, y] = [to.x + to.width - 12, to.y + to.height - 3];
  await page.mouse.move(from.x + from.width / 2, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, from.y + 30, { steps: 4 });
  await page.mouse.move(x, y - 2, { steps: 12 });
  await page.mouse.move(x, y, { steps: 2 });
  await page.mouse.up();
}

test('what is taken away comes back, a block moves between paragraphs, / opens blocks', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom, `/studio/intent/edit/id=${id};type=article`);
  const body = field(page, 'body').getByRole('textbox').first();
  await expect(body).toContainText('The end.');

  await test.step('as high as the window, without a box that scrolls', async () => {
    const editor = await field(page, 'body').getByTestId('pt-editor').boundingBox();
    expect(editor?.height).toBeGreaterThan(600);
    expect(editor?.y).toBeLessThan(900);
  });

  await test.step('all of it taken away and stored, then undone', async () => {
    await body.getByText('The end.').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Backspace');
    await expect.poll(() => bodyOf(newsroom)).toBeNull();
    await expect(body).not.toContainText('The end.');
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => bodyOf(newsroom)).toEqual(['The first.', 'embed', 'The end.']);
    await expect(body).toContainText('The end.');
  });

  await test.step('a block dragged onto the end of a paragraph', async () => {
    const block = body.locator('[draggable="true"]').filter({ hasText: 'A film' });
    // The form may still be drawing itself: then what is dragged is not where it was.
    await expect(async () => {
      // What the undo has selected would be dragged along.
      await body.getByText('The first.').click();
      await drag(page, block, body.getByText('The end.'));
      await expect
        .poll(() => bodyOf(newsroom), { timeout: 5000 })
        .toEqual(['The first.', 'The end.', 'embed']);
    }).toPass();
  });

  await test.step('a block by its first letters', async () => {
    await body.getByText('The first.').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/pul');
    await expect(page.getByRole('option', { name: 'Pull quote' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => bodyOf(newsroom))
      .toEqual(['The first.', 'pullQuote', 'The end.', 'embed']);
  });
});

test('a new story has the cursor in its headline; an author and a section are made of a name', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom, '/studio/structure');
  await page.getByRole('link', { name: 'All stories' }).click();
  await page.getByTestId('action-intent-button').first().click();
  await expect(field(page, 'headline').locator('input')).toBeFocused();
  await page.keyboard.type(`New ${id}`);
  await page.keyboard.press('Tab');
  await expect(field(page, 'standfirst').locator('textarea')).toBeFocused();

  await field(page, 'authors').getByRole('combobox').fill(author);
  await expect(page.getByRole('option', { name: `Create “${author}”` })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field(page, 'authors')).toContainText(author);
  const made = await newsroom.client.fetch(
    '*[_type == "author" && name == $author][0]{"slug": slug.current, "draft": _id in path("drafts.**")}',
    { author },
  );
  expect(made).toEqual({ slug: author.toLowerCase().replaceAll(' ', '-'), draft: false });

  await page.getByTestId('reference-input').first().getByRole('combobox').fill(section);
  await expect(page.getByRole('option', { name: `Create “${section}”` })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect
    .poll(() =>
      newsroom.client.fetch(
        '*[_type == "article" && headline == $headline][0].section->{title, "slug": slug.current}',
        { headline: `New ${id}` },
      ),
    )
    .toEqual({ title: section, slug: section.toLowerCase().replaceAll(' ', '-') });
});

async function opened(browser: Browser, newsroom: SharedNewsroom, editor: Person | undefined) {
  if (editor === undefined) throw new Error('An editor was to be added.');
  const page = await (await browser.newContext({ baseURL: newsroom.url })).newPage();
  await signIn(
    page,
    { url: newsroom.url, editor },
    `/studio/intent/edit/id=${shared};type=article`,
  );
  const headline = field(page, 'headline').locator('input');
  await expect(headline).toHaveValue('harbour lights');
  return { page, headline };
}

test('two people in one headline lose no letter', async ({ newsroom, browser }) => {
  const [ida, otto] = await Promise.all(people.map((person) => opened(browser, newsroom, person)));
  if (ida === undefined || otto === undefined) throw new Error('Two were to open the story.');
  await ida.headline.press('Home');
  await otto.headline.press('End');
  await Promise.all([
    ida.headline.pressSequentially('All the ', { delay: 60 }),
    otto.headline.pressSequentially(' go out tonight', { delay: 45 }),
  ]);
  const whole = 'All the harbour lights go out tonight';
  for (const { headline } of [ida, otto]) await expect(headline).toHaveValue(whole);
  await expect
    .poll(() => newsroom.client.getDocument(`drafts.${shared}`))
    .toMatchObject({ headline: whole });
  for (const { page } of [ida, otto]) await page.context().close();
});

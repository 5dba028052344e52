import type { Page } from '@playwright/test';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { shows } from './newsroom/headline.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';

/** A reader's page is a document: whole as it comes, and made true in place while it is open. */

const id = 'document-story';
const path = `/article/${id}`;
const texts = Array.from(
  { length: 30 },
  (_, n) => `Paragraph ${n} of the long story of the tides.`,
);
const body = (paragraphs: readonly string[], transcript = 'What is heard.') => [
  ...paragraphs.map((text, n) => ({ ...paragraph(text), _key: `p${n}-${text.length}` })),
  { _type: 'table', _key: 'table', rows: [{ _key: 'r', _type: 'row', cells: ['a', transcript] }] },
];

test.beforeEach(async () => {
  const { client } = sharedNewsroom();
  const desk = await anyDesk(client);
  await client.createOrReplace(
    story(desk, id, { headline: 'The tides, before', body: body(texts) }),
  );
});

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({
    query: `*[_id == "${id}" || (_type == "redirect" && from match "*document-story*")]`,
  });
});

/** Errors a page meets, the browser's own included. */
function troubles(page: Page): string[] {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 404/.test(message.text()))
      found.push(message.text());
  });
  return found;
}

test('an open page becomes its next version, and its reader keeps place, selection and what is open', async ({
  newsroom,
  page,
}) => {
  const found = troubles(page);
  await page.goto(path);
  // Something to open, as an audio block's transcript is, which a version does not know of.
  await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll('main p')].find((one) =>
      one.textContent?.includes('Paragraph 20 '),
    );
    paragraph?.scrollIntoView({ block: 'center' });
    const text = paragraph?.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, 12);
    document.querySelector<HTMLElement>('main a[rel="author"]')?.focus({ preventScroll: true });
  });
  const place = () =>
    page.evaluate(() => {
      const selection = getSelection();
      return {
        top: Math.round(
          selection?.anchorNode?.parentElement?.getBoundingClientRect().top ?? Number.NaN,
        ),
        selected: selection?.toString(),
        focused: document.activeElement?.textContent,
      };
    });
  const before = await place();
  expect(before.selected).toBe('Paragraph 20');
  await newsroom.client
    .patch(id)
    .set({
      headline: 'The tides, after',
      body: body(['A first paragraph that is new.', 'And a second.', ...texts]),
    })
    .commit();
  await shows(page, 'The tides, after');
  await expect(page.getByText('A first paragraph that is new.')).toHaveCount(1);
  const after = await place();
  expect(after.selected).toBe(before.selected);
  expect(after.focused).toBe(before.focused);
  expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(2);
  expect(await page.title()).toContain('The tides, after');
  await expect(page.locator('body > output')).toHaveText(/Updated: The tides, after/);
  expect(await page.locator('[id^="~"]').count()).toBe(0);
  expect(found).toEqual([]);
});

test('a story that is taken back is gone in place, and there again when it is published again', async ({
  newsroom,
  page,
}) => {
  const desk = await anyDesk(newsroom.client);
  await page.goto(path);
  await newsroom.client.delete(id);
  await shows(page, 'There is no page at this address');
  await expect(page.getByText('Paragraph 3 ')).toHaveCount(0);
  await newsroom.client.create(
    story(desk, id, { headline: 'The tides, again', body: body(texts) }),
  );
  await shows(page, 'The tides, again');
  expect(new URL(page.url()).pathname).toBe(path);
});

test('a story that moved while it was open is open at its new address', async ({
  newsroom,
  page,
}) => {
  await page.goto(path);
  await newsroom.client
    .transaction()
    .create({
      _id: 'document-moved',
      _type: 'redirect',
      from: path,
      to: '/article/document-story-moved',
      permanent: true,
    })
    .patch(id, (patch) =>
      patch.set({ slug: slug('document-story-moved'), headline: 'The tides, moved' }),
    )
    .commit();
  await shows(page, 'The tides, moved');
  expect(new URL(page.url()).pathname).toBe('/article/document-story-moved');
});

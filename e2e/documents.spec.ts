import type { Page } from '@playwright/test';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { shows } from './newsroom/headline.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';
import { isWhole } from './newsroom/whole.ts';

/** A reader's page is a document: whole as it comes, and made true in place while it is open. */

const id = 'document-story';
const path = `/article/${id}`;
const texts = Array.from(
  { length: 30 },
  (_, n) => `Paragraph ${n} of the long story of the tides.`,
);
let sound = '';
const body = (paragraphs: readonly string[], heard = 'What is heard.') => [
  ...paragraphs.map((text, n) => ({ ...paragraph(text), _key: `p${n}-${text.length}` })),
  {
    _type: 'audio',
    _key: 'sound',
    title: 'The tide coming in',
    file: { _type: 'file', asset: { _type: 'reference', _ref: sound } },
    transcript: [{ ...paragraph(heard), _key: 'heard' }],
  },
];

/** A minute of silence, as a browser can play it. */
function silence(): Buffer {
  const rate = 8000;
  const wav = Buffer.alloc(44 + rate * 60, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(wav.length - 44, 40);
  return wav;
}

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  const asset = await client.assets.upload('file', silence(), { filename: 'tide.wav' });
  sound = asset._id;
});

test.beforeEach(async () => {
  const { client, url } = sharedNewsroom();
  const desk = await anyDesk(client);
  const headline = 'The tides, before';
  await client.createOrReplace(story(desk, id, { headline, body: body(texts) }));
  const isThere = async () => {
    const html = await (await fetch(url + path)).text();
    return html.includes(headline) && isWhole(html);
  };
  // The site may still know what the test before has left: where the story had moved to, or that it was gone.
  await expect.poll(isThere).toBe(true);
});

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({
    query: `*[_id == "${id}" || (_type == "redirect" && from match "*document-story*")]`,
  });
  await client.delete(sound);
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
  await page.evaluate(async () => {
    // Lines break anew where fonts come late.
    await document.fonts.ready;
    const details = document.querySelector('details');
    if (details) details.open = true;
    const audio = document.querySelector('audio');
    if (audio) audio.muted = true;
    await audio?.play();
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
        isOpen: document.querySelector('details')?.open,
        isPlaying: document.querySelector('audio')?.paused === false,
      };
    });
  const before = await place();
  expect(before).toMatchObject({ selected: 'Paragraph 20', isOpen: true, isPlaying: true });
  await newsroom.client
    .patch(id)
    .set({
      headline: 'The tides, after',
      body: body(['A first paragraph that is new.', 'And a second.', ...texts], 'Heard anew.'),
    })
    .commit();
  await shows(page, 'The tides, after');
  await expect(page.getByText('A first paragraph that is new.')).toHaveCount(1);
  await expect(page.getByText('Heard anew.')).toBeVisible();
  const after = await place();
  expect({ ...after, top: 0 }).toEqual({ ...before, top: 0 });
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
  await expect(page).toHaveURL(/\/article\/document-story-moved$/);
});

test('a selection in a text that is edited elsewhere stays', async ({ newsroom, page }) => {
  await page.goto(path);
  await page.evaluate(() => {
    const text = [...document.querySelectorAll('main p')].find((one) =>
      one.textContent?.includes('Paragraph 5 '),
    )?.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, 11);
  });
  const edited = texts.map((text) => text.replace('Paragraph 5 of the long', 'Paragraph 5 of the'));
  await newsroom.client
    .patch(id)
    .set({ body: body(edited) })
    .commit();
  await expect(page.getByText('Paragraph 5 of the story')).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('Paragraph 5');
  await expect(page.locator('body > output')).toHaveText('This page has been updated.');
});

test('words typed into the search stay while the page changes', async ({ newsroom, page }) => {
  const desk = await anyDesk(newsroom.client);
  await page.goto('/search?q=tides');
  const words = page.getByRole('searchbox');
  await words.fill('the words of a reader');
  await newsroom.client.createOrReplace(story(desk, `${id}-2`, { headline: 'More tides' }));
  await shows(page, 'More tides');
  await expect(words).toHaveValue('the words of a reader');
  await expect(words).toBeFocused();
  await newsroom.client.delete(`${id}-2`);
});

test('a page that comes back from the back-forward cache, or to the front, is true', async ({
  newsroom,
  page,
}) => {
  await page.goto(path);
  await page.goto('/latest');
  await newsroom.client.patch(id).set({ headline: 'Changed meanwhile' }).commit();
  await page.goBack();
  await shows(page, 'Changed meanwhile');
  await newsroom.client.patch(id).set({ headline: 'And again' }).commit();
  await shows(page, 'And again');
});

test('the date over the nameplate is that of the newsroom, whenever a page was opened', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto('/');
  const date = page.locator('time[data-zone]');
  const before = await date.getAttribute('datetime');
  await page.clock.fastForward('24:00:00');
  await expect(date).not.toHaveAttribute('datetime', before ?? '');
});

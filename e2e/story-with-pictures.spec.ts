import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { gallery } from '#sanity/demo/pictures/gallery.ts';
import { renderDrawing } from '#sanity/demo/pictures/render.ts';
import { packetOf, type Words } from '#sanity/pictures/testing/credited-pictures.ts';
import { putOnClipboard } from './newsroom/clipboard.ts';
import { expect, type SharedNewsroom, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { Hand } from './newsroom/steps.ts';
import { field, publishButton, signIn } from './newsroom/studio.ts';
import {
  type Original,
  originalStory,
  storyTold,
  toldStory,
  wordProcessed,
} from './newsroom/washington.ts';

/**
 * The demonstration's story from Washington, written once more as a desk does: from a signed-in editor to its
 * readers, with both its pictures, in as few steps as a desk has time for.
 */

const most = { steps: 35, clicks: 12 };
const headline = 'Petro lands in Washington, a day before he meets Trump at the White House';
const address = 'petro-lands-in-washington-a-day-before-he-meets-trump-at-the-white-house';
const written = '*[_type == "article" && headline == $headline]';

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({ query: written, params: { headline } });
  await client.delete({
    query: '*[_type == "sanity.imageAsset" && originalFilename match "from-the-desk-*"]',
  });
});

/** A picture as an agency sends it: with what it shows, whose it is and under which licence. */
async function pictureFile(name: keyof typeof gallery, words: Words) {
  const drawn = await renderDrawing(gallery[name], 1600);
  const buffer = await sharp(drawn).withXmp(packetOf(words)).jpeg({ quality: 80 }).toBuffer();
  return { name: `from-the-desk-${name}.jpg`, mimeType: 'image/jpeg', buffer };
}

/** The pictures of the story, with the words the demonstration has for them. */
async function picturesOf({ lead, second }: Original) {
  const licence = 'https://creativecommons.org/licenses/by/4.0/';
  const words = ({ alt, caption, credit }: Original['lead']) => ({ alt, caption, credit });
  return {
    lead: await pictureFile('arrival', words(lead)),
    second: await pictureFile('bow', { ...words(second), licence }),
  };
}

/** Where a picture is dropped, in a form that asks for one. */
const dropPlace = (page: Page, form: Page | Locator = page): Locator =>
  form
    .locator('[data-is-file-target]')
    .filter({ has: page.getByTestId('file-button-input') })
    .first();

const bodyOf = (page: Page): Locator => field(page, 'body').getByRole('textbox').first();

/** What a desk does with a story, by hands that count. */
class Desk {
  readonly hand: Hand;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.hand = new Hand(page);
  }

  /** Puts a block after the paragraph that begins so, by its first letters, and leaves its form with what it has. */
  async blockAfter(paragraph: string, letters: string, fill: (form: Locator) => Promise<void>) {
    const text = bodyOf(this.#page).getByText(paragraph.slice(0, 60)).first();
    await text.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await text.boundingBox();
    if (box === null) throw new Error(`“${paragraph}” is not to be seen.`);
    // The end of its last line.
    await this.hand.click(text, `after “${paragraph.slice(0, 30)}…”`, {
      x: box.width - 3,
      y: box.height - 6,
    });
    await this.hand.lead('End', 'Enter');
    await this.hand.type(letters);
    await expect(this.#page.getByTestId('quick-blocks')).toBeVisible();
    await this.hand.lead('Enter');
    const form = this.#page.getByRole('dialog');
    await expect(form).toBeVisible();
    await fill(form);
    await this.hand.press('Escape');
    await expect(form).toBeHidden();
  }

  /** Waits until the cursor is in a field of a form: an editor sees it. */
  async cursorIn(form: Locator) {
    await expect(form.locator('input:focus, textarea:focus')).toHaveCount(1);
  }

  /** Leads the cursor on to a field, past what can be pressed between the two. */
  async leadTo(target: Locator) {
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    for (let keys = 0; keys < 6 && !(await isThere()); keys += 1) await this.hand.lead('Tab');
    await expect(target).toBeFocused();
  }

  /** Takes what a box of names offers for what is typed into it. */
  async name(typed: string) {
    await this.hand.type(typed);
    await expect(this.#page.locator('[data-ui="Popover"]').getByRole('option')).not.toHaveCount(0);
    await this.hand.lead('Enter');
    await expect(this.#page.locator('[data-ui="Popover"]').getByRole('option')).toHaveCount(0);
  }
}

const stored = <T>({ client }: SharedNewsroom, what: string): Promise<T> =>
  client.fetch<T>(`${written}${what}`, { headline });

test('the story from Washington with both its pictures takes at most 35 steps, 12 of them clicks', async ({
  newsroom,
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const original = await originalStory(newsroom.client);
  const pictures = await picturesOf(original);
  const { keyPoints, factBox, pullQuote } = original;
  await signIn(page, newsroom);
  const desk = new Desk(page);
  const { hand } = desk;
  const fields = (name: string) => field(page, name).locator('input, textarea').first();
  const focused = (target: Locator) => expect(target).toBeFocused();

  await test.step('headline and standfirst', async () => {
    await hand.click(page.getByTestId('desk-begin'), 'New story');
    await focused(fields('headline'));
    await hand.type(headline);
    await hand.lead('Tab');
    await focused(fields('standfirst'));
    await hand.type(original.standfirst);
  });

  await test.step('a lead picture that says itself what it shows and whose it is', async () => {
    await hand.attach(dropPlace(page), pictures.lead);
    await expect(fields('leadImage.caption')).toHaveValue(original.lead.caption);
    await expect(fields('leadImage.alt')).toHaveValue(original.lead.alt);
    await expect(fields('leadImage.credit')).toHaveValue(original.lead.credit);
  });

  await test.step('the text, in one go from a word processor', async () => {
    await putOnClipboard(page, { html: wordProcessed(original.text, newsroom.url) });
    await hand.click(bodyOf(page), 'the body');
    await hand.press('ControlOrMeta+v');
    await expect(bodyOf(page)).toContainText('The meeting begins at 11 a.m.');
  });

  await test.step('its blocks, each where the cursor is put', async () => {
    await desk.blockAfter(keyPoints.after, '/key', async (form) => {
      await desk.cursorIn(form);
      await putOnClipboard(page, { text: keyPoints.points.join('\n') });
      await hand.press('ControlOrMeta+v');
    });
    await desk.blockAfter(factBox.after, '/fact', async (form) => {
      await desk.cursorIn(form);
      await hand.type(factBox.title);
      await putOnClipboard(page, { html: wordProcessed(factBox.text, newsroom.url) });
      await desk.leadTo(form.getByRole('textbox').last());
      await hand.press('ControlOrMeta+v');
    });
    await desk.blockAfter(original.related.after, '/rel', async (form) => {
      await desk.cursorIn(form);
      await desk.name(original.related.headline);
    });
    await desk.blockAfter(pullQuote.after, '/pull', async (form) => {
      await desk.cursorIn(form);
      await hand.type(pullQuote.text);
      await hand.lead('Tab');
      await hand.type(pullQuote.attribution);
    });
    await desk.blockAfter(original.second.after, '/pic', async (form) => {
      await hand.attach(dropPlace(page, form), pictures.second);
      await expect(form.getByText('From the picture’s own data')).toBeVisible();
    });
  });

  await test.step('where it belongs, who wrote it, what it is about', async () => {
    await hand.click(page.getByTestId('reference-input').first().getByRole('combobox'), 'Section');
    await desk.name(original.section);
    await desk.leadTo(field(page, 'authors').getByRole('combobox'));
    await desk.name(original.author);
    await desk.leadTo(field(page, 'tags').getByRole('combobox'));
    await desk.name(original.tags.join(', '));
    await desk.leadTo(fields('dateline.city'));
    await hand.type(original.dateline.city);
    await desk.leadTo(fields('dateline.country'));
    await hand.type(original.dateline.country);
    await expect(fields('slug')).toHaveValue(address);
  });

  await test.step('published', async () => {
    await expect(publishButton(page)).toHaveText('Publish now');
    await expect(publishButton(page)).toBeEnabled();
    await hand.click(publishButton(page), 'Publish now');
    await expect
      .poll(() => stored(newsroom, '[!(_id in path("drafts.**"))][0].slug.current'))
      .toBe(address);
  });

  hand.expectAtMost(most);

  await test.step('it is the story of the demonstration, to the letter', async () => {
    const again = await stored(newsroom, `[!(_id in path("drafts.**"))][0]${storyTold}`);
    expect(toldStory.parse(again)).toEqual(original.told);
  });

  await test.step('readers have it, with both pictures and whose they are', async () => {
    await page.goto(`/article/${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: original.author }).first()).toBeVisible();
    for (const { alt, caption, credit } of [original.lead, original.second]) {
      const figure = page.getByRole('figure').filter({ hasText: caption });
      await expect(figure.getByRole('img')).toHaveAttribute('alt', alt);
      await expect(figure).toContainText(credit);
    }
    await expect(main.getByText(original.lead.caption)).toBeVisible();
  });
});

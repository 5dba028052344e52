import type { Locator, Page } from '@playwright/test';
import { packetOf, withPacket } from '#sanity/pictures/testing/credited-pictures.ts';
import { putOnClipboard } from './newsroom/clipboard.ts';
import { expect, type SharedNewsroom, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { field, publishButton, signIn } from './newsroom/studio.ts';

/** A story with two pictures, from signing in to its readers, by as few steps as a desk has patience for. */

const headline = 'Petro lands in Washington a day before he meets Trump';
const address = '/article/petro-lands-in-washington-a-day-before-he-meets-trump';
const ofStory = '*[_type == "article" && headline == $headline]';

test.afterAll(() => sharedNewsroom().client.delete({ query: ofStory, params: { headline } }));

/** A hand that counts what it does: what is clicked, what is written, which keys lead on. */
class Hand {
  clicks = 0;
  written = 0;
  keys = 0;
  private readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  get steps(): number {
    return this.clicks + this.written + this.keys;
  }
  async click(what: Locator) {
    this.clicks += 1;
    await what.click();
  }
  async press(key: string) {
    this.keys += 1;
    await this.page.keyboard.press(key);
  }
  async write(text: string) {
    this.written += 1;
    await this.page.keyboard.type(text);
  }
  /** Types a name into a box and takes the first that is found. */
  async name(box: Locator, name: string) {
    await expect(box).toBeFocused();
    await this.write(name);
    await expect(this.page.getByRole('option').filter({ hasText: name }).first()).toBeVisible();
    await this.press('Enter');
    await expect(box).toHaveValue('');
  }
  /** Chooses a picture from the disk. */
  async upload(input: Locator, picture: Buffer, name: string) {
    this.clicks += 1;
    await input.setInputFiles({ name, mimeType: 'image/jpeg', buffer: picture });
  }
}

const paragraphs = [
  'President Gustavo Petro of Colombia landed in Washington shortly after midnight on Monday.',
  'With him came his foreign minister and the officials responsible for security and for trade.',
  'The meeting begins at 11 a.m.',
];
const text = `<p>${paragraphs[0]}</p><p>${paragraphs[1]}</p><h2>Tuesday at eleven</h2><p>${paragraphs[2]}</p>`;

const arrival = packetOf({
  alt: 'An aeroplane on a dark runway, its stairs lowered',
  caption: 'The Colombian president reached the American capital shortly after midnight.',
  creators: ['Ana Ruiz'],
  credit: 'Dateline',
  terms: 'Editorial use only',
  ends: '2099-12-31',
});
const quay = packetOf({
  alt: 'A cargo ship at a quay',
  caption: 'A cargo ship at the quay. The United States is among Colombia’s main export markets.',
  creators: ['Tom Hale'],
  credit: 'Reuters',
});

const stored = <T>({ client }: SharedNewsroom, what: string): Promise<T> =>
  client.fetch(`${ofStory}${what}`, { headline });

/** What the desk has to name: one section, author and tag of the demonstration. */
const names = `{
  "section": *[_type == "section"] | order(title)[0].title,
  "author": *[_type == "author"] | order(name)[0].name,
  "tags": *[_type == "tag"] | order(title)[0...2].title
}`;

test('a story with two pictures takes at most 35 steps, 12 of them clicks', async ({
  newsroom,
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const known = await newsroom.client.fetch<{ section: string; author: string; tags: string[] }>(
    names,
  );
  await signIn(page, newsroom);
  const hand = new Hand(page);
  const box = (name: string) => field(page, name).getByRole('combobox');

  await test.step('headline and standfirst', async () => {
    await hand.click(page.getByTestId('desk-begin').first());
    await expect(field(page, 'headline').locator('input')).toBeFocused();
    await hand.write(headline);
    await hand.press('Tab');
    await expect(field(page, 'standfirst').locator('textarea')).toBeFocused();
    await hand.write('Colombia’s president begins a four-day stay.');
    await expect.poll(() => stored(newsroom, '[0].standfirst')).toContain('four-day stay');
  });

  await test.step('a lead picture that says itself what it shows and whose it is', async () => {
    const picture = await withPacket(arrival);
    await hand.upload(page.getByTestId('file-button-input').first(), picture, 'a.jpg');
    await expect
      .poll(() => stored(newsroom, '[0].leadImage{ credit, rights }'))
      .toMatchObject({
        credit: 'Ana Ruiz / Dateline',
        rights: { use: 'editorial', expires: '2099-12-31' },
      });
  });

  await test.step('the text, with a picture in it', async () => {
    const body = field(page, 'body').getByRole('textbox').first();
    await putOnClipboard(page, { html: text });
    await hand.click(body);
    await hand.press('ControlOrMeta+v');
    await expect(body).toContainText('11 a.m.');
    await hand.press('ControlOrMeta+End');
    await hand.press('Enter');
    await hand.write('/pic');
    await expect(page.getByTestId('quick-blocks').getByRole('option').first()).toHaveText(
      'Picture',
    );
    await hand.press('Enter');
    const form = page.getByRole('dialog');
    const picture = await withPacket(quay);
    await hand.upload(form.getByTestId('file-button-input').first(), picture, 'b.jpg');
    await expect
      .poll(() => stored(newsroom, '[0].body[_type == "newsImage"][0]{ alt, credit }'))
      .toEqual({ alt: 'A cargo ship at a quay', credit: 'Tom Hale / Reuters' });
    await hand.press('Escape');
    await expect(form).toBeHidden();
  });

  await test.step('where it belongs, who wrote it, what it is about', async () => {
    await hand.click(page.getByRole('combobox', { name: 'Choose the section' }));
    await hand.write(known.section);
    await expect(page.getByRole('option').filter({ hasText: known.section }).first()).toBeVisible();
    await hand.press('Enter');
    await hand.click(box('authors'));
    await hand.name(box('authors'), known.author);
    await hand.click(box('tags'));
    for (const tag of known.tags) await hand.name(box('tags'), tag);
    await hand.click(field(page, 'dateline.city').locator('input'));
    await hand.write('Washington');
    await hand.press('Tab');
    await hand.write('United States');
    await expect.poll(() => stored(newsroom, '[0].dateline.country')).toBe('United States');
  });

  const preflight = page.getByTestId('preflight');
  await test.step('what stops it is told, and leads to its field', async () => {
    await hand.click(page.getByRole('button', { name: 'Before publishing' }));
    const line = preflight.getByRole('button', { name: 'Address: Press “Generate”' });
    await hand.click(line);
    const generate = field(page, 'slug').getByRole('button', { name: 'Generate' });
    await expect(generate).toBeInViewport();
    await hand.click(generate);
    await expect(preflight.getByRole('status')).toHaveText('Nothing: it can be published.');
    await expect(preflight.getByTestId('preflight-places')).toContainText(address);
    await expect(preflight.getByTestId('preflight-places')).toContainText(known.tags[0] ?? '');
    await expect(preflight.getByTestId('preflight-looks')).toContainText(headline);
  });

  await test.step('published', async () => {
    await expect(publishButton(page)).toHaveText('Publish now');
    await expect(publishButton(page)).toBeEnabled();
    await hand.click(publishButton(page));
    await expect
      .poll(() => stored(newsroom, '[!(_id in path("drafts.**"))][0].slug.current'))
      .not.toBeNull();
  });

  expect(hand.clicks).toBeLessThanOrEqual(12);
  expect(hand.steps).toBeLessThanOrEqual(35);

  await test.step('readers see both pictures, with whose they are', async () => {
    await expect(async () => {
      const { status } = await page.request
        .get(address)
        .then((answer) => ({ status: answer.status() }));
      expect(status).toBe(200);
    }).toPass();
    const html = await (await page.request.get(address)).text();
    for (const words of ['Ana Ruiz / Dateline', 'Tom Hale / Reuters', paragraphs[1] ?? '']) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain('2099-12-31');
  });
});

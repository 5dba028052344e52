import { packetOf, withPacket } from '#sanity/pictures/testing/credited-pictures.ts';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { field, signIn } from './newsroom/studio.ts';

/** Pictures are taken into the library, found again and chosen; stories are found by headline and byline. */

const story = 'drafts.chosen-from-the-library';
const words = 'A jetty that nobody has seen before';
const pictures =
  '*[_type == "sanity.imageAsset" && originalFilename in ["jetty.jpg", "lighthouse.jpg"]]';

test.afterAll(async () => {
  const { client } = sharedNewsroom();
  await client.delete(story);
  await client.delete({ query: pictures });
});

test('pictures come in with their words, are found by them, and fill a story’s fields', async ({
  newsroom,
  page,
}) => {
  test.slow();
  const { client } = newsroom;
  const file = async (name: string, caption: string) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: await withPacket(
      packetOf({ alt: `${caption}, in words`, caption, creators: ['Ana Ruiz'], credit: 'Reuters' }),
    ),
  });
  await client.createOrReplace({ _id: story, _type: 'article', headline: 'Chosen' });
  await signIn(page, newsroom);
  const library = page.getByTestId('picture-library');
  const found = page.getByTestId('library-picture').filter({ hasText: words });

  await test.step('several are uploaded at once, each with what it says of itself', async () => {
    await page.goto('/studio/pictures');
    await page
      .getByTestId('picture-library-files')
      .setInputFiles([
        await file('jetty.jpg', words),
        await file('lighthouse.jpg', 'A lighthouse nobody has seen'),
      ]);
    await expect(page.locator('[data-testid="picture-upload"][data-state="done"]')).toHaveCount(2, {
      timeout: 60_000,
    });
    await library.getByLabel('Find a picture').fill('nobody JETTY reuters');
    await expect(page.getByTestId('library-picture')).toHaveCount(1);
    await expect(found).toBeVisible();
    const thumbnail = found.locator('img');
    await expect
      .poll(() => thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  });

  await test.step('its last day is told where it is found', async () => {
    await found.getByRole('button').focus();
    await page.keyboard.press('Enter');
    const details = page.getByTestId('picture-details');
    await expect(details.getByLabel('Caption')).toHaveValue(words);
    await expect(details.getByTestId('picture-uses')).toContainText('Not used yet');
    await details.getByLabel('Last day of its rights').fill('2020-05-04');
    await details.getByRole('button', { name: 'Save' }).click();
    await expect(found).toContainText('Rights ended on');
  });

  await test.step('chosen in a story by the keyboard, it fills the fields', async () => {
    await page.goto(`/studio/intent/edit/id=${story};type=article`);
    const lead = field(page, 'leadImage');
    await lead.getByRole('button', { name: 'Select', exact: true }).click();
    await library.getByLabel('Find a picture').fill('jetty nobody');
    await expect(page.getByTestId('library-picture')).toHaveCount(1);
    await found.getByRole('button', { name: 'Use' }).focus();
    await page.keyboard.press('Enter');
    await expect(library).toBeHidden();
    const typed = (name: string) =>
      field(page, `leadImage.${name}`).locator('input, textarea').first();
    await expect(typed('caption')).toHaveValue(words, { timeout: 30_000 });
    await expect(typed('alt')).toHaveValue(`${words}, in words`);
    await expect(typed('credit')).toHaveValue('Ana Ruiz / Reuters');
    await expect
      .poll(() =>
        client.fetch('*[_type == "article" && _id == $id][0].leadImage.rights.expires', {
          id: story,
        }),
      )
      .toBe('2020-05-04');
  });

  await test.step('what a story shows cannot be deleted', async () => {
    await page.goto('/studio/pictures');
    await library.getByLabel('Find a picture').fill('jetty nobody');
    await expect(found).toContainText('Used in 1 place');
    await found.getByRole('button').focus();
    await page.keyboard.press('Enter');
    const details = page.getByTestId('picture-details');
    await expect(details).toContainText('It cannot be deleted while something shows it');
    await expect(details.getByRole('link', { name: 'Chosen' })).toBeVisible();
  });
});

test('lists show whole headlines, and find stories by who wrote them', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom);
  await page.goto('/studio/structure/stories-published');
  const list = page.getByTestId('document-list-pane');
  const headlines = list.locator('[data-testid="default-preview__header"] > :first-child span');
  await expect(headlines.first()).toBeVisible();
  await expect
    .poll(() =>
      headlines.evaluateAll((all) =>
        all.every(
          (one) =>
            one.scrollWidth <= one.clientWidth + 1 || getComputedStyle(one).whiteSpace !== 'nowrap',
        ),
      ),
    )
    .toBe(true);
  const byline = list.getByText(/Elena Suárez/);
  await list.getByPlaceholder('Search list').fill('elena suarez');
  await expect(byline.first()).toBeVisible();
  await expect(list.getByText(/Published/).filter({ hasNotText: 'Elena Suárez' })).toHaveCount(0);
});

import { packetOf, withPacket } from '#sanity/pictures/testing/credited-pictures.ts';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { field, signIn } from './newsroom/studio.ts';

/** A picture that says whose it is fills its own fields. */

const id = 'drafts.credited-picture';

test.afterAll(() => sharedNewsroom().client.delete(id));

test('a picture’s own words fill what is empty, and say where they come from', async ({
  newsroom,
  page,
}) => {
  await newsroom.client.createOrReplace({
    _id: id,
    _type: 'article',
    headline: 'Credited by itself',
  });
  await signIn(page, newsroom, `/studio/intent/edit/id=${id};type=article`);
  const picture = await withPacket(
    packetOf({
      alt: 'A pier at dusk',
      caption: '<b>The pier</b> of Tumaco, on Monday.',
      creators: ['Ana Ruiz'],
      credit: 'Reuters',
      rights: '© 2026 Reuters',
      terms: 'Editorial use only',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      mining: 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED',
    }),
  );
  await page
    .getByTestId('file-button-input')
    .first()
    .setInputFiles({ name: 'pier.jpg', mimeType: 'image/jpeg', buffer: picture });

  const words = (name: string) =>
    field(page, `leadImage.${name}`).locator('input, textarea').first();
  await expect(words('alt')).toHaveValue('A pier at dusk', { timeout: 30_000 });
  await expect(words('caption')).toHaveValue('The pier of Tumaco, on Monday.');
  await expect(words('credit')).toHaveValue('Ana Ruiz / Reuters');
  const told = page.getByRole('status').filter({ hasText: 'From the picture’s own data' });
  await expect(told).toContainText('alternative text, caption, credit, licence');
  await expect(told).toContainText('Terms of use: Editorial use only');
  await expect(told).toContainText('forbids that it trains machines');
  await expect
    .poll(() =>
      newsroom.client.fetch('*[_type == "article" && _id == $id][0].leadImage.licence', { id }),
    )
    .toMatchObject({ name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' });

  await test.step('what somebody wrote stays, and an empty field is filled when asked', async () => {
    await words('alt').fill('Mine');
    await words('caption').fill('');
    await expect
      .poll(() =>
        newsroom.client.fetch(
          '*[_type == "article" && _id == $id][0].leadImage{ alt, "caption": coalesce(caption, "") }',
          { id },
        ),
      )
      .toEqual({ alt: 'Mine', caption: '' });
    await page.reload();
    await expect(words('alt')).toHaveValue('Mine');
    await expect(words('caption')).toHaveValue('');
    await page.getByRole('button', { name: 'Fill what is empty' }).click();
    await expect(words('caption')).toHaveValue('The pier of Tumaco, on Monday.');
    await expect(words('alt')).toHaveValue('Mine');
  });
});

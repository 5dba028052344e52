import { randomUUID } from 'node:crypto';
import { expect, sharedNewsroom, test } from './newsroom/fixtures.ts';
import { anyDesk, paragraph, slug, story } from './newsroom/story.ts';
import { field, publish, signIn } from './newsroom/studio.ts';

/** What an editor is told before a story goes out, and where each line of it leads. */

const id = `preflight-${randomUUID().slice(0, 8)}`;
const headline = `The ferry runs again, ${id}`;

test.beforeAll(async () => {
  const { client } = sharedNewsroom();
  await client.create(
    story(await anyDesk(client), `drafts.${id}`, {
      headline,
      slug: slug(id),
      standfirst: undefined,
      body: [
        paragraph('The first crossing left at six.'),
        { ...paragraph('Timetable'), style: 'h3' },
      ],
    }),
  );
});

test.afterAll(() =>
  sharedNewsroom().client.delete({
    query: '*[_type == "article" && slug.current in [$id, $id + "-rights"]]',
    params: { id },
  }),
);

test('what stops a story is told and leads to its field; what readers would see is shown', async ({
  newsroom,
  page,
}) => {
  await signIn(page, newsroom, `/studio/intent/edit/id=${id};type=article`);
  await expect(field(page, 'headline').locator('input')).toHaveValue(headline);
  await page.getByRole('button', { name: 'Before publishing' }).click();
  const panel = page.getByTestId('preflight');
  const stops = panel.getByRole('region', { name: 'What stops it' });
  const worth = panel.getByRole('region', { name: 'Worth a look' });

  await test.step('by the keyboard from what stops it to its field', async () => {
    const line = stops.getByRole('button', { name: /Standfirst/ });
    await expect(line).toHaveCount(1);
    await line.focus();
    await page.keyboard.press('Enter');
    const standfirst = field(page, 'standfirst').locator('textarea');
    await expect(standfirst).toBeFocused();
    await page.keyboard.type('Boats cross the estuary hourly from Monday.');
    await expect(stops).toContainText('it can be published');
  });

  await test.step('worth a look: no picture, a subheading without a heading', async () => {
    await expect(worth).toContainText('lead picture');
    await worth.getByRole('button', { name: /A subheading without a heading/ }).click();
    await expect(field(page, 'body').getByText('Timetable')).toBeInViewport();
  });

  await test.step('as others show it, and where', async () => {
    const looks = panel.getByTestId('preflight-looks');
    for (const place of [
      'In a search result',
      'As a shared card',
      'In a list',
      'In a feed reader',
      'On a phone',
    ]) {
      const look = looks.getByRole('figure', { name: place });
      await expect(look).toContainText('The ferry runs again');
      if (place !== 'On a phone') await expect(look).toContainText('Boats cross the estuary');
    }
    await expect(panel.getByTestId('preflight-places')).toContainText(`/article/${id}`);
  });

  await publish(page);
  await expect.poll(() => newsroom.client.getDocument(id)).toMatchObject({ headline });
  await page.goto(`/article/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
});

test('a picture whose rights are over leads to its last day, folded away as it is', async ({
  newsroom,
  page,
}) => {
  const { client } = newsroom;
  const asset = await client.fetch<string>('*[_type == "sanity.imageAsset"][0]._id');
  const over = `${id}-rights`;
  await client.create(
    story(await anyDesk(client), `drafts.${over}`, {
      headline,
      slug: slug(over),
      leadImage: {
        _type: 'newsImage',
        asset: { _type: 'reference', _ref: asset },
        alt: 'A ferry',
        credit: 'Ada Brine',
        rights: { expires: '2026-01-01' },
      },
    }),
  );
  await signIn(page, newsroom, `/studio/intent/edit/id=${over};type=article`);
  await expect(field(page, 'headline').locator('input')).toHaveValue(headline);
  await page.getByRole('button', { name: 'Before publishing' }).click();
  const stops = page.getByTestId('preflight').getByRole('region', { name: 'What stops it' });
  const line = stops.getByRole('button', { name: /Last day/ });
  await expect(line).toContainText('cannot be published after that day');
  await line.focus();
  await page.keyboard.press('Enter');
  const day = field(page, 'leadImage.rights.expires').locator('input');
  await expect(day).toBeFocused();
  await day.fill('2999-01-01');
  await day.press('Enter');
  await expect(stops).toContainText('it can be published');
});

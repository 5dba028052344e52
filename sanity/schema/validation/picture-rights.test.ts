import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usesOf } from '../../pictures/uses.ts';
import { isAllowedHere } from './picture-rights.ts';

let lake: TestLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
}, 60_000);
afterAll(() => lake?.remove());

const shades = { ended: '10', once: '20', places: '30', renewed: '40', both: '50' };

/** A picture of its own for each test, small and of one colour. */
async function uploaded(name: keyof typeof shades): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4" fill="#${shades[name].repeat(3)}"/></svg>`;
  const { default: sharp } = await import('sharp');
  const png = await sharp(Buffer.from(svg)).png().toBuffer();
  return (await client.assets.upload('image', png, { filename: `${name}.png` }))._id;
}

const picture = (asset: string, rights?: object) => ({
  _type: 'newsImage',
  asset: { _type: 'reference', _ref: asset },
  alt: 'A thing',
  credit: 'Ana Ruiz',
  ...(rights && { rights }),
});
const story = (_id: string, fields: object) => ({
  _id,
  _type: 'article',
  headline: _id,
  ...fields,
});
const allowed = (id: string, value: unknown, publishedAt?: string) =>
  isAllowedHere(value, {
    document: { _id: id, _type: 'article', _createdAt: '', _updatedAt: '', _rev: '', publishedAt },
    getClient: () => client,
  });

describe('attack: pictures whose rights have ended', () => {
  test('chosen in a story that says nothing of rights → stopped, the story that does is named', async () => {
    const asset = await uploaded('ended');
    await client.create(
      story('drafts.first', { leadImage: picture(asset, { expires: '2020-01-01' }) }),
    );
    expect(await allowed('drafts.second', picture(asset))).toContain('says “drafts.first”');
    // The story that says so is told by its own field.
    expect(await allowed('first', picture(asset))).toBe(true);
    expect(await allowed('drafts.second', picture(asset, { expires: '2099-01-01' }))).toBe(true);
    expect(await allowed('drafts.second', { _type: 'newsImage' })).toBe(true);
  });

  test('scheduled for a day after the last → stopped', async () => {
    const asset = await uploaded('renewed');
    await client.create(story('past', { leadImage: picture(asset, { expires: '2090-01-01' }) }));
    expect(await allowed('drafts.soon', picture(asset), '2089-01-01T00:00:00Z')).toBe(true);
    expect(await allowed('drafts.late', picture(asset), '2090-06-01T00:00:00Z')).toContain(
      'end on',
    );
  });

  test('for one story, chosen in two → the one published first keeps it', async () => {
    const asset = await uploaded('once');
    const once = picture(asset, { use: 'once' });
    await client.create(story('drafts.mine', { leadImage: once }));
    await client.create(story('ours', { leadImage: picture(asset) }));
    expect(await allowed('drafts.yours', once)).toContain('stands in “ours”');
    expect(await allowed('drafts.mine', once)).toContain('stands in “ours”');
    // Whoever is stopped is told where it is said.
    expect(await allowed('drafts.yours', once)).toContain('allow more in its rights here');
    // Only a draft says of the one published first that it may stand in one story.
    expect(await allowed('ours', picture(asset))).toBe(true);
  });
});

test('said of a picture that stands in two stories already → both hear where to say otherwise', async () => {
  const asset = await uploaded('both');
  await client.create(story('said', { leadImage: picture(asset, { use: 'once' }) }));
  await client.create(story('other', { leadImage: picture(asset) }));
  expect(await allowed('said', picture(asset, { use: 'once' }))).toContain('rights here');
  expect(await allowed('other', picture(asset))).toContain('allow more in its rights in “said”');
  expect(await allowed('other', picture(asset, { use: 'any' }))).toContain('in “said”');
});

test('a picture is found wherever a document shows it, a draft and its story as one', async () => {
  const asset = await uploaded('places');
  const block = { ...picture(asset), _key: 'p' };
  await client.create(story('lead', { leadImage: picture(asset) }));
  await client.create(story('drafts.lead', { body: [block] }));
  await client.create(story('versions.rx.body', { body: [{ _type: 'block', _key: 'b' }, block] }));
  await client.create(
    story('live', {
      liveUpdates: [
        { _key: 'u', body: [block] },
        { _key: 'v', body: [block] },
      ],
    }),
  );
  await client.create(
    story('shown', { body: [{ _type: 'gallery', _key: 'g', pictures: [block] }] }),
  );
  await client.create(story('listed', { listing: { image: picture(asset) } }));
  await client.create(story('shared', { seo: { image: picture(asset) } }));
  await client.create({ _id: 'ana', _type: 'author', name: 'Ana', portrait: picture(asset) });
  const uses = await usesOf(client, asset);
  expect(
    Object.fromEntries(
      uses.map(({ id, isPublished, pictures }) => [id, [isPublished, pictures.length]]),
    ),
  ).toEqual({
    lead: [true, 2],
    body: [false, 1],
    live: [true, 2],
    shown: [true, 1],
    listed: [true, 1],
    shared: [true, 1],
    ana: [true, 1],
  });
  expect(uses.find(({ id }) => id === 'ana')?.title).toBe('Ana');
});

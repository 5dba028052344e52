import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { validateDocumentInternal } from '@sanity/validation/_internal';
import fc from 'fast-check';
import { createSchema } from 'sanity';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checks } from '#lib/content/check/queries.ts';
import { read } from '#lib/content/contract/read.ts';
import { isDocumentType } from '#lib/content/document-types.ts';
import { fillLake } from '#lib/content/testing/asking.ts';
import type { LakeDocument } from '#lib/content/testing/changes.ts';
import {
  ask,
  author,
  now,
  picture,
  type Raw,
  section,
  story,
  tag,
} from '#lib/content/testing/small-lake.ts';
import { momentsInUtc } from '../actions/moments.ts';
import { generatedOthers } from './testing/generated-others.ts';
import { generatedStories } from './testing/generated-stories.ts';
import { schemaTypes } from './types.ts';

/**
 * The Studio and the site hold stories to the same rules: what the Studio lets through, the site shows whole;
 * what the site leaves out, or does not serve at all, the Studio stops.
 */

let lake: TestLake;
let client: SanityClient;
let documents: LakeDocument[];
let photo: Raw;
const schema = createSchema({ name: 'dateline', types: schemaTypes });

beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
  const others = [section, author, tag, story('other')];
  await fillLake(client, others);
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#887' } })
    .png()
    .toBuffer();
  const { _id } = await client.assets.upload('image', png, { filename: 'a.png' });
  documents = [...others, { _id, _type: 'sanity.imageAsset' }];
  photo = { ...picture, asset: { _type: 'reference', _ref: _id } };
}, 60_000);
afterAll(() => lake?.remove());

/** What the Studio's own check stops a story for, as its button has it. */
const stopped = async (document: LakeDocument) => {
  const told = await validateDocumentInternal({
    document: { ...document, _rev: 'r', _createdAt: now, _updatedAt: now },
    schema,
    getClient: () => client,
    environment: 'studio',
  });
  return told
    .filter(({ level }) => level === 'error')
    .map(({ path, message }) => `${JSON.stringify(path)} ${message}`);
};

/** What is published of a document: a story with its moments as the button leaves them. */
const asPublished = (document: LakeDocument): LakeDocument =>
  document._type === 'article'
    ? { ...document, publishedAt: now, ...momentsInUtc(document) }
    : document;

/** What the site would leave out of a document, or not serve it for. */
const refused = async (document: LakeDocument) => {
  if (!isDocumentType(document._type))
    throw new Error('The site checks documents of its own types.');
  const { query, contract } = checks[document._type];
  const all = [...documents, asPublished(document)];
  const { faults } = read(contract, await ask(query, all, { ids: [document._id] }));
  return faults.map(({ path, reason }) => `${path.join('.')} ${reason}`);
};

/** Documents generated; each asks the lake some times. */
const runs = Number(process.env.AGREEMENT_RUNS ?? 150);

/** Tries documents on both sides. Counts those that were let through, and those that were refused. */
async function tried(generated: fc.Arbitrary<LakeDocument>, numRuns: number) {
  const seen = { through: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(generated, async (one) => {
      const [stops, faults] = [await stopped(one), await refused(one)];
      if (stops.length === 0) expect(faults).toEqual([]);
      if (stops.length === 0) seen.through += 1;
      if (faults.length > 0) seen.refused += 1;
    }),
    // The same documents each time: what fails here fails for everybody.
    { numRuns, seed: Number(process.env.AGREEMENT_SEED ?? 7) },
  );
  return seen;
}

test('what the Studio lets through the site shows whole, and what the site refuses the Studio stops', async () => {
  const seen = await tried(generatedStories(photo), runs);
  // Both happen, or nothing was tried.
  expect(seen.through).toBeGreaterThan(runs / 25);
  expect(seen.refused).toBeGreaterThan(runs / 4);
}, 600_000);

test.each(['author', 'tag', 'section', 'siteSettings'] as const)(
  'the same of every %s',
  async (type) => {
    const seen = await tried(generatedOthers(photo)[type], Math.ceil(runs / 5));
    expect(seen.through).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  },
  600_000,
);

test.each([
  ['its rights have ended', { expires: '2020-01-01' }, ['rights', 'expires']],
  ['its rights end before it appears', { expires: '2098-01-01' }, ['rights', 'expires']],
  ['its use is none we know', { use: 'nonsense' }, ['rights', 'use']],
])('a picture stops a story when %s, and readers go on seeing it', async (_, rights, path) => {
  const document = story('x', {
    publishedAt: '2099-01-01T00:00:00.000Z',
    leadImage: { ...photo, rights },
  });
  const stops = await stopped(document);
  expect(stops).toEqual([expect.stringContaining(JSON.stringify(['leadImage', ...path]))]);
  expect(await refused(document)).toEqual([]);
  const renewed = { ...photo, rights: { expires: '2099-01-01', use: 'editorial' } };
  expect(await stopped(story('x', { ...document, leadImage: renewed }))).toEqual([]);
});

import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { validateDocumentInternal } from '@sanity/validation/_internal';
import fc from 'fast-check';
import { createSchema } from 'sanity';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentBlocks } from '#lib/content/body/blocks.ts';
import type { BlockName } from '#lib/content/body/view.ts';
import { checks } from '#lib/content/check/queries.ts';
import { read } from '#lib/content/contract/read.ts';
import { documentTypeNames, isDocumentType } from '#lib/content/document-types.ts';
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
import { bodyWith, type Uploaded } from './testing/generated-body.ts';
import { generatedOthers } from './testing/generated-others.ts';
import { generatedStories, storiesWith } from './testing/generated-stories.ts';
import { schemaTypes } from './types.ts';

/**
 * The Studio and the site hold stories to the same rules: what the Studio lets through, the site shows whole;
 * what the site leaves out, or does not serve at all, the Studio stops.
 */

let lake: TestLake;
let client: SanityClient;
let documents: LakeDocument[];
let uploaded: Uploaded;
const schema = createSchema({ name: 'dateline', types: schemaTypes });

beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
  const others = [section, author, tag, story('other')];
  await fillLake(client, others);
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#887' } })
    .png()
    .toBuffer();
  const image = await client.assets.upload('image', png, { filename: 'a.png' });
  const file = (words: string, filename: string, contentType: string) =>
    client.assets.upload('file', Buffer.from(words), { filename, contentType });
  const bell = await file('a bell', 'bell.mp3', 'audio/mpeg');
  const rain = await file('rain', 'rain.webm', 'video/webm');
  const words = await file('WEBVTT', 'rain.vtt', 'text/vtt');
  const minutes = await file('minutes', 'minutes.pdf', 'application/pdf');
  const files = [bell, rain, words, minutes].map(
    ({ _id, mimeType, size }): LakeDocument => ({
      _id,
      _type: 'sanity.fileAsset',
      mimeType,
      size,
    }),
  );
  documents = [...others, { _id: image._id, _type: 'sanity.imageAsset' }, ...files];
  const asset = ({ _id }: { _id: string }): Raw => ({ _type: 'reference', _ref: _id });
  uploaded = {
    photo: { ...picture, asset: asset(image) },
    sound: { _type: 'file', asset: asset(bell) },
    film: { _type: 'file', asset: asset(rain) },
    captions: { _type: 'file', asset: asset(words) },
    paper: { _type: 'file', asset: asset(minutes) },
  };
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

/** Documents generated. */
const runs = Number(process.env.AGREEMENT_RUNS ?? 600);
/** The same documents each time: what fails here fails for everybody. */
const seed = Number(process.env.AGREEMENT_SEED ?? 7);
/** Documents that are checked at once: the Studio's check waits more than it works. */
const together = 25;

/** What differs between the two of a document that the Studio lets through: nothing should. */
async function triedOne(document: LakeDocument) {
  const [stops, faults] = await Promise.all([stopped(document), refused(document)]);
  const isThrough = stops.length === 0;
  return {
    isThrough,
    isRefused: faults.length > 0,
    leak: isThrough ? { faults, document } : null,
    broken: stops.filter((stop) => stop.includes('Exception occurred')),
  };
}

/** Tries documents on both sides. Counts those that were let through, and those that were refused. */
async function tried(generated: fc.Arbitrary<LakeDocument>, numRuns: number) {
  const documents = fc.sample(generated, { numRuns, seed });
  const seen = { through: 0, refused: 0 };
  for (let from = 0; from < documents.length; from += together) {
    const all = await Promise.all(documents.slice(from, from + together).map(triedOne));
    const leaks = all.flatMap(({ leak }) => (leak && leak.faults.length > 0 ? [leak] : []));
    expect(leaks).toEqual([]);
    // A rule that ends with an error stops a story and says nothing that anybody could mend.
    expect(all.flatMap(({ broken }) => broken)).toEqual([]);
    seen.through += all.filter(({ isThrough }) => isThrough).length;
    seen.refused += all.filter(({ isRefused }) => isRefused).length;
  }
  return seen;
}

test('what the Studio lets through the site shows whole, and what the site refuses the Studio stops', async () => {
  const seen = await tried(generatedStories(uploaded), runs);
  // Both happen, or nothing was tried.
  expect(seen.through).toBeGreaterThan(runs / 25);
  expect(seen.refused).toBeGreaterThan(runs / 4);
}, 600_000);

const isBlockName = (name: string): name is BlockName => Object.hasOwn(contentBlocks, name);

test.each(Object.keys(contentBlocks).filter(isBlockName))(
  'the same of every %s in a body',
  async (name) => {
    const seen = await tried(storiesWith(bodyWith(name, uploaded)), Math.ceil(runs / 10));
    expect(seen.through).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  },
  600_000,
);

test.each(documentTypeNames().filter((type) => type !== 'article'))(
  'the same of every %s',
  async (type) => {
    const seen = await tried(generatedOthers(uploaded)[type], Math.ceil(runs / 8));
    expect(seen.through).toBeGreaterThan(0);
    // Of the front page the site can do without everything, and says so of nothing.
    if (type !== 'frontPage') expect(seen.refused).toBeGreaterThan(0);
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
    leadImage: { ...uploaded.photo, rights },
  });
  const stops = await stopped(document);
  expect(stops).toEqual([expect.stringContaining(JSON.stringify(['leadImage', ...path]))]);
  expect(await refused(document)).toEqual([]);
  const renewed = { ...uploaded.photo, rights: { expires: '2099-01-01', use: 'editorial' } };
  expect(await stopped(story('x', { ...document, leadImage: renewed }))).toEqual([]);
});

import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { validateDocumentInternal } from '@sanity/validation/_internal';
import fc from 'fast-check';
import { createSchema } from 'sanity';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checks } from '#lib/content/check/queries.ts';
import { read } from '#lib/content/contract/read.ts';
import { fillLake } from '#lib/content/testing/asking.ts';
import type { DocumentOf, LakeDocument } from '#lib/content/testing/changes.ts';
import {
  ask,
  author,
  now,
  paragraph,
  picture,
  type Raw,
  references,
  section,
  story,
  tag,
} from '#lib/content/testing/small-lake.ts';
import { momentsInUtc } from '../actions/moments.ts';
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

/** Texts that are none, or that only look like some. */
const odd = [undefined, null, '', ' ', '\u00a0\n', 7, true, {}, [], ['x']] as const;
const words = ['Words', 'Wörter 🌊', 'x'.repeat(89), ' padded '] as const;
const text = fc.constantFrom<unknown>(...odd, ...words, 'x'.repeat(400));
const moments = fc.constantFrom<unknown>(
  ...odd,
  ...['2026-02-02T11:00:00.000Z', '2026-02-02T11:00:00+05:00', '2026-02-02', 'yesterday'],
  ...['2026-02-30T11:00:00.000Z', '12026-02-02T11:00:00Z', '2026-02-02T11:00:00'],
);
const slugs = fc.constantFrom<unknown>(
  ...odd,
  ...[
    'ok',
    'é',
    'a b',
    'a/b',
    '..',
    '.',
    '%zz',
    'a%41',
    'a.md',
    'x'.repeat(1200),
    '\u0007',
    '\ud800',
  ].map((current) => ({ _type: 'slug', current })),
  { _type: 'slug' },
);
const addresses = fc.constantFrom<unknown>(
  ...odd,
  ...['https://example.org/a', 'http://example.org', 'mailto:a@example.org', 'ftp://example.org'],
  ...[
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    '//example.org',
    '/a',
    'example.org',
    'https://',
  ],
  ...[
    'https://exa mple.org',
    'https://example.org/a b',
    ' https://example.org ',
    'https:example.org',
  ],
  ...['data:text/html,x', 'https://[', 'https://example.org:99999', 'mailto:'],
);
const fraction = fc.constantFrom<unknown>(0, 0.3, 0.6, 1, -1, 2, null, 'x');

const ref = (ids: readonly string[]) =>
  fc.constantFrom<unknown>(
    ...odd,
    ...ids.map((_ref) => ({ _type: 'reference', _ref })),
    { _type: 'reference' },
    { _type: 'reference', _ref: 'nowhere' },
  );
const weakly = fc.constantFrom<unknown>(...odd, { _type: 'reference', _ref: 'other', _weak: true });
const listOf = (...ids: string[]) =>
  fc.oneof(
    fc.constantFrom<unknown>(...odd),
    fc.array(fc.constantFrom(...ids), { maxLength: 3 }).map((all) => references(...all)),
  );

/** Some of these fields, the rest as they are. */
const changed = (base: () => Raw, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(fields, { requiredKeys: [] }).map((changes) => ({ ...base(), ...changes }));

const pictures = fc.oneof(
  fc.constantFrom<unknown>(...odd),
  changed(() => photo, {
    alt: text,
    caption: text,
    credit: text,
    source: addresses,
    licence: changed(() => ({ _type: 'object' }), { name: text, url: addresses }),
    asset: fc.constantFrom<unknown>(...odd, { _type: 'reference' }),
    crop: fc.oneof(
      fc.constantFrom<unknown>(...odd),
      fc.record({
        _type: fc.constant('sanity.imageCrop'),
        top: fraction,
        bottom: fraction,
        left: fraction,
        right: fraction,
      }),
    ),
  }),
);

const spans = fc.array(
  fc.record({
    _type: fc.constant('span'),
    _key: fc.uuid(),
    text: fc.constantFrom('It rained.', '', ' '),
    marks: fc.constantFrom<string[]>([], ['strong'], ['link']),
  }),
  { maxLength: 2 },
);
const paragraphs = fc
  .record({
    style: fc.constantFrom<unknown>(
      'normal',
      'h2',
      'h3',
      'h1',
      'blockquote',
      undefined,
      'nonsense',
      7,
    ),
    listItem: fc.constantFrom<unknown>(undefined, 'bullet', 'number', 'nonsense'),
    children: spans,
    href: addresses,
    story: weakly,
    mark: fc.constantFrom('link', 'storyLink', 'nonsense'),
  })
  .map(({ href, story: to, mark, ...block }) => ({
    ...paragraph('x'),
    ...block,
    markDefs: [{ _type: mark, _key: 'link', ...(mark === 'storyLink' ? { story: to } : { href }) }],
  }));
const rows = fc.constantFrom<unknown>(
  ...odd,
  [{ _type: 'row', _key: 'a', cells: ['1', '2'] }],
  [{ _type: 'row', _key: 'a', cells: [] }],
  [
    { _type: 'row', _key: 'a', cells: ['1'] },
    { _type: 'row', _key: 'b', cells: ['1', '2'] },
  ],
);
const objects = fc.oneof(
  changed(() => ({ _type: 'pullQuote', text: 'Words' }), { text, attribution: text }),
  changed(() => ({ _type: 'keyPoints', points: ['One'] }), {
    points: fc.constantFrom<unknown>(...odd, ['One', ''], [' ']),
  }),
  changed(() => ({ _type: 'embed', url: 'https://example.org/v', title: 'A film' }), {
    url: addresses,
    title: text,
  }),
  changed(
    () => ({ _type: 'relatedStory', story: { _type: 'reference', _ref: 'other', _weak: true } }),
    { story: weakly, label: text },
  ),
  changed(() => ({ _type: 'factBox', title: 'Facts', body: [paragraph('x')] }), {
    title: text,
    body: fc.constantFrom<unknown>(...odd, [paragraph(' ')]),
  }),
  changed(() => ({ _type: 'table', rows: [{ _type: 'row', _key: 'a', cells: ['1', '2'] }] }), {
    rows,
    caption: text,
    headerRow: fc.constantFrom<unknown>(true, null, 'x'),
  }),
  changed(() => ({ ...photo, _type: 'newsImage' }), { alt: text, credit: text, source: addresses }),
  fc.constant({ _type: 'nonsense' }),
);
const bodies = fc.oneof(
  fc.constantFrom<unknown>(...odd),
  fc
    .array(fc.oneof(paragraphs, objects), { minLength: 1, maxLength: 3 })
    .map((blocks) => blocks.map((block, place) => ({ ...block, _key: `k${place}` }))),
);

const corrections = fc
  .array(
    changed(
      () => ({
        _type: 'correction',
        kind: 'correction',
        text: 'Words',
        at: '2026-02-02T11:00:00.000Z',
      }),
      { kind: fc.constantFrom<unknown>(...odd, 'update', 'nonsense'), text, at: moments },
    ),
    { maxLength: 2 },
  )
  .map((all) => all.map((one, place) => ({ ...one, _key: `c${place}` })));
const updates = fc
  .array(
    changed(
      () => ({ _type: 'liveUpdate', at: '2026-02-02T11:00:00.000Z', body: [paragraph('x')] }),
      {
        headline: text,
        at: moments,
        body: bodies,
        authors: listOf('ana'),
        pinned: fc.constantFrom<unknown>(true, 'x'),
      },
    ),
    { maxLength: 2 },
  )
  .map((all) => all.map((one, place) => ({ ...one, _key: `u${place}` })));

const fields: Record<string, fc.Arbitrary<unknown>> = {
  headline: text,
  standfirst: text,
  slug: slugs,
  kind: fc.constantFrom<unknown>(...odd, 'analysis', 'live', 'nonsense'),
  section: ref(['world']),
  tags: listOf('rivers', 'nowhere'),
  authors: listOf('ana', 'nowhere'),
  dateline: fc.oneof(fc.constantFrom<unknown>(...odd), fc.record({ city: text, country: text })),
  publishedAt: moments,
  updatedAt: moments,
  breakingUntil: moments,
  leadImage: pictures,
  body: bodies,
  related: listOf('other', 'nowhere'),
  corrections,
  liveUpdates: updates,
  listing: changed(() => ({}), { headline: text, standfirst: text, image: pictures }),
  seo: changed(() => ({}), {
    title: text,
    description: text,
    image: pictures,
    noIndex: fc.constantFrom<unknown>(true, 'x'),
  }),
};

/** A story with one to three fields changed. */
const stories = fc
  .uniqueArray(fc.constantFrom(...Object.keys(fields)), { minLength: 1, maxLength: 3 })
  .chain((names) =>
    fc.record(Object.fromEntries(names.map((name) => [name, fields[name] ?? fc.constant(null)]))),
  )
  .map(
    (changes): DocumentOf<'article'> => JSON.parse(JSON.stringify({ ...story('x'), ...changes })),
  );

/** What the Studio's own check stops a story for, as its button has it. */
const stopped = async (document: DocumentOf<'article'>) => {
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

const refused = async (document: LakeDocument) => {
  const { query, contract } = checks.article;
  const published = { ...document, publishedAt: now, ...momentsInUtc(document) };
  const { faults } = read(contract, await ask(query, [...documents, published], { ids: ['x'] }));
  return faults.map(({ path, reason }) => `${path.join('.')} ${reason}`);
};

/** Stories generated; each asks the lake some times. */
const runs = Number(process.env.AGREEMENT_RUNS ?? 150);

test('what the Studio lets through the site shows whole, and what the site refuses the Studio stops', async () => {
  const seen = { through: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(stories, async (one) => {
      const [stops, faults] = [await stopped(one), await refused(one)];
      if (stops.length === 0) expect(faults).toEqual([]);
      if (stops.length === 0) seen.through += 1;
      if (faults.length > 0) seen.refused += 1;
    }),
    // The same stories each time: what fails here fails for everybody.
    { numRuns: runs, seed: Number(process.env.AGREEMENT_SEED ?? 7) },
  );
  // Both happen, or nothing was tried.
  expect(seen.through).toBeGreaterThan(runs / 25);
  expect(seen.refused).toBeGreaterThan(runs / 4);
}, 600_000);

import fc from 'fast-check';
import type { DocumentOf } from '#lib/content/testing/changes.ts';
import { paragraph, type Raw, references, story } from '#lib/content/testing/small-lake.ts';

/** Stories as good and as bad as a program or a hurried hand might make them, in every field readers see. */

/** Texts that are none, or that only look like some. */
export const odd = [undefined, null, '', ' ', '\u00a0\n', 7, true, {}, [], ['x']] as const;
const words = ['Words', 'Wörter 🌊', 'x'.repeat(89), ' padded '] as const;
export const text = fc.constantFrom<unknown>(...odd, ...words, 'x'.repeat(400));
const moments = fc.constantFrom<unknown>(
  ...odd,
  ...['2026-02-02T11:00:00.000Z', '2026-02-02T11:00:00+05:00', '2026-02-02', 'yesterday'],
  ...['2026-02-30T11:00:00.000Z', '12026-02-02T11:00:00Z', '2026-02-02T11:00:00'],
);
export const slugs = fc.constantFrom<unknown>(
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
export const addresses = fc.constantFrom<unknown>(
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
export const listOf = (...ids: string[]) =>
  fc.oneof(
    fc.constantFrom<unknown>(...odd),
    fc.array(fc.constantFrom(...ids), { maxLength: 3 }).map((all) => references(...all)),
  );

/** Some of these fields, the rest as they are. */
export const changed = (base: () => Raw, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(fields, { requiredKeys: [] }).map((changes) => ({ ...base(), ...changes }));

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
export const pictures = (photo: Raw) =>
  fc.oneof(
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

const objects = (photo: Raw) =>
  fc.oneof(
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
    changed(() => ({ ...photo, _type: 'newsImage' }), {
      alt: text,
      credit: text,
      source: addresses,
    }),
    fc.constant({ _type: 'nonsense' }),
  );

const bodies = (photo: Raw) =>
  fc.oneof(
    fc.constantFrom<unknown>(...odd),
    fc
      .array(fc.oneof(paragraphs, objects(photo)), { minLength: 1, maxLength: 3 })
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
const updates = (photo: Raw) =>
  fc
    .array(
      changed(
        () => ({ _type: 'liveUpdate', at: '2026-02-02T11:00:00.000Z', body: [paragraph('x')] }),
        {
          headline: text,
          at: moments,
          body: bodies(photo),
          authors: listOf('ana'),
          pinned: fc.constantFrom<unknown>(true, 'x'),
        },
      ),
      { maxLength: 2 },
    )
    .map((all) => all.map((one, place) => ({ ...one, _key: `u${place}` })));

const fieldsOf = (photo: Raw): Record<string, fc.Arbitrary<unknown>> => ({
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
  leadImage: pictures(photo),
  body: bodies(photo),
  related: listOf('other', 'nowhere'),
  corrections,
  liveUpdates: updates(photo),
  listing: changed(() => ({}), { headline: text, standfirst: text, image: pictures(photo) }),
  seo: changed(() => ({}), {
    title: text,
    description: text,
    image: pictures(photo),
    noIndex: fc.constantFrom<unknown>(true, 'x'),
  }),
});

/** Stories with one to three fields changed; `photo` is a picture that is there. */
export function generatedStories(photo: Raw): fc.Arbitrary<DocumentOf<'article'>> {
  const fields = fieldsOf(photo);
  return (
    fc
      .uniqueArray(fc.constantFrom(...Object.keys(fields)), { minLength: 1, maxLength: 3 })
      .chain((names) =>
        fc.record(
          Object.fromEntries(names.map((name) => [name, fields[name] ?? fc.constant(null)])),
        ),
      )
      // As the lake keeps it: what is undefined is not there.
      .map(
        (changes): DocumentOf<'article'> =>
          JSON.parse(JSON.stringify({ ...story('x'), ...changes })),
      )
  );
}

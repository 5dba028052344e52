import fc from 'fast-check';
import { type Raw, references } from '#lib/content/testing/small-lake.ts';

/** Values as good and as bad as a program or a hurried hand might write them, by what a field asks for. */

/** Texts that are none, or that only look like some. */
export const odd = [undefined, null, '', ' ', '\u00a0\n', 7, true, {}, [], ['x']] as const;
const words = ['Words', 'Wörter 🌊', 'x'.repeat(89), ' padded '] as const;
export const text = fc.constantFrom<unknown>(...odd, ...words, 'x'.repeat(400));
export const choice = (...names: string[]) =>
  fc.constantFrom<unknown>(...odd, ...names, 'nonsense');
export const yesOrNo = fc.constantFrom<unknown>(...odd, true, false, 'x');
export const moments = fc.constantFrom<unknown>(
  ...odd,
  ...['2026-02-02T11:00:00.000Z', '2026-02-02T11:00:00+05:00', '2026-02-02', 'yesterday'],
  ...['2026-02-30T11:00:00.000Z', '12026-02-02T11:00:00Z', '2026-02-02T11:00:00'],
);
export const languages = fc.constantFrom<unknown>(...odd, 'en', 'es-419', 'English', 'en_GB');
const segments = [
  ...['ok', 'é', 'a b', 'a/b', '..', '.', '%zz', 'a%41', 'a.md', 'x'.repeat(1200)],
  ...['\u0007', '\ud800', 'studio', 'latest'],
];
export const slugs = fc.constantFrom<unknown>(
  ...odd,
  ...segments.map((current) => ({ _type: 'slug', current })),
  { _type: 'slug' },
);
export const addresses = fc.constantFrom<unknown>(
  ...odd,
  ...['https://example.org/a', 'http://example.org', 'mailto:a@example.org', 'ftp://example.org'],
  ...['javascript:alert(1)', 'JAVASCRIPT:alert(1)', '//example.org', '/a', 'example.org'],
  ...['https://', 'https://exa mple.org', 'https://example.org/a b', ' https://example.org '],
  ...['https:example.org', 'data:text/html,x', 'https://[', 'https://example.org:99999'],
  ...['mailto:', '/', '/a b', '/%zz', '/?p=1', '/\\example.org', '/\u0007'],
);
export const mails = fc.constantFrom<unknown>(
  ...odd,
  ...['desk@example.org', 'desk@example', 'Desk <desk@example.org>', 'a b@example.org'],
  ...[
    'dësk@example.org',
    '"a b"@example.org',
    'desk@exämple.org',
    'desk@-example.org',
    'a..b@example.org',
  ],
  ...[
    '.a@example.org',
    'a@b@example.org',
    "o'neil@example.org",
    'a/b=c@example.org',
    'A@EXAMPLE.ORG',
  ],
);

const links = (ids: readonly string[], besides: Raw) => [
  ...odd,
  ...ids.map((_ref) => ({ _type: 'reference', _ref, ...besides })),
  { _type: 'reference', ...besides },
];
export const ref = (ids: readonly string[]) =>
  fc.constantFrom<unknown>(...links([...ids, 'nowhere'], {}));
/** A weak one leads to what is there: one that leads nowhere any more is no fault of who wrote it. */
export const weakly = fc.constantFrom<unknown>(...links(['other'], { _weak: true }));

/** A list that may be none, of members that may be good. */
export const list = (members: fc.Arbitrary<unknown>, maxLength = 2) =>
  fc.oneof(fc.constantFrom<unknown>(...odd), fc.array(members, { maxLength }));
export const listOf = (...ids: string[]) =>
  fc.oneof(
    fc.constantFrom<unknown>(...odd),
    fc.array(fc.constantFrom(...ids), { maxLength: 3 }).map((all) => references(...all)),
  );
/** The same of stories, which are named weakly. */
export const storiesOf = (...ids: string[]) =>
  fc
    .array(fc.constantFrom(...ids), { maxLength: 3 })
    .map((all) => references(...all).map((one) => ({ ...one, _weak: true })));
/** A list of objects, each with a key of its own. */
export const keyed = (members: fc.Arbitrary<Raw>) =>
  fc.oneof(
    fc.constantFrom<unknown>(...odd),
    fc
      .array(members, { maxLength: 2 })
      .map((all) => all.map((one, place) => ({ ...one, _key: `k${place}` }))),
  );

/** Some of these fields, the rest as they are; now and then none. */
export const changed = (base: () => Raw, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .oneof(
      { weight: 1, arbitrary: fc.constant<Raw>({}) },
      { weight: 4, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    )
    .map((changes): Raw => ({ ...base(), ...changes }));

/** Between one and `most` of these fields, and no others. */
export const someOf = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>, most: number) =>
  fc
    .uniqueArray(fc.constantFrom(...Object.keys(fields)), { minLength: 1, maxLength: most })
    .chain((names) =>
      fc.record(Object.fromEntries(names.map((name) => [name, fields[name] ?? fc.constant(null)]))),
    );

const fraction = fc.constantFrom<unknown>(0, 0.3, 0.6, 1, -1, 2, null, 'x');
export const pictures = (photo: Raw) =>
  fc.oneof(
    fc.constantFrom<unknown>(...odd),
    changed(() => photo, {
      alt: text,
      caption: text,
      credit: text,
      photographer: text,
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
      hotspot: fc.oneof(
        fc.constantFrom<unknown>(...odd),
        fc.record({ _type: fc.constant('sanity.imageHotspot'), x: fraction, y: fraction }),
      ),
    }),
  );

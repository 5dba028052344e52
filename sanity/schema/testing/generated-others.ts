import fc from 'fast-check';
import type { DocumentOf, LakeDocument } from '#lib/content/testing/changes.ts';
import { author, type Raw, section, tag } from '#lib/content/testing/small-lake.ts';
import { addresses, listOf, odd, pictures, slugs, text } from './generated-stories.ts';

/** Documents besides stories, as good and as bad. */

const list = (members: fc.Arbitrary<unknown>) =>
  fc.oneof(fc.constantFrom<unknown>(...odd), fc.array(members, { maxLength: 2 }));

const languages = fc.constantFrom<unknown>(...odd, 'en', 'es-419', 'English', 'en_GB');
const zones = fc.constantFrom<unknown>(...odd, 'UTC', 'America/Bogota', 'Mars/Olympus', '+05:00');

/** One or two fields of a document changed. */
const of = (base: LakeDocument, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .uniqueArray(fc.constantFrom(...Object.keys(fields)), { minLength: 1, maxLength: 2 })
    .chain((names) =>
      fc.record(Object.fromEntries(names.map((name) => [name, fields[name] ?? fc.constant(null)]))),
    )
    .map((changes): LakeDocument => JSON.parse(JSON.stringify({ ...base, ...changes })));

/** Another of the same type, at an address of its own. */
const another = (document: DocumentOf<'author' | 'tag' | 'section'>): LakeDocument => ({
  ...document,
  _id: 'x',
  slug: { _type: 'slug', current: 'x' },
});

/** By type: documents with a field or two changed; `photo` is a picture that is there. */
export const generatedOthers = (photo: Raw) =>
  ({
    author: of(another(author), {
      name: text,
      slug: slugs,
      role: text,
      bio: text,
      portrait: pictures(photo),
      sameAs: list(addresses),
    }),
    tag: of(another(tag), {
      title: text,
      slug: slugs,
      kind: fc.constantFrom<unknown>(...odd, 'person', 'nonsense'),
      description: text,
    }),
    section: of(another(section), { title: text, slug: slugs, description: text }),
    siteSettings: of(
      { _id: 'siteSettings', _type: 'siteSettings', name: 'Dateline' },
      {
        name: text,
        tagline: text,
        language: languages,
        timeZone: zones,
        navigation: listOf('world', 'nowhere'),
        social: list(addresses),
        feedHub: addresses,
      },
    ),
  }) as const;

import fc from 'fast-check';
import type { DocumentOf } from '#lib/content/testing/changes.ts';
import { paragraph, story } from '#lib/content/testing/small-lake.ts';
import type { Article } from '../../../sanity.types.ts';
import { bodies, type Uploaded } from './generated-body.ts';
import {
  changed,
  choice,
  keyed,
  languages,
  listOf,
  moments,
  odd,
  pictures,
  ref,
  slugs,
  someOf,
  storiesOf,
  text,
  weakly,
  yesOrNo,
} from './generated-values.ts';

/** Stories as good and as bad as a program or a hurried hand might make them, in every field readers see. */

/** The fields of a type of document that the site reads: all but the newsroom's own. */
export type FieldsOf<Document> = Exclude<keyof Document, `_${string}` | 'desk'>;

const corrections = keyed(
  changed(
    () => ({
      _type: 'correction',
      kind: 'correction',
      text: 'Words',
      at: '2026-02-02T11:00:00.000Z',
    }),
    { kind: choice('update', 'clarification'), text, at: moments },
  ),
);

const updates = (uploaded: Uploaded) =>
  keyed(
    changed(
      () => ({ _type: 'liveUpdate', at: '2026-02-02T11:00:00.000Z', body: [paragraph('x')] }),
      {
        headline: text,
        at: moments,
        body: bodies(uploaded),
        authors: listOf('ana'),
        pinned: yesOrNo,
        keyEvent: yesOrNo,
      },
    ),
  );

/** One that is forgotten the compiler names. */
const fieldsOf = (uploaded: Uploaded) => {
  const { photo } = uploaded;
  return {
    headline: text,
    standfirst: text,
    slug: slugs,
    kind: choice('analysis', 'live'),
    language: languages,
    translationOf: weakly,
    section: ref(['world']),
    tags: listOf('rivers', 'nowhere'),
    authors: listOf('ana', 'nowhere'),
    dateline: fc.oneof(fc.constantFrom<unknown>(...odd), fc.record({ city: text, country: text })),
    publishedAt: moments,
    updatedAt: moments,
    breakingUntil: moments,
    coverageEndedAt: moments,
    leadImage: pictures(photo),
    body: bodies(uploaded),
    related: fc.oneof(fc.constantFrom<unknown>(...odd), storiesOf('other')),
    corrections,
    liveUpdates: updates(uploaded),
    listing: changed(() => ({}), { headline: text, standfirst: text, image: pictures(photo) }),
    seo: changed(() => ({}), {
      title: text,
      description: text,
      image: pictures(photo),
      noIndex: yesOrNo,
    }),
  } satisfies Record<FieldsOf<Article>, fc.Arbitrary<unknown>>;
};

/** As the lake keeps it: what is undefined is not there. */
const kept = (changes: object): DocumentOf<'article'> =>
  JSON.parse(JSON.stringify({ ...story('x'), ...changes }));

/** Stories with one to three fields changed; what was uploaded is there. */
export const generatedStories = (uploaded: Uploaded): fc.Arbitrary<DocumentOf<'article'>> =>
  someOf(fieldsOf(uploaded), 3).map(kept);

/** Stories that differ in their body alone. */
export const storiesWith = (body: fc.Arbitrary<unknown>): fc.Arbitrary<DocumentOf<'article'>> =>
  body.map((blocks) => kept({ body: blocks }));

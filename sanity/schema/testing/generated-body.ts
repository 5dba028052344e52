import fc from 'fast-check';
import type { BlockName } from '#lib/content/body/view.ts';
import { paragraph, type Raw } from '#lib/content/testing/small-lake.ts';
import {
  addresses,
  changed,
  choice,
  keyed,
  languages,
  list,
  odd,
  pictures,
  text,
  weakly,
  yesOrNo,
} from './generated-values.ts';

/** Bodies as good and as bad: text, and every block there is. */

/** What is uploaded: a picture, and a file of each kind. */
export type Uploaded = { photo: Raw; sound: Raw; film: Raw; captions: Raw; paper: Raw };

const spans = fc.array(
  fc.record({
    _type: fc.constant('span'),
    _key: fc.uuid(),
    text: fc.constantFrom('It rained.', '', ' '),
    marks: fc.constantFrom<string[]>([], ['strong'], ['link']),
  }),
  { maxLength: 2 },
);
const paragraphs: fc.Arbitrary<Raw> = fc
  .record({
    style: choice('normal', 'h2', 'h3', 'h1', 'blockquote'),
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
/** Text without blocks. */
export const texts = fc.oneof(
  fc.constantFrom<unknown>(
    ...odd,
    [paragraph('It rained.')],
    [paragraph(' ')],
    [{ _type: 'nonsense', _key: 'n' }],
  ),
  keyed(paragraphs),
);

const row = (...cells: unknown[]): Raw => ({ _type: 'row', _key: `r${cells.join()}`, cells });
const rows = fc.constantFrom<unknown>(
  ...odd,
  [row('1', '2')],
  [row()],
  [row('1'), row('1', '2')],
  [row('Year', 'Metres'), row('1974', '7.5'), row('2026', '')],
  [row('Year', 'Metres'), row('1974', 'high')],
  [row('Year', 'Metres'), row('1974', 7.5)],
  [row('Year', 'Metres'), row('1974', null)],
  [row('Year'), row('1974')],
  [row('Year', ...'abcdef'), row('1974', ...'123456')],
  [{ _type: 'row', _key: 'a' }, row('1', '2')],
  [{ _type: 'nonsense', _key: 'a', cells: ['1', '2'] }],
);
const figures = () => [row('Year', 'Metres'), row('1974', '7.5')];

const lengths = choice('4:32', '1:04:32', '4:99', '4', ' 4:32');
const placements = choice('text', 'wide', 'inset');
const filesOf = ({ sound, film, captions, paper }: Uploaded) =>
  fc.constantFrom<unknown>(
    ...odd,
    ...[sound, film, captions, paper],
    { _type: 'file' },
    { _type: 'file', asset: { _type: 'reference', _ref: 'nowhere' } },
  );

/** By name: a block that is whole but for some of its fields. One that is forgotten the compiler names. */
export const generatedBlocks = (uploaded: Uploaded) => {
  const { photo, sound, film, captions, paper } = uploaded;
  const files = filesOf(uploaded);
  return {
    newsImage: fc
      .tuple(pictures(photo), placements)
      .map(
        ([one, placement]): Raw =>
          one !== null && typeof one === 'object'
            ? { ...one, _type: 'newsImage', placement }
            : { ...photo, alt: one },
      ),
    gallery: changed(
      () => ({
        pictures: [
          { ...photo, _key: 'a' },
          { ...photo, _key: 'b' },
        ],
      }),
      {
        title: text,
        pictures: keyed(
          pictures(photo).filter(
            (one): one is Raw => one !== null && typeof one === 'object' && !Array.isArray(one),
          ),
        ),
      },
    ),
    audio: changed(() => ({ file: sound, title: 'Words' }), {
      file: files,
      title: text,
      duration: lengths,
      credit: text,
      transcript: texts,
    }),
    video: changed(() => ({ file: film, title: 'Words' }), {
      file: files,
      url: addresses,
      title: text,
      poster: pictures(photo),
      duration: lengths,
      credit: text,
      captions: keyed(
        changed(() => ({ _type: 'captionsFile', language: 'en', file: captions }), {
          language: languages,
          file: files,
        }),
      ),
      transcript: texts,
    }),
    claim: changed(() => ({ claim: 'It rains.', claimant: 'Ana', rating: 'true' }), {
      claim: text,
      claimant: text,
      claimantIs: choice('person', 'organization'),
      saidOn: fc.constantFrom<unknown>(...odd, '2026-02-01', '2026-02-30', 'yesterday'),
      appearance: addresses,
      rating: choice('true', 'unproven'),
      verdict: text,
    }),
    documentFile: changed(() => ({ file: paper, title: 'Words' }), {
      file: files,
      title: text,
      about: text,
      pages: fc.constantFrom<unknown>(...odd, 2, 0, 1.5, -1),
    }),
    pullQuote: changed(() => ({ text: 'Words' }), { text, attribution: text }),
    relatedStory: changed(() => ({ story: { _type: 'reference', _ref: 'other', _weak: true } }), {
      story: weakly,
      label: text,
    }),
    keyPoints: changed(() => ({ points: ['One'] }), {
      points: fc.constantFrom<unknown>(...odd, ['One', ''], [' '], ['One', null]),
    }),
    factBox: changed(() => ({ title: 'Facts', body: [paragraph('x')] }), {
      title: text,
      body: texts,
    }),
    timeline: changed(
      () => ({
        title: 'The flood',
        events: [{ _type: 'event', _key: 'a', when: '1974', what: 'It rained.' }],
      }),
      {
        title: text,
        events: keyed(
          changed(() => ({ _type: 'event', when: '1974', what: 'It rained.' }), {
            when: text,
            what: text,
          }),
        ),
      },
    ),
    interview: changed(
      () => ({
        questions: [{ _type: 'exchange', _key: 'a', question: 'Why?', answer: [paragraph('So.')] }],
      }),
      {
        questions: keyed(
          changed(() => ({ _type: 'exchange', question: 'Why?', answer: [paragraph('So.')] }), {
            question: text,
            answer: texts,
          }),
        ),
      },
    ),
    embed: changed(() => ({ url: 'https://example.org/v', title: 'A film' }), {
      url: addresses,
      title: text,
    }),
    socialPost: changed(() => ({ url: 'https://example.org/p', author: 'Ana', text: 'Words' }), {
      url: addresses,
      author: text,
      handle: text,
      text,
    }),
    table: changed(() => ({ rows: [row('1', '2')] }), {
      rows,
      caption: text,
      headerRow: yesOrNo,
      placement: placements,
    }),
    chart: changed(() => ({ title: 'Words', rows: figures() }), {
      title: text,
      about: text,
      origin: text,
      kind: choice('bars', 'lines'),
      marked: text,
      rows,
    }),
  } satisfies { [Name in BlockName]: fc.Arbitrary<Raw> };
};

/** A body that holds one block of a name, between what it is not about. */
export const bodyWith = (name: BlockName, uploaded: Uploaded): fc.Arbitrary<Raw[]> =>
  generatedBlocks(uploaded)[name].map((block: Raw) => [
    paragraph('It rained.', 'before'),
    { ...block, _type: name, _key: 'block' },
  ]);

/** Bodies of whatever blocks, and what is none. */
export const bodies = (uploaded: Uploaded): fc.Arbitrary<unknown> => {
  const blocks = Object.entries(generatedBlocks(uploaded)).map(([name, made]) =>
    made.map((block: Raw): Raw => ({ ...block, _type: name })),
  );
  const any = fc.oneof(paragraphs, fc.oneof(...blocks), fc.constant<Raw>({ _type: 'nonsense' }));
  return list(any, 3).map((all) =>
    Array.isArray(all)
      ? all.map((block: unknown, place) =>
          typeof block === 'object' ? { ...block, _key: `k${place}` } : block,
        )
      : all,
  );
};

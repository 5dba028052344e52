import { expect, test } from 'vitest';
import { articleContent } from '../article/article.ts';
import { paragraph, picture, type Raw, story, surroundings, view } from '../testing/small-lake.ts';
import { withoutFaultyBlocks } from './contain.ts';
import type { BodyView } from './view.ts';

const embargoed = story('shut', {
  publishedAt: '2026-03-01T00:00:00Z',
  headline: 'A secret headline',
  slug: { current: 'secret-slug' },
});

/** A body of these blocks between two paragraphs. */
async function read(...blocks: unknown[]) {
  const body = [paragraph('First.', 'first'), ...blocks, paragraph('Last.', 'last')];
  const documents = [...surroundings, story('a', { body }), story('open'), embargoed];
  const { view: found, faults } = await view(articleContent, documents, { slug: 'a' });
  return { body: found?.body ?? [], faults };
}

const between = (body: BodyView) => body.slice(1, -1);

test.each<[string, Raw, Raw]>([
  [
    'newsImage',
    { ...picture, caption: 'Seen from the east.' },
    { image: { alt: 'A river', caption: 'Seen from the east.', credit: 'Dateline' } },
  ],
  ['pullQuote', { text: 'We waited.' }, { text: 'We waited.', attribution: null }],
  ['relatedStory', { story: { _ref: 'open' } }, { story: { id: 'open' }, label: null }],
  ['keyPoints', { points: ['One', '', 'Two'] }, { points: ['One', 'Two'] }],
  ['factBox', { title: 'Rivers', body: [paragraph('Long.')] }, { title: 'Rivers' }],
  [
    'embed',
    { url: 'https://www.example.org/v/1', title: 'A film' },
    { url: 'https://www.example.org/v/1', host: 'example.org' },
  ],
  [
    'table',
    {
      headerRow: true,
      rows: [
        { _key: '1', cells: ['a', 'b'] },
        { _key: '2', cells: ['c'] },
      ],
    },
    { header: ['a', 'b'], rows: [['c', '']], caption: null },
  ],
])('a %s is read', async (type, raw, expected) => {
  const { body } = await read({ _type: type, _key: 'k', ...raw });
  expect(between(body)).toEqual([expect.objectContaining({ _type: type, _key: 'k' })]);
  expect(between(body)[0]).toMatchObject(expected);
});

const gone = 'refers to a document that is missing or not published';

test.each<[string, unknown, string, string]>([
  [
    'an unknown block',
    { _type: 'hologram', _key: 'k' },
    'hologram',
    'is of the unknown type "hologram"',
  ],
  ['a missing field', { _type: 'pullQuote', _key: 'k' }, 'pullQuote', 'text is missing'],
  [
    'a story that is gone',
    { _type: 'relatedStory', _key: 'k', story: { _ref: 'none' } },
    'relatedStory',
    `story ${gone}`,
  ],
  [
    'a story under embargo',
    { _type: 'relatedStory', _key: 'k', story: { _ref: 'shut' } },
    'relatedStory',
    `story ${gone}`,
  ],
  [
    'a picture without asset',
    { _type: 'newsImage', _key: 'k', alt: 'x', credit: 'y' },
    'newsImage',
    'asset is missing: no picture is chosen',
  ],
  [
    'a picture without alternative text',
    { ...picture, _key: 'k', alt: undefined },
    'newsImage',
    'alt is missing',
  ],
  [
    'a scripted embed',
    { _type: 'embed', _key: 'k', url: 'javascript:alert(1)', title: 'x' },
    'embed',
    'url is not an http or https address',
  ],
  ['an empty table', { _type: 'table', _key: 'k', rows: [] }, 'table', 'rows is empty'],
  ['no type', { _key: 'k' }, 'unknown', 'is of the unknown type ""'],
])(
  '%s leaves a box for the editor, the log a line, and readers nothing',
  async (_, block, blockType, reason) => {
    const { body, faults } = await read(block);
    expect(between(body)).toEqual([{ _type: 'faultyBlock', _key: 'k', blockType, reason }]);
    expect(faults).toEqual([expect.objectContaining({ document: 'a', key: 'k' })]);
    expect(faults[0]?.field.startsWith('body[_key=="k"]')).toBe(true);
    expect(withoutFaultyBlocks(body).map(({ _key }) => _key)).toEqual(['first', 'last']);
  },
);

test.each([[null], ['text'], [7], [[]]])('a block that is %j is contained', async (block) => {
  const { body, faults } = await read(block);
  expect(withoutFaultyBlocks(body).map(({ _key }) => _key)).toEqual(['first', 'last']);
  expect(faults.length).toBeGreaterThan(0);
});

test('blocks without a key get one', async () => {
  const { body } = await read({ ...paragraph('Imported.'), _key: undefined });
  expect(between(body)[0]?._key).toBe('at-1');
});

/** A paragraph whose one span carries a mark of these definitions. */
const linked = (...markDefs: Raw[]): Raw => ({
  ...paragraph(''),
  _key: 'k',
  markDefs,
  children: [{ _type: 'span', _key: 's', text: 'the words', marks: ['strong', 'm', 'sparkle'] }],
});

test.each<[string, Raw, string | null]>([
  ['a link', { _type: 'link', _key: 'm', href: 'https://example.org' }, 'https://example.org'],
  [
    'a link to a story',
    { _type: 'storyLink', _key: 'm', story: { _ref: 'open' } },
    '/article/open',
  ],
  ['a scripted link', { _type: 'link', _key: 'm', href: 'javascript:alert(1)' }, null],
  ['a link to nowhere', { _type: 'link', _key: 'm' }, null],
  [
    'a link to a story under embargo',
    { _type: 'storyLink', _key: 'm', story: { _ref: 'shut' } },
    null,
  ],
  ['an unknown annotation', { _type: 'footnote', _key: 'm' }, null],
])('%s keeps its words', async (_, markDef, href) => {
  const { body } = await read(linked(markDef));
  const [block] = between(body);
  const marks = href === null ? ['strong'] : ['strong', 'm'];
  expect(block).toMatchObject({
    children: [{ text: 'the words', marks }],
    markDefs: href === null ? [] : [{ _key: 'm', href }],
  });
  expect(JSON.stringify(body)).not.toMatch(/secret|javascript/);
});

test('text that is malformed inside is kept as far as it can be', async () => {
  const { body, faults } = await read({
    _type: 'block',
    _key: 'k',
    style: 'shouting',
    listItem: 'bullet',
    children: [
      { _type: 'span', text: 'Kept' },
      { _type: 'widget' },
      null,
      { _type: 'span', text: 3 },
    ],
    markDefs: 'none',
  });
  expect(between(body)[0]).toMatchObject({
    style: 'normal',
    listItem: 'bullet',
    level: 1,
    children: [{ text: 'Kept', marks: [] }],
    markDefs: [],
  });
  expect(faults.map(({ field }) => field)).toEqual([
    'body[_key=="k"].style',
    'body[_key=="k"].children[1]',
    'body[_key=="k"].children[2]',
    'body[_key=="k"].children[3].text',
  ]);
});

test('empty paragraphs go, and headings skip no level', async () => {
  const { body } = await read(
    paragraph('  ', 'empty'),
    { ...paragraph('Sub', 'sub'), style: 'h3' },
    { ...paragraph('Main', 'main'), style: 'h2' },
    { ...paragraph('Below', 'below'), style: 'h3' },
  );
  expect(between(body).map((block) => [block._key, 'style' in block && block.style])).toEqual([
    ['sub', 'h2'],
    ['main', 'h2'],
    ['below', 'h3'],
  ]);
});

import { expect, it } from 'vitest';
import { linkedSlugs, storedBlocks } from './blocks.ts';
import { readHtml } from './read-html.ts';
import { parse } from './testing/outline.ts';

const siteOrigin = 'https://day.example';

function stored(
  html: string,
  { tables = true, stories = {} }: { tables?: boolean; stories?: Record<string, string> } = {},
) {
  const made: true[] = [];
  const newKey = () => `k${made.push(true)}`;
  const { blocks } = readHtml(html, parse);
  return storedBlocks(blocks, {
    newKey,
    tables,
    siteOrigin,
    stories: new Map(Object.entries(stories)),
  });
}

it('text as a body stores it, every part with a key of its own', () => {
  const [block] = stored('<ol><li>One <b>two</b> <a href="https://x.example/">three</a></li></ol>');
  expect(block).toMatchObject({
    _type: 'block',
    style: 'normal',
    listItem: 'number',
    level: 1,
    markDefs: [{ _type: 'link', href: 'https://x.example/' }],
    children: [
      { _type: 'span', text: 'One ', marks: [] },
      { _type: 'span', text: 'two', marks: ['strong'] },
      { _type: 'span', text: ' ', marks: [] },
      { _type: 'span', text: 'three' },
    ],
  });
  const keys = JSON.stringify(block).match(/"_key":"\w+"/g) ?? [];
  expect(new Set(keys).size).toBe(6);
  expect(block?.children).toHaveProperty([3, 'marks'], [expect.stringMatching(/^k\d$/)]);
});

it('an address of one of our stories is a link to the story', () => {
  const html = [
    'flood',
    'flood/',
    'caf%C3%A9?utm_source=x',
    'gone',
    'flood#update-1',
    'flood/feed.xml',
  ]
    .map((path) => `<p><a href="${siteOrigin}/article/${path}">x</a></p>`)
    .join('');
  const { blocks } = readHtml(html, parse);
  expect(linkedSlugs(blocks, siteOrigin)).toEqual(['flood', 'café', 'gone']);
  const marks = stored(html, { stories: { flood: 'id-1', café: 'id-2' } }).map(
    ({ markDefs }) => markDefs,
  );
  const story = (id: string) => [
    expect.objectContaining({
      _type: 'storyLink',
      story: { _type: 'reference', _ref: id, _weak: true },
    }),
  ];
  const link = [expect.objectContaining({ _type: 'link' })];
  expect(marks).toEqual([story('id-1'), story('id-1'), story('id-2'), link, link, link]);
});

it.each([
  'https://elsewhere.example/article/flood',
  'https://day.example.evil/article/flood',
  'https://day.example:444/article/flood',
  'https://day.example/tag/flood',
  'https://day.example/article/%E0%A4%A',
])('%s is none of our stories', (href) => {
  const { blocks } = readHtml(`<a href="${href}">x</a>`, parse);
  expect(linkedSlugs(blocks, siteOrigin)).toEqual([]);
});

const table = '<table><tr><td>a</td><td>b</td></tr><tr><td></td><td>c</td></tr></table>';

it('a table is the table block', () => {
  expect(stored(table)).toMatchObject([
    {
      _type: 'table',
      headerRow: false,
      rows: [{ _type: 'row', cells: ['a', 'b'] }, { cells: ['', 'c'] }],
    },
  ]);
});

it('a table in a text that takes none is a paragraph for each row', () => {
  const texts = stored(table, { tables: false }).map(({ children }) => children);
  expect(texts).toMatchObject([[{ text: 'a | b' }], [{ text: 'c' }]]);
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { TextBlockView } from '#lib/content/body/text/view.ts';
import type { BodyView } from '#lib/content/body/view.ts';
import { Body } from './body.tsx';

const text = (_key: string, words: string, block: Partial<TextBlockView> = {}): TextBlockView => ({
  _type: 'block',
  _key,
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text: words, marks: [] }],
  ...block,
});

const keyPoints: BodyView[number] = { _type: 'keyPoints', _key: 'k', points: ['One point.'] };
const dateline = { city: 'Buenaventura', country: 'Colombia' };

const html = (body: BodyView, more: Partial<Parameters<typeof Body>[0]> = {}) =>
  renderToStaticMarkup(<Body body={body} language="en" {...more} />);
const words = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('the dateline', () => {
  it('opens the first paragraph of running text, and no other', () => {
    const body = [
      keyPoints,
      text('h', 'A heading', { style: 'h2' }),
      text('l', 'An item', { listItem: 'bullet', level: 1 }),
      text('p1', 'The plane came down.'),
      text('p2', 'He is here.'),
    ];
    const told = words(html(body, { dateline }));
    expect(told).toContain('BUENAVENTURA, Colombia — The plane came down.');
    expect(told.match(/BUENAVENTURA/g)).toHaveLength(1);
  });

  it('stands on a line of its own where there is no such paragraph', () => {
    expect(words(html([keyPoints], { dateline }))).toMatch(/^BUENAVENTURA, Colombia —/);
  });

  it('is left out of a story without one', () => {
    expect(words(html([text('p', 'The plane came down.')]))).toBe('The plane came down.');
  });
});

describe('headings', () => {
  const body = [text('a', 'First', { style: 'h2' }), text('b', 'Second', { style: 'h3' })];
  const levels = (markup: string) => [...markup.matchAll(/<h(\d)/g)].map(([, level]) => level);

  it('keep their levels in a story', () => {
    expect(levels(html(body))).toEqual(['2', '3']);
  });

  it('of blocks stand a level below the heading that is over them', () => {
    const facts: BodyView[number] = {
      _type: 'factBox',
      _key: 'f',
      title: 'Facts',
      body: [text('h', 'In it', { style: 'h2' })],
    };
    const events = [{ when: 'Mon', what: 'Rain.' }];
    const timeline: BodyView[number] = { _type: 'timeline', _key: 't', title: 'How', events };
    const blocks = [keyPoints, facts, timeline];
    expect(levels(html(blocks))).toEqual(['2', '2', '3', '2']);
    expect(levels(html(blocks, { level: 3 }))).toEqual(['3', '3', '4', '3']);
    expect(levels(html(blocks, { level: 4 }))).toEqual(['4', '4', '5', '4']);
  });

  it('stand under the heading that is over them in an update', () => {
    expect(levels(html(body, { level: 4 }))).toEqual(['4', '4']);
  });
});

it('leads links to where they were checked to lead, and shows the text of one that was not', () => {
  const link = { _type: 'link', _key: 'm', href: 'https://example.org/a' } as const;
  const linked = (marks: string[]) =>
    text('p', '', {
      markDefs: [link],
      children: [{ _type: 'span', _key: 's', text: 'the words', marks }],
    });
  expect(html([linked(['m'])])).toContain('<a href="https://example.org/a">the words</a>');
  expect(words(html([linked(['gone'])]))).toBe('the words');
});

it('names the rows and columns of a table for who cannot see them', () => {
  const table: BodyView[number] = {
    _type: 'table',
    _key: 't',
    placement: 'text',
    caption: 'Exports',
    header: ['Year', 'Tonnes'],
    rows: [['2025', '310']],
    figures: [false, true],
  };
  const markup = html([table]);
  expect(
    [...markup.matchAll(/<th scope="(\w+)"[^>]*>([^<]*)/g)].map(([, ...cell]) => cell),
  ).toEqual([
    ['col', 'Year'],
    ['col', 'Tonnes'],
    ['row', '2025'],
  ]);
  expect(markup).toContain('<td data-figures="true">310</td>');
});

describe('lists', () => {
  /** `1 a` is a numbered item of the first level, `** b` a bullet of the second. */
  const items = (...lines: string[]): BodyView =>
    lines.map((line, place) => {
      const [, mark = '', words = ''] = /^([*1]+) (.*)$/.exec(line) ?? [];
      if (line === 'picture') return { ...keyPoints, _key: `k${place}` };
      if (mark === '') return text(`p${place}`, line);
      const listItem = mark.startsWith('*') ? 'bullet' : 'number';
      return text(`i${place}`, words, { listItem, level: mark.length });
    });
  /** Lists, their items and first numbers alone. */
  const outline = (body: BodyView) =>
    html(body)
      .replace(/<(aside|section).*?<\/\1>/g, '[picture]')
      .replace(/ (class|dir)="[^"]*"/g, '');

  it.each([
    ['one level', ['* a', '* b'], '<ul><li>a</li><li>b</li></ul>'],
    ['a second', ['* a', '** b', '* c'], '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
    [
      'a jump of two, and one back',
      ['* a', '*** b', '** c', '* d'],
      '<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>',
    ],
    ['a list that begins further in', ['** a', '* b'], '<ul><li>a</li><li>b</li></ul>'],
    [
      'a mixed second level',
      ['1 a', '** b', '11 c', '** d', '1 e'],
      '<ol><li>a<ul><li>b</li></ul><ol><li>c</li></ol><ul><li>d</li></ul></li><li>e</li></ol>',
    ],
    [
      'a third level under a mixed second',
      ['* a', '11 b', '*** c', '11 d', '* e'],
      '<ul><li>a<ol><li>b<ul><li>c</li></ul></li><li>d</li></ol></li><li>e</li></ul>',
    ],
    [
      'numbers that go on after a picture',
      ['1 a', '1 b', 'picture', '1 c', 'picture', '1 d'],
      '<ol><li>a</li><li>b</li></ol>[picture]<ol start="3"><li>c</li></ol>[picture]<ol start="4"><li>d</li></ol>',
    ],
    [
      'numbers with a list inside that go on after a picture',
      ['1 a', '** b', 'picture', '1 c'],
      '<ol><li>a<ul><li>b</li></ul></li></ol>[picture]<ol start="2"><li>c</li></ol>',
    ],
    [
      'numbers that begin anew after a paragraph',
      ['1 a', 'picture', 'And:', '1 b'],
      '<ol><li>a</li></ol>[picture]<p>And:</p><ol><li>b</li></ol>',
    ],
    [
      'bullets after numbers and a picture',
      ['1 a', 'picture', '* b', 'picture', '1 c'],
      '<ol><li>a</li></ol>[picture]<ul><li>b</li></ul>[picture]<ol><li>c</li></ol>',
    ],
    ['two kinds side by side', ['* a', '1 b'], '<ul><li>a</li></ul><ol><li>b</li></ol>'],
  ])('%s', (_, lines, markup) => {
    expect(outline(items(...lines))).toBe(markup);
  });

  it('keep the marks, and the heading, of an item', () => {
    const heading = text('i', 'Loud', { listItem: 'bullet', style: 'h3' });
    heading.children = [{ _type: 'span', _key: 's', text: 'Loud', marks: ['strong'] }];
    expect(outline([heading])).toBe(
      '<ul><li><h3 id="in:loud"><strong>Loud</strong></h3></li></ul>',
    );
  });
});

it.each([
  ['a paragraph', text('p', 'Two'), '<p '],
  ['a heading', text('p', 'Two', { style: 'h2' }), '<h2 '],
  ['a subheading', text('p', 'Two', { style: 'h3' }), '<h3 '],
  ['a quotation', text('p', 'Two', { style: 'blockquote' }), '<blockquote '],
  ['an item of a list', text('p', 'Two', { listItem: 'bullet' }), '<li '],
  ['a key point', keyPoints, '<li '],
])('%s takes its direction from itself', (_, block, element) => {
  expect(html([block])).toMatch(new RegExp(`${element}[^>]*dir="auto"`));
});

describe('chapters', () => {
  const chapters = (count: number): BodyView =>
    Array.from({ length: count }, (_, place) => ({
      _type: 'block',
      _key: `h${place}`,
      style: 'h2',
      markDefs: [],
      children: [{ _type: 'span', _key: 's', text: `Chapter ${place}`, marks: [] }],
    }));

  it('are told beforehand, each with the address that leads to it', () => {
    const markup = html(chapters(5));
    const led = [...markup.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(led).toHaveLength(5);
    for (const id of led) expect(markup).toMatch(new RegExp(`<h2[^>]* id="${id}"`));
  });

  it('have addresses but no contents where there are few, and neither within another part', () => {
    expect(html(chapters(4))).not.toContain('<nav');
    expect(html(chapters(4))).toMatch(/<h2[^>]* id="in:chapter-0"/);
    expect(html(chapters(5), { level: 3 })).not.toMatch(/<nav| id=/);
  });
});

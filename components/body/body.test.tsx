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
    caption: 'Exports',
    header: ['Year', 'Tonnes'],
    rows: [['2025', '310']],
  };
  const markup = html([table]);
  expect([...markup.matchAll(/<th scope="(\w+)">([^<]*)/g)].map(([, ...cell]) => cell)).toEqual([
    ['col', 'Year'],
    ['col', 'Tonnes'],
    ['row', '2025'],
  ]);
  expect(markup).toContain('<td>310</td>');
});

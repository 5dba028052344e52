import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Body } from '#components/body/body.tsx';
import { read } from '../../contract/read.ts';
import type { Raw } from '../../testing/small-lake.ts';
import { body } from '../body.ts';
import { withoutFaultyBlocks } from '../contain.ts';

const rowsOf = (rows: readonly unknown[]) =>
  rows.map((cells, place) => ({ _key: `r${place}`, cells }));
const many = <Item,>(count: number, item: (place: number) => Item): Item[] =>
  Array.from({ length: count }, (_, place) => item(place));

/** What readers get of a block in a body, and what was told of it. */
function shown(block: Raw) {
  const reading = read(body, [{ _key: 'k', ...block }]);
  if (!reading.ok) throw new Error('The body cannot be read.');
  const blocks = withoutFaultyBlocks(reading.value);
  const markup = renderToStaticMarkup(<Body body={blocks} language="en" />);
  return { markup, reasons: reading.faults.map(({ reason }) => reason) };
}

const chart = (kind: string, ...rows: unknown[]): Raw => ({
  ...{ _type: 'chart', title: 'Up', kind, rows: rowsOf(rows) },
});
const table = (...rows: unknown[]): Raw => ({ _type: 'table', rows: rowsOf(rows) });

/** What stands beside the bars of a chart. */
const written = (markup: string): string[] =>
  [...markup.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => words);

describe('attack: tables and charts', () => {
  beforeEach(() => void vi.spyOn(console, 'error'));
  afterEach(() => {
    // React tells of keys that are not unique.
    expect(console.error).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test('two columns of one name → each with its own figures', () => {
    const { markup } = shown(chart('bars', ['', 'a', 'a'], ['x', '1', '2'], ['y', '3', '4']));
    expect(written(markup)).toEqual(['1', '2', '3', '4']);
    const lines = shown(chart('lines', ['', 'a', 'a'], ['x', '1', '2'], ['y', '3', '4']));
    expect(lines.markup.match(/<path/g)).toHaveLength(2);
  });

  test('columns without names, as the corner has none → each with its own figures', () => {
    const { markup } = shown(chart('bars', [''], ['x', '1', '2'], ['y', '3']));
    expect(written(markup)).toEqual(['1', '2', '3']);
  });

  const odd: [string, string][] = [
    ['400 digits', '9'.repeat(400)],
    ['a hundred digits', `-${'9'.repeat(100)}`],
    ['308 digits', `1${'0'.repeat(307)}`],
    ['next to nothing', `0.${'0'.repeat(320)}1`],
    ['nought below nought', '-0'],
  ];
  test.each(odd)('a figure of %s → no place in a drawing that is none', (_, figure) => {
    for (const kind of ['bars', 'lines']) {
      const opposite = figure.startsWith('-') ? figure.slice(1) : `-${figure}`;
      const rows = [
        ['x', figure],
        ['y', opposite],
        ['z', '1'],
        ['w', '0'],
      ];
      const { markup } = shown(chart(kind, ['', 'a'], ...rows));
      expect(markup).toMatch(/<rect|<path/);
      expect(markup.replace(/<td>[^<]*<\/td>/g, '')).not.toMatch(/NaN|Infinity|="-0%?"/);
    }
  });

  test('10,000 rows of figures → drawn', () => {
    for (const kind of ['bars', 'lines']) {
      const rows = many(10_000, (row) => [`r${row}`, String(row - 5000)]);
      const { markup } = shown(chart(kind, ['', 'a'], ...rows));
      expect(markup.match(/<tr>/g)).toHaveLength(10_001);
    }
  });

  test('a table of 5,000 rows → whole', () => {
    const { markup, reasons } = shown(table(...many(5000, (row) => [`r${row}`, '1', '2'])));
    expect(markup.match(/<tr>/g)).toHaveLength(5000);
    expect(reasons).toEqual([]);
  });

  const long = many(5000, String);
  const large: [string, Raw][] = [
    ['a table of one long row among many', table(long, ...many(5000, () => ['x']))],
    ['a chart of one long row among many', chart('bars', long, ...many(5000, () => ['x', '1']))],
    ['a table of 200,000 rows', { ...table(), rows: rowsOf(many(200_000, () => ['x'])) }],
    [
      'a chart of 200,000 rows',
      { ...chart('lines'), rows: rowsOf(many(200_000, () => ['x', '1'])) },
    ],
  ];
  test.each(large)('%s → left out and told, the story stands', (_, block) => {
    const { markup, reasons } = shown(block);
    expect(markup).toBe('');
    expect(reasons).toEqual(['is larger than a page can hold: at most 50000 cells']);
  });

  test('130,000 cells that are no text → each is told, the story stands', () => {
    const { reasons } = shown(table(many(130_000, () => 7)));
    expect(reasons).toHaveLength(130_000);
  });
});

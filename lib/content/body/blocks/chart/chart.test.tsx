import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { alone, named } from '#components/chart/lines.tsx';
import { barScale, lineScale } from '#components/chart/scale.ts';
import { Chart } from './component.tsx';
import { canBeDrawn } from './schema.ts';
import { type ChartView, chartOf } from './view.ts';

const table = [
  ['Year', 'Metres', 'Note', 'Centimetres'],
  ['1974', '7.53', 'by eye', '753'],
  ['2026', '', 'measured'],
];

it('a column without a figure is none of a chart; a missing figure is a gap', () => {
  expect(chartOf(table)).toEqual({
    labels: ['1974', '2026'],
    series: [
      { name: 'Metres', column: 1, values: [7.53, null] },
      { name: 'Centimetres', column: 3, values: [753, null] },
    ],
  });
  expect(chartOf([])).toEqual({ labels: [], series: [] });
});

const stored = (...rows: string[][]) =>
  rows.map((cells, place) => ({ _type: 'row', _key: `r${place}`, cells }));

it.each<[string, string[][], true | RegExp]>([
  [
    'figures and gaps',
    [
      ['', 'a'],
      ['x', '1'],
      ['y', ''],
    ],
    true,
  ],
  [
    'no figures',
    [
      ['', 'a'],
      ['x', 'one'],
    ],
    /no figures/,
  ],
  [
    'one cell that is none',
    [
      ['', 'a'],
      ['x', '1'],
      ['y', 'two'],
    ],
    /“two” is no figure/,
  ],
  [
    'five columns',
    [
      ['', 'a', 'b', 'c', 'd', 'e'],
      ['x', '1', '2', '3', '4', '5'],
    ],
    /at most/,
  ],
])('an editor is told of %s', (_, rows, said) => {
  if (said === true) expect(canBeDrawn(stored(...rows))).toBe(true);
  else expect(canBeDrawn(stored(...rows))).toMatch(said);
});

describe('the drawing', () => {
  it('has bars that all start at nought, to either side', () => {
    const bar = barScale([{ values: [-1, null, 3] }]);
    expect(bar(-1).to).toBe(bar(3).from);
    expect(bar(3).length).toBeCloseTo(3 * bar(-1).length);
    expect(bar(0).length).toBe(0);
  });

  it('has lines between round values, also one that never changes', () => {
    expect(lineScale([{ values: [4.9, 7.42] }]).ticks).toEqual([4, 5, 6, 7, 8]);
    const flat = lineScale([{ values: [5, 5] }]);
    expect(flat.height(5)).toBe(500);
  });

  it('names the first and the last of many, and no more than there is room for', () => {
    const labels = Array.from({ length: 25 }, (_, place) => String(place));
    const places = named(labels).map(({ place }) => place);
    expect(places).toEqual([0, 6, 12, 18, 24]);
    expect(named(labels.slice(0, 24)).map(({ place }) => place)).toEqual([0, 23]);
    expect(named(['a'])).toEqual([{ label: 'a', place: 0 }]);
  });

  const rows = [
    ['When', 'Level'],
    ['Mon', '1'],
    ['Tue', ''],
    ['Wed', '3'],
    ['Thu', '4'],
  ];
  const view: ChartView = {
    _type: 'chart',
    _key: 'k',
    title: 'Up',
    about: null,
    origin: null,
    kind: 'lines',
    marked: null,
    table: rows,
    ...chartOf(rows),
  };

  it('leaves a gap where a figure is missing', () => {
    const markup = renderToStaticMarkup(<Chart language="en" value={view} />);
    const [, path = ''] = /<path[^>]* d="([^"]+)"/.exec(markup) ?? [];
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it('has a dot where a figure has no neighbour, and none where it has', () => {
    expect(alone([1, null, 3, 4, null, 0])).toEqual([
      { figure: 1, place: 0 },
      { figure: 0, place: 5 },
    ]);
    expect(alone([7])).toEqual([{ figure: 7, place: 0 }]);
    expect(alone([1, 2])).toEqual([]);
    const one = [rows[0] ?? [], rows[1] ?? []];
    const single = { ...view, table: one, ...chartOf(one) };
    const markup = renderToStaticMarkup(<Chart language="en" value={single} />);
    expect(markup).toMatch(/<path class="[^"]*dots[^"]*" d="M0,\d+h0\.01"/);
  });

  it('is for the eye alone: everybody else has the table, and no style stands in the markup', () => {
    const markup = renderToStaticMarkup(<Chart language="en" value={{ ...view, kind: 'bars' }} />);
    expect(markup).toMatch(/<details[^>]*><summary>Figures<\/summary><section[^>]*><table/);
    expect(markup).not.toContain(' style=');
    for (const [svg] of markup.matchAll(/<svg[^>]*>/g)) expect(svg).toContain('aria-hidden="true"');
  });
});

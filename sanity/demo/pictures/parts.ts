/** The strokes all pictures are drawn with. Every function gives a piece of SVG. */

/** The inks of the house; a scene takes three or four of them. */
export const ink = {
  black: '#0c1420',
  night: '#12243b',
  deep: '#1b3a4f',
  petrol: '#2b5566',
  steel: '#5f7f8d',
  mist: '#b8c8c8',
  sky: '#c9d8d8',
  paper: '#f3ead6',
  sand: '#e8d7b2',
  straw: '#dcbf7f',
  amber: '#f3c577',
  ochre: '#d89a3c',
  orange: '#d9682f',
  red: '#bf3022',
  wine: '#7a1d16',
  clay: '#a8653c',
  brown: '#5b2f1c',
  umber: '#35210f',
  moss: '#1d3d36',
  green: '#35605a',
  leaf: '#5d8a62',
  sage: '#9db59a',
  plum: '#3d2a44',
  mauve: '#7d6480',
  rose: '#d99a86',
  ice: '#dfeaea',
  white: '#faf6ea',
} as const;

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more = '',
): string => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;
export const circle = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
export const ellipse = (
  x: number,
  y: number,
  rx: number,
  ry: number,
  fill: string,
  more = '',
): string => `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;
export const path = (d: string, fill: string, more = ''): string =>
  `<path d="${d}" fill="${fill}" ${more}/>`;
export const line = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" ${more}/>`;
/** Pieces moved to x, y and scaled. */
export const place = (x: number, y: number, scale: number, ...pieces: string[]): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${pieces.join('')}</g>`;
/** `count` pieces, each drawn from its number. */
export const repeat = (count: number, draw: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => draw(i)).join('');

/** A linear gradient as a fill: from top to bottom, or to the right when `across`. */
export function gradient(id: string, stops: [number, string][], across = false): string {
  const list = stops.map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`);
  const to = across ? 'x2="1" y2="0"' : 'x2="0" y2="1"';
  return `<defs><linearGradient id="${id}" x1="0" y1="0" ${to}>${list.join('')}</linearGradient></defs>`;
}

/** A whole canvas of sky, from the colour above to the colour below. */
export const sky = (...colours: string[]): string =>
  gradient(
    'sky',
    colours.map((colour, i) => [i / Math.max(1, colours.length - 1), colour]),
  ) + rect(0, 0, 1600, 900, colours.length > 1 ? 'url(#sky)' : (colours[0] ?? ink.paper));

/** Numbers from 0 to 1 that are the same each time for one seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of a list, by number, wrapping round. */
export const pick = (colours: readonly string[], i: number): string =>
  colours[Math.abs(Math.trunc(i)) % colours.length] ?? ink.black;

/** Land from edge to edge: heights at even steps, joined by straight lines, filled to the foot. */
export function ridge(heights: number[], fill: string, more = ''): string {
  const step = 1600 / (heights.length - 1);
  return path(
    `M0 900${heights.map((y, i) => `L${Math.round(i * step)} ${y}`).join('')}L1600 900z`,
    fill,
    more,
  );
}

/** Land from edge to edge with a soft line through the heights. */
export function hill(heights: number[], fill: string, more = ''): string {
  return path(`${softLine(heights)}L1600 900L0 900z`, fill, more);
}

/** A soft line from edge to edge through heights at even steps. */
export function softLine(heights: number[]): string {
  const step = 1600 / (heights.length - 1);
  let d = `M0 ${heights[0] ?? 0}`;
  for (let i = 1; i < heights.length; i += 1) {
    const [before, after] = [heights[i - 1] ?? 0, heights[i] ?? 0];
    const [from, to] = [(i - 1) * step, i * step];
    d += `C${from + step / 2} ${before} ${to - step / 2} ${after} ${to} ${after}`;
  }
  return d;
}

/** A standing figure, feet at x, y, about 100 units high at scale 1. */
export const person = (x: number, y: number, scale: number, coat: string, head = coat): string =>
  place(
    x,
    y,
    scale,
    path('M-11 0L-13-34H13L11 0H3L1-26H-1L-3 0z', coat),
    path('M-19-28L-15-72Q0-82 15-72L19-28z', coat),
    circle(0, -88, 11.5, head),
  );

export const rain = (seed: number, count: number, colour: string, slant = 26): string => {
  const next = chance(seed);
  return `<g stroke="${colour}" stroke-width="3" stroke-linecap="round" opacity=".5">${repeat(
    count,
    () => {
      const [x, y, l] = [next() * 1700, next() * 900, 26 + next() * 40];
      return `<path d="M${x.toFixed(0)} ${y.toFixed(0)}l${((-slant * l) / 60).toFixed(0)} ${l.toFixed(0)}"/>`;
    },
  )}</g>`;
};

export const specks = (
  seed: number,
  count: number,
  colour: string,
  area: { x: number; y: number; width: number; height: number },
  size = 3,
): string => {
  const next = chance(seed);
  return repeat(count, () =>
    circle(
      Math.round(area.x + next() * area.width),
      Math.round(area.y + next() * area.height),
      Number((size * (0.5 + next())).toFixed(1)),
      colour,
    ),
  );
};

/** Short level strokes, as light lies on water. */
export const glints = (
  seed: number,
  count: number,
  colour: string,
  area: { x: number; y: number; width: number; height: number },
  length = 70,
): string => {
  const next = chance(seed);
  return repeat(count, () => {
    const width = length * (0.4 + next());
    const x = area.x + next() * area.width - width / 2;
    return rect(
      Math.round(x),
      Math.round(area.y + next() * area.height),
      Math.round(width),
      4,
      colour,
      'rx="2" opacity=".7"',
    );
  });
};

export const pine = (x: number, y: number, scale: number, colour: string): string =>
  place(x, y, scale, path('M0-120L34-50H20L46 0H8V18H-8V0H-46L-20-50H-34z', colour));
export const tree = (
  x: number,
  y: number,
  scale: number,
  crown: string,
  trunk: string = ink.brown,
): string =>
  place(
    x,
    y,
    scale,
    rect(-6, -70, 12, 70, trunk),
    ellipse(0, -112, 54, 62, crown),
    ellipse(-18, -124, 26, 34, '#ffffff', 'opacity=".08"'),
  );

/** A gabled house seen from the front, foot at x, y. */
export const house = (
  x: number,
  y: number,
  width: number,
  height: number,
  wall: string,
  roof: string,
): string =>
  rect(x, y - height, width, height, wall) +
  path(
    `M${x - 10} ${y - height}L${x + width / 2} ${y - height - width * 0.42}L${x + width + 10} ${y - height}z`,
    roof,
  );

/** Lit and dark panes in a grid; `lit` says which colour each has. */
export const panes = (
  at: { x: number; y: number; columns: number; rows: number },
  pane: { width: number; height: number; gapX: number; gapY: number },
  colour: (column: number, row: number) => string,
): string =>
  repeat(at.columns * at.rows, (i) => {
    const [column, row] = [i % at.columns, Math.floor(i / at.columns)];
    return rect(
      at.x + column * (pane.width + pane.gapX),
      at.y + row * (pane.height + pane.gapY),
      pane.width,
      pane.height,
      colour(column, row),
    );
  });

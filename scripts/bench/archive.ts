import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../server/build.ts';
import { type ArchiveFigures, measureArchive } from './archive/measure.ts';
import type { CameUp } from './archive/pages.ts';
import { short, sizesOf } from './sizes.ts';
import { heading, row } from './table.ts';

/**
 * `npm run bench -- archive [--sizes 1k,10k,100k] [--million] [--filled DIR]`: the whole newsroom over ever
 * more stories. The site is built once, without a lake: a build is the same for any archive. DIR is that of
 * a lake filled before (`node sanity/lake/bench/main.ts --stories N --fill DIR`), for one size, N; it is written to.
 */

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    sizes: { type: 'string', default: '1k,10k,100k' },
    million: { type: 'boolean', default: false },
    filled: { type: 'string' },
  },
});
const sizes = [...sizesOf(values.sizes), ...(values.million ? [1_000_000] : [])];
const tell = (line: string) => console.error(line);

const building = performance.now();
await buildIfNeeded(tell);
const buildSeconds = (performance.now() - building) / 1000;

const all: ArchiveFigures[] = [];
for (const size of sizes) all.push(await measureArchive(size, tell, values.filled));

const plain = (value: number): string =>
  Number.isNaN(value) ? '–' : value < 10 ? value.toFixed(1) : value.toFixed(0);

/** A row of figures and, last, how many times the smallest archive's the largest archive's is. */
function figure(what: string, of: (one: ArchiveFigures) => number, show = plain): void {
  const numbers = all.map(of);
  const [smallest = 0] = numbers;
  const growth = (numbers.at(-1) ?? 0) / smallest;
  row(what, ...numbers.map(show), Number.isFinite(growth) ? `${growth.toFixed(1)}×` : '–');
}

const kinds = [...(all[0]?.inTurn.keys() ?? [])];
const cameUp = (pages: Map<string, CameUp>, kind: string): CameUp =>
  pages.get(kind) ?? { after: Number.NaN, request: Number.NaN, busy: 0 };

console.log(
  `\nThe whole newsroom over an archive (the build took ${plain(buildSeconds)} s, and is one for all)\n`,
);
heading('', ...all.map(({ stories }) => short(stories)), 'growth');
figure('filling the lake, s', ({ fillSeconds }) => fillSeconds);
figure('first start: open, s', ({ first }) => first.openMs / 1000);
for (const kind of kinds) {
  figure(`first start: ${kind}, s`, ({ first }) => cameUp(first.pages, kind).after / 1000);
}
figure('first start: told to come again, times', ({ first }) =>
  kinds.reduce((sum, kind) => sum + cameUp(first.pages, kind).busy, 0),
);
figure('first start: the lists of the Studio, s', ({ listsMs }) => listsMs / 1000);
figure('later start: open, s', ({ later }) => later.openMs / 1000);
figure('later start: the last page of all kinds, s', ({ later }) =>
  Math.max(...kinds.map((kind) => cameUp(later.pages, kind).after / 1000)),
);
figure('later start: told to come again, times', ({ later }) =>
  kinds.reduce((sum, kind) => sum + cameUp(later.pages, kind).busy, 0),
);
for (const kind of kinds) {
  figure(`first reader of ${kind}, ms`, ({ inTurn }) => cameUp(inTurn, kind).request);
}
figure('a publish is on four lists, ms', ({ publishMs }) => publishMs);
for (const what of all[0]?.studio.keys() ?? []) {
  const of = (one: ArchiveFigures) => one.studio.get(what);
  figure(`Studio: ${what}, first time, ms`, (one) => of(one)?.first ?? Number.NaN);
  figure(`Studio: ${what}, ms`, (one) => of(one)?.again ?? Number.NaN);
}
figure('all sitemaps, s', ({ sitemaps }) => sitemaps.seconds);
figure('addresses in them', ({ sitemaps }) => sitemaps.addresses);
figure('content:check, s', ({ check }) => check.seconds);
figure('content:check ended with', ({ check }) => check.code ?? Number.NaN);
figure('memory of the lake, MB', ({ memory }) => memory.lake);
figure('memory of the site, MB', ({ memory }) => memory.site);

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lakeCommand } from '@dateline/lake/programs';
import { freePorts } from '#e2e/newsroom/ports.ts';
import { removeFolder, runScript, startNewsroom, temporaryFolder } from '#e2e/newsroom/start.ts';
import { type Report, startAttackers } from './attack/attackers.ts';
import { attackNames } from './attack/hostility.ts';
import { type ReaderTimes, readersTimes } from './attack/readers.ts';
import { processorTime } from './process-figures.ts';

/**
 * `npm run bench -- attack [--each]`: how long readers wait at rest, and while everything goes on at once
 * that strangers and a viewer can do to a newsroom; with `--each`, while each of it does by itself. The
 * goal is that 99 of 100 pages take no more than three times as long. What the site and the lake take of a
 * processor meanwhile holds on a busy machine too.
 */

const ports = await freePorts();
const seconds = 30;
const secondsForEach = 12;

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { each: { type: 'boolean', default: false } },
});

const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
const ms = (value: number) => value.toFixed(1);
const percent = (share: number) => `${Math.round(share * 100)} %`;
const ratio = (one: number, other: number) => `${(one / other).toFixed(1)}×`;

type Measured = ReaderTimes & { site: number; lake: number };
const columns = [
  ...['', 'pages', 'not answered with 200', 'median', 'p99', 'slowest', 'p99 ÷ at rest'],
  ...['processor of the site', 'of the lake'],
];

const dir = await temporaryFolder();
const newsroom = await startNewsroom(ports, dir);
try {
  const { url } = newsroom;
  const pages = await pagesToRead();
  const target = {
    site: url,
    lake: `http://127.0.0.1:${ports.lake}`,
    viewer: await viewerToken(),
    picture: `${url}/lake/${await newsroom.client.fetch('*[_type == "sanity.imageAsset"][0].path')}`,
  };

  await readersTimes(url, pages, 5);
  const atRest = await measured(pages, seconds);
  console.log(`\nReaders, one page after the other, eight at a time (ms)\n`);
  row(...columns);
  row(...columns.map(() => '---'));
  const line = (what: string, { pages, failed, median, p99, slowest, site, lake }: Measured) => {
    const times = [ms(median), ms(p99), ms(slowest), ratio(p99, atRest.p99)];
    row(what, pages, failed, ...times, percent(site), percent(lake));
  };
  line('at rest', atRest);

  const reports: Report = [];
  const under = async (what: string, names: readonly string[], duration: number) => {
    const stop = startAttackers(target, names);
    const times = await measured(pages, duration);
    reports.push(...(await stop()));
    line(what, times);
  };
  if (values.each) for (const name of attackNames) await under(name, [name], secondsForEach);
  else await under('while all of it goes on', attackNames, seconds);
  line('afterwards', await measured(pages, 10));

  console.log('\nWhat was tried meanwhile, and what it met\n');
  row('attack', 'times', 'met');
  row('---', '---', '---');
  for (const { name, times, met } of reports) row(name, times, met);
} finally {
  await newsroom.stop();
  await removeFolder(dir);
}

/** Reads pages, and notes what share of a processor the site and the lake took. */
async function measured(pages: readonly string[], seconds: number): Promise<Measured> {
  const note: { pid: number } = JSON.parse(await readFile(join(dir, 'lake.lock'), 'utf8'));
  const used = () => Promise.all([newsroom.pid, note.pid].map(processorTime));
  const before = await used();
  const times = await readersTimes(newsroom.url, pages, seconds);
  const shares = (await used()).map((now, at) => (now - (before[at] ?? 0)) / (seconds * 1_000));
  return { ...times, site: shares[0] ?? Number.NaN, lake: shares[1] ?? Number.NaN };
}

/** Pages of each kind that readers are answered with. */
async function pagesToRead(): Promise<string[]> {
  const { client, url } = newsroom;
  const story = '*[_type == "article" && publishedAt < now()] | order(publishedAt desc)[0...20]';
  const slugs = await client.fetch<string[]>(`${story}.slug.current`);
  const tags = await client.fetch<string[]>('*[_type == "tag"][0...10].slug.current');
  const known = [
    ...['/', '/latest'],
    ...slugs.map((slug) => `/article/${slug}`),
    ...tags.map((tag) => `/tag/${tag}`),
  ];
  const answers = await Promise.all(known.map((path) => fetch(url + path)));
  return known.filter((_, index) => answers[index]?.ok);
}

async function viewerToken(): Promise<string> {
  const made = await runScript(lakeCommand, ['token', 'create', '--role', 'viewer'], {
    LAKE_DIR: dir,
    LAKE_PORT: String(ports.lake),
  });
  return made.output.trim();
}

import { parseArgs } from 'node:util';
import { lakeCommand } from '@dateline/lake/programs';
import { freePorts } from '#e2e/newsroom/ports.ts';
import { removeFolder, runScript, startNewsroom, temporaryFolder } from '#e2e/newsroom/start.ts';
import { type Report, startAttackers } from './attack/attackers.ts';
import { attackNames } from './attack/hostility.ts';
import { type ReaderTimes, readersTimes } from './attack/readers.ts';

/**
 * `npm run bench -- attack [--each]`: how long readers wait at rest, and while everything goes on at once
 * that strangers and a viewer can do to a newsroom; with `--each`, while each of it does by itself. The
 * goal is that 99 of 100 pages take no more than three times as long.
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
const ratio = (one: number, other: number) => `${(one / other).toFixed(1)}×`;

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
  const atRest = await readersTimes(url, pages, seconds);
  console.log(`\nReaders, one page after the other, eight at a time (ms)\n`);
  row('', 'pages', 'not answered with 200', 'median', 'p99', 'slowest', 'p99 ÷ at rest');
  row(...Array.from({ length: 7 }, () => '---'));
  const line = (what: string, { pages, failed, median, p99, slowest }: ReaderTimes) =>
    row(what, pages, failed, ms(median), ms(p99), ms(slowest), ratio(p99, atRest.p99));
  line('at rest', atRest);

  const reports: Report = [];
  const under = async (what: string, names: readonly string[], duration: number) => {
    const stop = startAttackers(target, names);
    const times = await readersTimes(url, pages, duration);
    reports.push(...(await stop()));
    line(what, times);
  };
  if (values.each) for (const name of attackNames) await under(name, [name], secondsForEach);
  else await under('while all of it goes on', attackNames, seconds);
  line('afterwards', await readersTimes(url, pages, 10));

  console.log('\nWhat was tried meanwhile, and what it met\n');
  row('attack', 'times', 'met');
  row('---', '---', '---');
  for (const { name, times, met } of reports) row(name, times, met);
} finally {
  await newsroom.stop();
  await removeFolder(dir);
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

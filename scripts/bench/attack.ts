import { lakeCommand } from '@dateline/lake/programs';
import { removeFolder, runScript, startNewsroom, temporaryFolder } from '#e2e/newsroom/start.ts';
import { startAttackers } from './attack/attackers.ts';
import { type ReaderTimes, readersTimes } from './attack/readers.ts';

/**
 * `npm run bench -- attack`: how long readers wait at rest, and while everything goes on at once that
 * strangers and a viewer can do to a newsroom. The goal is that 99 of 100 pages take no more than three
 * times as long.
 */

const ports = { site: 4690, lake: 4691 };
const seconds = 30;

const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
const ms = (value: number) => value.toFixed(1);
const ratio = (one: number, other: number) => `${(one / other).toFixed(1)}×`;

const dir = await temporaryFolder();
const newsroom = await startNewsroom(ports, dir);
try {
  const { client, url } = newsroom;
  const story = '*[_type == "article" && publishedAt < now()] | order(publishedAt desc)[0...20]';
  const slugs = await client.fetch<string[]>(`${story}.slug.current`);
  const tags = await client.fetch<string[]>('*[_type == "tag"][0...5].slug.current');
  const picture = await client.fetch<string>('*[_type == "sanity.imageAsset"][0].path');
  const pages = [
    '/',
    '/latest',
    ...slugs.map((slug) => `/article/${slug}`),
    ...tags.map((tag) => `/tag/${tag}`),
  ];
  const made = await runScript(lakeCommand, ['token', 'create', '--role', 'viewer'], {
    LAKE_DIR: dir,
    LAKE_PORT: String(ports.lake),
  });

  await readersTimes(url, pages, 5);
  const atRest = await readersTimes(url, pages, seconds);
  const stopAttackers = startAttackers({
    site: url,
    lake: `http://127.0.0.1:${ports.lake}`,
    viewer: made.output.trim(),
    picture: `${url}/lake/${picture}`,
  });
  const attacked = await readersTimes(url, pages, seconds);
  const report = await stopAttackers();
  const after = await readersTimes(url, pages, 10);

  console.log(`\nReaders, one page after the other for ${seconds} seconds, eight at a time (ms)\n`);
  row('', 'pages', 'not answered with 200', 'median', 'p99', 'slowest');
  row(...Array.from({ length: 6 }, () => '---'));
  const line = (what: string, times: ReaderTimes) =>
    row(what, times.pages, times.failed, ms(times.median), ms(times.p99), ms(times.slowest));
  line('at rest', atRest);
  line('while all of it goes on', attacked);
  line('afterwards', after);
  row('ratio', '', '', ratio(attacked.median, atRest.median), ratio(attacked.p99, atRest.p99), '');

  console.log('\nWhat was tried meanwhile, and what it met\n');
  row('attack', 'times', 'met');
  row('---', '---', '---');
  for (const { name, times, met } of report) row(name, times, met);
} finally {
  await newsroom.stop();
  await removeFolder(dir);
}

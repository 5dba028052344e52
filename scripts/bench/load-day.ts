import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { freePorts } from '#e2e/newsroom/ports.ts';
import {
  type Newsroom,
  removeFolder,
  startNewsroom,
  temporaryFolder,
} from '#e2e/newsroom/start.ts';
import { freePort } from '#lib/testing/ports.ts';
import { missingOfVarnish } from '../server/testing/varnish.ts';
import { type Typing, typeAway } from './load-day/editors.ts';
import { type Held, held, pidOfLake, requestsAt } from './load-day/figures.ts';
import { askable, inUse } from './load-day/in-use.ts';
import { type Paths, pathsOf } from './load-day/mixture.ts';
import { openPages, type Published } from './load-day/publishing.ts';
import { type Readings, readAway } from './load-day/readers.ts';
import { type VarnishBefore, varnishBefore } from './load-day/varnish.ts';
import { heading, row } from './table.ts';

/**
 * `npm run bench -- load-day [--minutes 10] [--readers 1000] [--per-second 200]`: a newsroom on the day of a
 * breaking story, without Varnish and through it. Readers have the story open, others come and go, six editors
 * type, and it is published again every ten seconds. All of it shares the machine with what is measured.
 */

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    minutes: { type: 'string', default: '10' },
    readers: { type: 'string', default: '1000' },
    'per-second': { type: 'string', default: '200' },
  },
});
const seconds = Number(values.minutes) * 60;
const readers = Number(values.readers);
const perSecond = Number(values['per-second']);
const editors = 6;
const publishEvery = 10_000;
/** Seconds of the same before anything is measured: what is read is kept by then. */
const warmUp = Math.min(30, seconds / 4);

const token = randomBytes(24).toString('hex');
/** All of the measuring is one visitor. */
const variables = {
  ...askable,
  METRICS_TOKEN: token,
  VISITOR_LIMITS:
    'fresh:0,live:0,streams:0,connections:0,search:0,pictures:0,missing:0,sockets:0,sign-in:0',
};

type Day = {
  readings: Readings;
  published: Published;
  typing: Typing;
  before: Held;
  after: Held;
  /** Megabytes of the site's heap that something refers to, before and after. */
  needed: readonly [number, number];
  /** Requests that came as far as the site. */
  reached: number;
};

const breaking = 'story-petro-lands-in-washington';

async function pathsAt({ client }: Newsroom, url: string): Promise<Paths> {
  const slugs = await client.fetch<{
    breaking: string;
    stories: string[];
    tags: string[];
    sections: string[];
  }>(
    `{
      "breaking": *[_type == "article" && _id == $breaking][0].slug.current,
      "stories": *[_type == "article" && publishedAt < now() && !(_id in path("drafts.**"))] | order(publishedAt desc)[0...40].slug.current,
      "tags": *[_type == "tag"][0...10].slug.current,
      "sections": *[_type == "section"].slug.current
    }`,
    { breaking },
  );
  const page = (path: string) => fetch(url + path).then((answer) => answer.text());
  const html = (await page('/')) + (await page(`/article/${slugs.breaking}`));
  return pathsOf(slugs.breaking, slugs, html);
}

async function day(newsroom: Newsroom, varnish: VarnishBefore | null): Promise<Day> {
  const url = varnish?.url ?? newsroom.url.replace('localhost', '127.0.0.1');
  const { client } = newsroom;
  const paths = await pathsAt(newsroom, url);
  const desk = client.withConfig({ apiHost: `${url}/lake` });
  const others = await client.fetch<string[]>(
    '*[_type == "article" && _id != $breaking && !(_id in path("drafts.**"))][0...$editors]._id',
    { breaking, editors },
  );
  const pages = await openPages(desk, url, breaking, readers);
  const stopTyping = await typeAway(desk, others);
  const order = { url, paths, perSecond };
  await readAway({ ...order, seconds: warmUp });

  const pids = {
    site: newsroom.pid,
    lake: await pidOfLake(newsroom.dir),
    ...(varnish !== null && { varnish: varnish.pid() }),
  };
  const before = await held(pids);
  const neededBefore = await inUse(newsroom);
  const reached = await requestsAt(newsroom.url, token);
  const [readings, published] = await Promise.all([
    readAway({ ...order, seconds }),
    pages.publishEvery(publishEvery, performance.now() + seconds * 1000),
  ]);
  const after = await held(pids);
  const needed = [neededBefore, await inUse(newsroom)] as const;
  const reachedBy = (await requestsAt(newsroom.url, token)) - reached;
  const typing = await stopTyping();
  await pages.close();
  return { readings, published, typing, before, after, needed, reached: reachedBy };
}

async function measured(dir: string, isThrough: boolean): Promise<Day> {
  const ports = await freePorts();
  const at = isThrough ? { port: await freePort(), orders: await freePort() } : null;
  const before = at === null ? {} : beforeSite(at.orders);
  const newsroom = await startNewsroom(ports, dir, { ...variables, ...before });
  const varnish = at === null ? null : await varnishBefore(ports.site, at);
  try {
    return await day(newsroom, varnish);
  } finally {
    await varnish?.stop();
    await newsroom.stop();
  }
}

const beforeSite = (orders: number) => ({
  CACHE_IN_FRONT: 'varnish',
  CACHE_URL: `http://127.0.0.1:${orders}`,
  TRUSTED_PROXIES: '127.0.0.1',
});

const dir = await temporaryFolder();
const days: Record<string, Day> = {};
try {
  // The very first start draws the demonstration's pictures, whose memory is not what is measured.
  await (await startNewsroom(await freePorts(), dir)).stop();
  days['without Varnish'] = await measured(dir, false);
  const missing = await missingOfVarnish();
  if (missing === null) days['through Varnish'] = await measured(dir, true);
  else console.error(`There is no ${missing} here (apt-get install varnish varnish-modules).`);
} finally {
  await removeFolder(dir);
}

const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const errorsOf = ({ readings }: Day) =>
  Object.values(readings.errors).reduce((sum, count) => sum + count, 0);
const share = (one: Day, name: string) => {
  const taken = (one.after[name]?.processor ?? Number.NaN) - (one.before[name]?.processor ?? 0);
  return Number.isNaN(taken) ? '–' : `${Math.round(taken / seconds / 10)} %`;
};
const memory = (one: Day, name: string) => {
  const [before, after] = [one.before[name]?.memory, one.after[name]?.memory];
  return before === undefined || after === undefined
    ? '–'
    : `${before.toFixed(0)} → ${after.toFixed(0)}`;
};
const line = (what: string, of: (one: Day) => string | number) =>
  row(what, ...Object.values(days).map(of));

console.log(
  `\n${values.minutes} minutes of a breaking story: ${readers} open pages, ${perSecond} requests a second, ${editors} editors, a publish every ${publishEvery / 1000} s, on ${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}), readers on the same machine\n`,
);
heading('', ...Object.keys(days));
line('requests', ({ readings }) => readings.all.times);
line('errors', errorsOf);
line('all: p50, p99, slowest, ms', ({ readings: { all } }) =>
  [all.p50, all.p99, all.slowest].map(ms).join(', '),
);
line('the breaking story: p50, p99, slowest, ms', ({ readings: { breaking } }) =>
  [breaking.p50, breaking.p99, breaking.slowest].map(ms).join(', '),
);
line('requests that came as far as the site', ({ reached }) => reached);
line('publishes', ({ published }) => published.publishes);
line('publish to an open page: p50, p95, slowest, ms', ({ published: { toReader } }) =>
  [toReader.p50, toReader.p95, toReader.slowest].map(ms).join(', '),
);
line('open pages that did not get one', ({ published }) => published.missed);
line('writes of editors', ({ typing }) => typing.writes.times);
line('a write: p50, p99, slowest, ms', ({ typing: { writes } }) =>
  [writes.p50, writes.p99, writes.slowest].map(ms).join(', '),
);
line('writes that failed, drafts with less than was typed', ({ typing }) =>
  [typing.failed, typing.lost].join(', '),
);
for (const name of ['site', 'lake', 'varnish']) {
  line(`memory of the ${name}, MB`, (one) => memory(one, name));
  line(`processor time of the ${name}`, (one) => share(one, name));
}
line('heap of the site in use once collected, MB', ({ needed }) =>
  needed.map((megabytes) => megabytes.toFixed(0)).join(' → '),
);
for (const [name, { readings }] of Object.entries(days)) {
  for (const [what, times] of Object.entries(readings.errors)) {
    console.log(`${name}: ${what}, ${times} times`);
  }
}

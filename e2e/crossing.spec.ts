import { expect, type Page, test } from '@playwright/test';
import { freePort } from '#lib/testing/ports.ts';
import { freePorts } from './newsroom/ports.ts';
import {
  type Lake,
  type Newsroom,
  removeFolder,
  startLake,
  startNewsroom,
  temporaryFolder,
} from './newsroom/start.ts';
import { type Desk, story, withDesk } from './newsroom/story.ts';
import { wire } from './newsroom/wire.ts';

/**
 * Promise 2 where changes cross: two or three commits shortly after each other, while pages are open,
 * asked for and being made. No page stays old, and what was taken back is never shown again.
 */

/** A machine that checks all of it at each change has less time. */
const rounds = process.env.CI ? 120 : 300;
const desk: Desk = { section: 'c-section', author: 'c-author', tag: 'c-tag', tagSlug: 'c-tag' };
/** Milliseconds: what is promised, and after which a page has stayed old, however busy the machine. */
const promise = 2000;
const patience = 15_000;

let dir: string;
let lake: Lake;
let newsroom: Newsroom;
let cutWire: () => Promise<void>;
/** Milliseconds an answer of the lake may take; none while the outcome is looked at. */
let delay = 0;

test.beforeAll(async () => {
  dir = await temporaryFolder();
  const ports = await freePorts();
  const behindTheWire = await freePort();
  lake = await startLake({ site: ports.site, lake: behindTheWire }, dir);
  cutWire = await wire({ from: ports.lake, to: behindTheWire, dir }, () => ({
    kind: 'slow',
    longest: delay,
  }));
  newsroom = await startNewsroom(ports, dir);
  await withDesk(newsroom.client, desk).create(story(desk, 'standing')).commit();
});

test.afterAll(async () => {
  await newsroom?.stop();
  await cutWire?.();
  await lake?.stop();
  await removeFolder(dir);
});

const lists = ['/', '/latest', '/tag/c-tag', '/section/c-section', '/author/c-author', '/feed.xml'];
const openPages = [
  ...lists.slice(0, 5),
  '/latest',
  '/',
  '/article/standing',
  '/search',
  '/tag/c-tag',
];

/** A number that looks random and is the same in each run. */
const chosen = (round: number, most: number) => ((round * 7919) ^ (round << 3)) % most;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Answer = { status: number; text: string };

const ask = async (path: string): Promise<Answer> => {
  const response = await fetch(newsroom.url + path);
  return { status: response.status, text: await response.text() };
};

/** What is at an address. Who is told that there is too much to do (503) knows nothing of it, and asks again. */
const at = async (path: string): Promise<Answer> => {
  const asked = Date.now();
  let answer = await ask(path);
  while (answer.status === 503 && Date.now() - asked < patience) {
    await wait(100);
    answer = await ask(path);
  }
  return answer;
};

/** Readers who ask at just that moment; what they get is not waited for. */
const readersAsk = (paths: readonly string[]) => {
  for (const path of paths) void ask(path).catch(() => {});
};

type Outcome = { path: string; holds: (answer: Answer) => boolean };

const shows = (path: string, headline: string): Outcome => ({
  path,
  holds: ({ status, text }) => status === 200 && text.includes(headline),
});
const hides = (path: string, headline: string): Outcome => ({
  path,
  holds: ({ status, text }) => status === 200 && !text.includes(headline),
});
const gone = (id: string): Outcome => ({
  path: `/article/${id}`,
  holds: ({ status }) => status === 404,
});

/** Withdraws a story in the ways there are. */
function takeBack(id: string, round: number): Promise<unknown> {
  const { client } = newsroom;
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const ways = [
    () => client.delete(id),
    () => client.patch(id).set({ publishedAt: later }).commit(),
    () => client.patch(id).unset(['authors']).commit(),
  ];
  return ways[round % ways.length]?.() ?? Promise.resolve();
}

/** Two or three changes shortly after each other, and what has to be true afterwards. */
async function crossing(round: number): Promise<Outcome[]> {
  const { client } = newsroom;
  const [a, b] = [`first-${round}`, `second-${round}`];
  const paths = [...lists, `/article/${a}`, `/article/${b}`];
  await client.create(story(desk, a, { headline: `Alpha ${round}.` }));
  readersAsk(paths);
  await wait(20 + chosen(round, 260));
  readersAsk(paths);
  if (round % 3 === 0) {
    await client.create(story(desk, b, { headline: `Beta ${round}.` }));
    readersAsk(paths);
    return lists.flatMap((path) => [shows(path, `Alpha ${round}.`), shows(path, `Beta ${round}.`)]);
  }
  await client
    .patch(a)
    .set({ headline: `Gamma ${round}.` })
    .commit();
  readersAsk(paths);
  if (round % 3 === 2) await wait(20 + chosen(round + 1, 260));
  readersAsk(paths);
  await takeBack(a, round);
  readersAsk(paths);
  return [
    gone(a),
    ...lists.flatMap((path) => [hides(path, `Gamma ${round}.`), hides(path, `Alpha ${round}.`)]),
  ];
}

/** What is not (yet) as it has to be. */
async function failing(outcomes: readonly Outcome[]): Promise<Outcome[]> {
  const paths = [...new Set(outcomes.map(({ path }) => path))];
  const answers = new Map(
    await Promise.all(paths.map(async (path) => [path, await at(path)] as const)),
  );
  return outcomes.filter(({ path, holds }) => {
    const answer = answers.get(path);
    return answer === undefined || !holds(answer);
  });
}

test(`${rounds} pairs and triples of changes leave no page old`, async ({ browser }) => {
  test.setTimeout(600_000);
  const pages: Page[] = [];
  for (const path of openPages) {
    // Readers of their own: one browser keeps no more than six connections to a site.
    const page = await (await browser.newContext()).newPage();
    await page.goto(newsroom.url + path);
    pages.push(page);
  }
  const stale: string[] = [];
  let earlier: Outcome[] = [];
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    delay = chosen(round, 4) * 100;
    const outcomes = await crossing(round);
    const changed = Date.now();
    delay = 0;
    let late = await failing(outcomes);
    while (late.length > 0 && Date.now() - changed < patience) late = await failing(late);
    took.push(Date.now() - changed);
    stale.push(...late.map(({ path }) => `round ${round}: ${path}`));
    // What was right has to stay right: an old making may end late.
    const undone = round % 3 === 0 ? [] : await failing(earlier);
    stale.push(...undone.map(({ path }) => `round ${round}, undone: ${path}`));
    earlier = outcomes.filter(({ path }) => path.startsWith('/article/'));
    // Few enough that all of them stand on a list's first page.
    if (round % 3 === 0) await newsroom.client.delete(`first-${round}`);
    if (round % 3 === 0) await newsroom.client.delete(`second-${round}`);
  }
  took.sort((one, other) => one - other);
  console.log(`all right after ${took[rounds / 2]} ms in the median, ${took.at(-1)} ms at most`);
  expect(stale).toEqual([]);
  expect(took[Math.floor(rounds * 0.95)]).toBeLessThan(promise);

  await newsroom.client.patch('standing').set({ headline: 'The last word' }).commit();
  for (const page of pages) {
    if (page.url().endsWith('/search')) continue;
    await expect(page.getByText('The last word').first()).toBeVisible();
    expect(await page.getByText(/Alpha|Gamma/).count(), page.url()).toBe(0);
  }
});

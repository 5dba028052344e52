import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { fillArchive, slowDown } from './newsroom/archive.ts';
import { freePorts } from './newsroom/ports.ts';
import {
  type Lake,
  type Newsroom,
  removeFolder,
  startLake,
  startNewsroom,
  temporaryFolder,
} from './newsroom/start.ts';

/** A newsroom that opens on an archive it has never seen, on a machine that is too slow for it. */

const stories = 20_000;
/** Of the machine's speed the lake has so much. */
const share = 0.4;
/** Milliseconds in which every page answers: a minute for 100,000 stories, on a whole machine. */
const promised = ((stories / 100_000) * 60_000) / share;
/** What other work on the machine may add. */
const leeway = 60_000;

const articles = [0, 500, 9_999, stories - 1].map((n) => `/article/story-${n}`);
const addresses = [
  ...articles,
  '/',
  '/latest',
  '/latest/page/2',
  '/tag/hot',
  '/tag/hot/page/20',
  '/tag/rare',
  '/tag/tag-7',
  '/section/section-3',
  '/author/author-7',
  '/author/author-7/page/3',
  '/corrections',
  '/search?q=ferry',
  '/search?q=solstice',
  '/archive',
  '/archive/2025/12',
  '/feed.xml',
  '/news-sitemap.xml',
  '/sitemap.xml',
];

test.describe.configure({ mode: 'serial' });

let dir: string;
let lake: Lake;
let newsroom: Newsroom;
let hurry = () => {};

async function open(): Promise<number> {
  const ports = await freePorts();
  lake = await startLake(ports, dir);
  hurry = slowDown(lake.pid(), share);
  const began = Date.now();
  newsroom = await startNewsroom(ports, dir);
  return Date.now() - began;
}

async function close(): Promise<void> {
  hurry();
  await newsroom?.stop();
  await lake?.stop();
}

test.beforeAll(async () => {
  dir = await temporaryFolder();
  await fillArchive(dir, stories);
  await open();
});

test.afterAll(async () => {
  await close();
  await removeFolder(dir);
});

const statusAt = async (path: string): Promise<number> => {
  const response = await fetch(newsroom.url + path);
  await response.arrayBuffer();
  return response.status;
};

/** What each address answered, asked by a reader who comes back until it answers 200. */
async function untilAllAnswer(patience: number): Promise<Map<string, number[]>> {
  const met = new Map<string, number[]>(addresses.map((path) => [path, []]));
  const ask = async ([path, answers]: [string, number[]]) => {
    const next = async () => {
      answers.push(await statusAt(path));
      return answers.at(-1);
    };
    await expect.poll(next, { message: path, timeout: patience, intervals: [1000] }).toBe(200);
  };
  await Promise.all([...met].map(ask));
  return met;
}

test('every page is there within the time that is promised: articles at once, the others told to come again', async () => {
  const met = await untilAllAnswer(promised + leeway);
  for (const [path, answers] of met) {
    expect([path, answers.at(-1)]).toEqual([path, 200]);
    expect([path, answers.filter((status) => status !== 200 && status !== 503)]).toEqual([
      path,
      [],
    ]);
  }
  for (const path of articles) expect([path, met.get(path)]).toEqual([path, [200]]);
  // And stays.
  for (const path of addresses) expect([path, await statusAt(path)]).toEqual([path, 200]);
});

test('a list says of how many pages it is as soon as it has been counted', async () => {
  const pages = async () => (await fetch(`${newsroom.url}/tag/hot`)).text();
  await expect.poll(pages, { timeout: promised + leeway }).toContain(`Page 1 of ${stories / 40}`);
});

test('a later start is as if it had never been away: no page has to be asked for twice', async () => {
  await close();
  expect(await open()).toBeLessThan(leeway / 2);
  for (const path of addresses) expect([path, await statusAt(path)]).toEqual([path, 200]);
});

const prerendered = z.object({
  routes: z.record(z.string(), z.unknown()),
  dynamicRoutes: z.record(z.string(), z.unknown()),
});

test('nothing of an archive is in the build: it is the same for any', async () => {
  const file = join(import.meta.dirname, '../.next/prerender-manifest.json');
  const { routes, dynamicRoutes } = prerendered.parse(JSON.parse(await readFile(file, 'utf8')));
  expect(Object.keys(dynamicRoutes)).toEqual([]);
  // Next's own pages for what it cannot show, and icons.
  const ownPages = Object.keys(routes).filter((route) => !/^\/icon-\w+\.svg$/.test(route));
  expect(ownPages.toSorted()).toEqual(['/_global-error', '/_not-found']);
});

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePorts } from './newsroom/ports.ts';
import { type Newsroom, removeFolder, startNewsroom, temporaryFolder } from './newsroom/start.ts';

/** What strangers invent is kept nowhere for good, and costs readers nothing. */

const unknown = 10_000;
const atATime = 20;

let dir: string;
let newsroom: Newsroom;

test.beforeAll(async () => {
  dir = await temporaryFolder();
  newsroom = await startNewsroom(await freePorts(), dir);
});

test.afterAll(async () => {
  await newsroom?.stop();
  await removeFolder(dir);
});

const filesIn = async (folder: string): Promise<number> =>
  (await readdir(join(import.meta.dirname, '..', folder), { recursive: true })).length;

/** Addresses as a stranger makes them up: of every kind of page, with and without a query. */
const invented = (n: number): string =>
  [
    `/article/no-such-story-${n}`,
    `/tag/no-such-tag-${n}/page/${n}`,
    `/author/nobody-${n}/feed.xml`,
    `/no/such/${n}/page`,
    `/latest?invented=${n}`,
    `/lake/images/dateline/production/none-${n}-1x1.jpg`,
  ][n % 6] ?? '/';

test.describe('attack: what strangers invent', () => {
  test(`${unknown} unknown addresses → nothing on the disk, readers read on`, async () => {
    // It promises nothing about time, and asks very often.
    test.slow();
    const before = await filesIn('.next');
    // Nobody has said who may read what the site counts.
    const headers = { authorization: 'Bearer whatever-somebody-says' };
    expect((await fetch(`${newsroom.url}/metrics`, { headers })).status).toBe(404);
    const statuses = new Map<number, number>();
    const ask = async (n: number) => {
      const response = await fetch(newsroom.url + invented(n));
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    };
    for (let n = 0; n < unknown; n += atATime) {
      await Promise.all(Array.from({ length: atATime }, (_, i) => ask(n + i)));
    }
    // Found, not found, or too many of those from one visitor; never a fault of ours.
    expect(
      [...statuses.keys()].sort().filter((status) => ![200, 400, 404, 429].includes(status)),
    ).toEqual([]);
    expect(await filesIn('.next')).toBeLessThanOrEqual(before);
    expect((await fetch(`${newsroom.url}/latest`)).status).toBe(200);
  });
});

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createClient } from '@sanity/client';
import { afterEach, expect, test, vi } from 'vitest';
import { clockTag, siteLedger } from '../keep/ledger.ts';
import { portOf } from '../testing/ports.ts';
import { watchClock } from './clock.ts';

/** The moments of a lake, over HTTP; time is the test's own. */

const closing: (() => void)[] = [];
afterEach(() => {
  ahead = 0;
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) close();
});

/** Milliseconds that the lake's clock is ahead of this machine's. */
let ahead = 0;
const lakesNow = () => Date.now() + ahead;

/** What the lake answers, one after the other; the last one again and again. */
async function watch(...answers: (string[] | number | 'nonsense')[]) {
  let asked = 0;
  const listener: RequestListener = (_, response) => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (typeof answer === 'number') response.writeHead(answer).end();
    else
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ result: saidNow(answer), ms: 1 }));
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = createClient({
    projectId: 'dateline',
    dataset: 'production',
    apiVersion: '2026-02-01',
    apiHost: `http://127.0.0.1:${portOf(server)}`,
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
  });
  const lifted: number[] = [];
  const ends = siteLedger().listen((tags) => {
    if (tags?.includes(clockTag)) lifted.push(Date.now());
  });
  const clock = watchClock(client);
  closing.push(
    () => clock.stop(),
    ends,
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { clock, lifted, asked: () => asked };
}

const saidNow = (moments: unknown) =>
  Array.isArray(moments) ? { now: new Date(lakesNow()).toISOString(), moments } : moments;
const inAWhile = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

test('an embargo is lifted at its moment, not before, and once', async () => {
  const moment = inAWhile(400);
  const { clock, lifted, asked } = await watch([moment]);
  await vi.waitUntil(() => lifted.length > 0, 10_000);
  expect(lifted[0]).toBeGreaterThanOrEqual(Date.parse(moment));
  const before = asked();
  clock.refresh();
  await vi.waitUntil(() => asked() > before, 10_000);
  expect(lifted).toHaveLength(1);
});

test('a moment with an offset is one like any other, and what is no moment is passed over', async () => {
  const passed = new Date(Date.now() + 5.75 * 3_600_000 - 2000).toISOString();
  const { lifted } = await watch(['soon', passed.replace('Z', '+05:45')]);
  await vi.waitUntil(() => lifted.length > 0, 10_000);
});

test.each([
  ['fails', 500],
  ['refuses', 401],
  ['answers nonsense', 'nonsense'],
] as const)(
  'a lake that %s is asked again soon, and the embargo lifts',
  async (_, answer) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { lifted, asked } = await watch(answer, answer, [inAWhile(100)]);
    await vi.waitUntil(() => lifted.length > 0, 15_000);
    expect(asked()).toBeGreaterThanOrEqual(3);
  },
  20_000,
);

test('one that is stopped asks no more', async () => {
  const { clock, asked } = await watch([inAWhile(100)]);
  await vi.waitUntil(() => asked() > 0, 10_000);
  clock.stop();
  const { lifted } = await watch([inAWhile(300)]);
  await vi.waitUntil(() => lifted.length > 0, 10_000);
  expect(asked()).toBe(1);
});

test.each([
  ['behind', -5_000],
  ['ahead', 5_000],
])('of a lake whose clock is %s it lifts by that clock, and not before', async (_, difference) => {
  ahead = difference;
  const moment = new Date(lakesNow() + 500).toISOString();
  const { lifted } = await watch([moment]);
  await vi.waitUntil(() => lifted.length > 0, 10_000);
  const late = (lifted[0] ?? 0) + difference - Date.parse(moment);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(4_000);
  expect(lifted).toHaveLength(1);
});

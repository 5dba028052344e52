import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { hostilePictures } from './testing/hostile-pictures.ts';
import { noisyPicture } from './testing/pictures.ts';
import { childrenOf, followMemory, isAlive, workOfChildren } from './testing/process-watch.ts';

/** The lake as it runs, under pictures and wishes that are made to hold it up. */

const uploadAnswer = z.object({ document: z.looseObject({ path: z.string() }) });
const refusalAnswer = z.object({ statusCode: z.number(), message: z.string() });

let lake: TestLake;
let token: string;
beforeEach(async () => {
  lake = await startTestLake();
  token = await lake.token('editor');
});
afterEach(() => lake.remove());

const signedIn = () => ({ authorization: `Bearer ${token}` });

const send = (data: Uint8Array) =>
  fetch(`${lake.url}/v2026-02-01/assets/images/production`, {
    method: 'POST',
    headers: signedIn(),
    body: new Uint8Array(data),
  });

async function uploaded(data: Uint8Array): Promise<string> {
  const answer: unknown = await (await send(data)).json();
  const parsed = uploadAnswer.safeParse(answer);
  if (!parsed.success) throw new Error(`A picture was not taken: ${JSON.stringify(answer)}`);
  return parsed.data.document.path;
}

/** Asks as a reader's browser does, and reads all of it. */
async function look(address: string, init: RequestInit = {}) {
  const response = await fetch(`${lake.url}/${address}`, {
    headers: { accept: 'image/webp,*/*' },
    ...init,
  });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, bytes: body.length, headers: response.headers };
}

/** A drawing of so many sheets over each other. */
const sheets = (count: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">${'<rect width="400" height="300" fill="#f00" opacity=".01"/>'.repeat(
      count,
    )}</svg>`,
  );

/** One that takes very long in any size but the smallest. */
const endless = (salt: number) => sheets(20_000 + salt);

const endlessWish = (path: string, at = 0) =>
  look(`${path}?w=${5000 + at}&fm=png`, { headers: signedIn() });

/** Waits until a process of the lake's has worked for a while at what it was given just now. */
async function underway(): Promise<void> {
  const before = workOfChildren(lake.pid());
  await expect
    .poll(() => workOfChildren(lake.pid()) - before, { timeout: 10_000 })
    .toBeGreaterThan(30);
}

/** What the system says of processes is read as Linux writes it. */
const onLinux = test.runIf(process.platform === 'linux');

/** In groups, as several people send them. */
async function inGroups<T>(items: readonly T[], size: number, work: (item: T) => Promise<void>) {
  const left = [...items];
  await Promise.all(
    Array.from({ length: size }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}

describe('attack: pictures', () => {
  test('200 hostile pictures, uploaded and asked for → each is answered, in bounded memory, and readers see theirs', {
    timeout: 400_000,
  }, async () => {
    const hostile = await hostilePictures(200);
    expect(hostile.length).toBeGreaterThanOrEqual(200);
    const picture = await uploaded(await noisyPicture(1600, 900));
    const memory = followMemory(lake.pid());
    const started = Date.now();
    const met = new Map<string, string>();
    let isOver = false;
    const readers = (async () => {
      const widths = [320, 400, 640, 800, 1024, 1200];
      for (let at = 0; !isOver; at += 1) {
        const width = widths[at % widths.length] ?? 640;
        const asked = Date.now();
        const seen = await look(`${picture}?w=${width}&q=75&auto=format`);
        expect(seen.status).toBe(200);
        expect(Date.now() - asked).toBeLessThan(15_000);
      }
    })();
    await inGroups(hostile, 4, async ({ name, data }) => {
      const answer = await send(data);
      const body: unknown = await answer.json();
      if (!answer.ok) {
        met.set(name, `${answer.status} ${refusalAnswer.parse(body).message}`);
        return;
      }
      const { path } = uploadAnswer.parse(body).document;
      const { status } = await look(`${path}?w=640&q=75&auto=format`);
      met.set(name, `200, then ${path.endsWith('.svg') ? 'drawn ' : ''}${status}`);
    });
    isOver = true;
    await readers;
    memory.stop();
    expect(Date.now() - started).toBeLessThan(300_000);
    // One of them at a time may take a gigabyte; the lake itself takes some hundred megabytes.
    expect(memory.most()).toBeLessThan(2_000_000_000);
    for (const [name, outcome] of met) {
      // Refused, or a picture, or told to come back on a machine that has much to do; a drawing that was
      // taken and cannot be drawn in time is refused then.
      expect(outcome, name).toMatch(
        /^(400 |503 Too many|200, then 200$|200, then drawn (200|503)$)/,
      );
    }
    expect([...met.values()].filter((outcome) => outcome.startsWith('400')).length).toBeGreaterThan(
      90,
    );
    expect((await look(`${picture}?w=832&q=75&auto=format`)).status).toBe(200);
  });

  onLinux(
    '16 wishes that take for ever, at once → a reader has theirs meanwhile, and nothing goes on when the askers leave',
    {
      timeout: 120_000,
    },
    async () => {
      const [picture, drawing] = [
        await uploaded(await noisyPicture(1600, 900)),
        await uploaded(endless(0)),
      ];
      const gone = new AbortController();
      let isAnyOver = false;
      const wishes = Array.from({ length: 16 }, (_, at) =>
        look(`${drawing}?w=${5000 + at}&fm=png`, { headers: signedIn(), signal: gone.signal }).then(
          () => {
            isAnyOver = true;
          },
          () => {},
        ),
      );
      await underway();
      for (const width of [320, 640, 1200]) {
        expect((await look(`${picture}?w=${width}&q=75&auto=format`)).status).toBe(200);
      }
      expect(isAnyOver).toBe(false);
      gone.abort();
      await Promise.all(wishes);
      // Were the others still waited for, this one would come after them all.
      const asked = Date.now();
      expect((await look(`${picture}?w=123`, { headers: signedIn() })).status).toBe(200);
      expect(Date.now() - asked).toBeLessThan(10_000);
    },
  );

  test('a wish that takes for ever → is ended in time, and not begun again for who asks again', {
    timeout: 60_000,
  }, async () => {
    const drawing = await uploaded(endless(1));
    const asked = Date.now();
    const first = await look(`${drawing}?w=2000&fm=png`);
    expect(first.status).toBe(503);
    expect(Date.now() - asked).toBeLessThan(25_000);
    const again = Date.now();
    const second = await look(`${drawing}?w=1200&fm=png`);
    expect(second.status).toBe(503);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(30);
    expect(Date.now() - again).toBeLessThan(5_000);
  });

  onLinux(
    'SIGTERM while a picture is being made → the lake ends at once, and its processes with it',
    {
      timeout: 60_000,
    },
    async () => {
      const drawing = await uploaded(endless(2));
      const wishes = [0, 1, 2].map((at) => endlessWish(drawing, at).catch(() => null));
      await underway();
      const children = childrenOf(lake.pid());
      const asked = Date.now();
      expect(await lake.end('SIGTERM')).toBe(0);
      expect(Date.now() - asked).toBeLessThan(5_000);
      await expect.poll(() => children.filter(isAlive)).toEqual([]);
      for (const wish of await Promise.all(wishes)) expect(wish?.status ?? 503).toBe(503);
    },
  );

  onLinux(
    'kill -9 of the lake while a picture is being made → its processes end by themselves',
    {
      timeout: 60_000,
    },
    async () => {
      const drawing = await uploaded(endless(3));
      const wish = endlessWish(drawing).catch(() => null);
      await underway();
      const children = childrenOf(lake.pid());
      await lake.end('SIGKILL');
      await expect.poll(() => children.filter(isAlive), { timeout: 10_000 }).toEqual([]);
      await wish;
    },
  );

  onLinux(
    'the process that makes a picture killed, whichever way → made by another, and nobody hears of it',
    {
      timeout: 60_000,
    },
    async () => {
      const drawing = await uploaded(sheets(6_000));
      for (const [width, signal] of [
        [700, 'SIGKILL'],
        [710, 'SIGTERM'],
      ] as const) {
        const wish = look(`${drawing}?w=${width}&fm=png`, { headers: signedIn() });
        await underway();
        for (const pid of childrenOf(lake.pid())) process.kill(pid, signal);
        expect((await wish).status).toBe(200);
      }
    },
  );

  onLinux(
    'the process that makes a picture killed, and the next one too → 503 for who asked, and others get theirs',
    {
      timeout: 60_000,
    },
    async () => {
      const [picture, drawing] = [
        await uploaded(await noisyPicture(900, 600)),
        await uploaded(endless(4)),
      ];
      const wish = endlessWish(drawing);
      for (let times = 0; times < 2; times += 1) {
        await underway();
        for (const pid of childrenOf(lake.pid())) process.kill(pid, 'SIGKILL');
      }
      expect((await wish).status).toBe(503);
      expect((await look(`${picture}?w=640&q=75&auto=format`)).status).toBe(200);
      expect(lake.stderr()).not.toMatch(/asset request failed/);
    },
  );
});

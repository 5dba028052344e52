import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { siteFigures } from '#lib/figures.ts';
import { siteLedger } from '#lib/keep/ledger.ts';
import { ask, closeAll, current, keep, kept, open, overs } from '../testing/kept-pages.ts';
import { startWatched, type WatchedNewsroom } from '../testing/watched-newsroom.ts';
import { createMetrics } from './metrics.ts';

/** What Prometheus reads, by name and labels. */
const samplesIn = (text: string): Map<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]),
  );

describe('what is counted of pages', () => {
  const metrics = createMetrics(() => ({
    version: '1.2.3',
    figures: siteFigures(),
    kept: { pages: kept() },
    connections: 7,
    follows: true,
  }));
  const read = async () => {
    for (const over of overs.splice(0)) metrics.answered(over);
    return samplesIn((await metrics.text()).text);
  };
  beforeAll(async () => {
    current.port = await open('');
  });
  afterAll(closeAll);

  it('is how they were had, and how they went', async () => {
    const before = await read();
    await keep('/counted', 'A page');
    for (let n = 0; n < 3; n += 1) await ask('/counted');
    siteLedger().change(['/counted']);
    await ask('/counted');
    const after = await read();
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown('dateline_kept_makings_total{store="pages",outcome="made"}')).toBe(2);
    expect(grown('dateline_kept_hits_total{store="pages"}')).toBe(3);
    expect(grown('dateline_kept_gone_total{store="pages",why="changed"}')).toBe(1);
    expect(grown('dateline_kept{store="pages",room="main"}')).toBe(1);
    expect(grown('dateline_kept_bytes{store="pages",room="main"}')).toBeGreaterThan(1000);
    expect(grown('dateline_requests_total{kind="page",status="200"}')).toBe(5);
    expect(grown('dateline_request_duration_seconds_count{kind="page"}')).toBe(5);
    expect(after.get('dateline_connections')).toBe(7);
    expect(after.get('dateline_lake_followed')).toBe(1);
    expect(after.get('dateline_info{version="1.2.3"}')).toBe(1);
  });

  it('has the event loop and the heap', async () => {
    const samples = await read();
    expect(samples.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    expect(samples.get('nodejs_heap_size_used_bytes')).toBeGreaterThan(1_000_000);
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  });
});

describe('/metrics', () => {
  const token = 'a-token-for-the-metrics';
  let newsroom: WatchedNewsroom;
  beforeAll(async () => {
    newsroom = await startWatched({ METRICS_TOKEN: token, SITE_LOG: '0' });
  }, 60_000);
  afterAll(() => newsroom.end());
  const read = (authorization?: string, init: RequestInit = {}) =>
    fetch(`${newsroom.url}/metrics`, {
      ...init,
      ...(authorization !== undefined && { headers: { authorization } }),
    });

  it('is read with the token, and kept by nobody', async () => {
    const answer = await read(`Bearer ${token}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('surrogate-control')).toBeNull();
    const head = await read(`Bearer ${token}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('counts what goes to the lake and what is refused', async () => {
    const path = '/lake/v1/ping';
    const before = samplesIn(await (await read(`Bearer ${token}`)).text());
    await fetch(newsroom.url + path);
    await fetch(`${newsroom.url}/`, { method: 'DELETE' });
    const after = samplesIn(await (await read(`Bearer ${token}`)).text());
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown('dateline_requests_total{kind="lake",status="200"}')).toBe(1);
    expect(grown('dateline_requests_total{kind="page",status="405"}')).toBe(1);
    expect(grown('dateline_requests_total{kind="metrics",status="200"}')).toBe(1);
  });

  describe('attack: the metrics', () => {
    const wrong = [
      ['no token', undefined],
      ['another one', 'Bearer another-token-for-the-metrics'],
      ['its beginning', `Bearer ${token.slice(0, -1)}`],
      ['more than it', `Bearer ${token}x`],
      ['in another way', `Basic ${token}`],
      ['twice', `Bearer ${token}, Bearer ${token}`],
      ['empty', 'Bearer '],
      ['an editor’s of the lake', 'lake'],
    ] as const;
    it.each(wrong)('asked for with %s → 401, and nothing is told', async (_, given) => {
      const authorization =
        given === 'lake' ? `Bearer ${await newsroom.lake.token('administrator')}` : given;
      const answer = await read(authorization);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).not.toMatch(/dateline_|nodejs_/);
    });

    it.each(['/metrics/', '//metrics', '/Metrics', '/%6detrics', '/metrics%3f'])(
      'the token to %s → not there',
      async (path) => {
        const answer = await fetch(`${newsroom.url}${path}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        expect(await answer.text()).not.toMatch(/dateline_requests_total/);
      },
    );

    it('a thousand addresses, methods, words that nobody knows → not one label more', async () => {
      const names = async () =>
        new Set(samplesIn(await (await read(`Bearer ${token}`)).text()).keys());
      await fetch(`${newsroom.url}/warm`);
      const before = await names();
      const asked = Array.from({ length: 300 }, (_, n) => `/nobody-${n}/"},x="${n}\\?a=${n}`);
      for (const path of asked) {
        await fetch(newsroom.url + path, {
          headers: { 'x-request-id': `name-${path.length}-${path}` },
        });
      }
      const added = [...(await names())].filter((name) => !before.has(name));
      expect(added.filter((name) => /nobody|x=/.test(name))).toEqual([]);
      expect(added.length).toBeLessThan(40);
    });

    it('far too often with wrong tokens → told to come later', async () => {
      const statuses = new Set<number>();
      for (let n = 0; n < 700 && !statuses.has(429); n += 1) {
        statuses.add((await read(`Bearer guess-number-${n}-of-many`)).status);
      }
      expect([...statuses]).toEqual([401, 429]);
    });
  });
});

test('a question to the lake is counted by its end', async () => {
  const { askLake } = await import('#lib/content/ask-lake.ts');
  const { createClient } = await import('@sanity/client');
  const client = createClient({
    projectId: 'dateline',
    dataset: 'production',
    apiVersion: '2026-02-01',
    apiHost: 'http://127.0.0.1:9',
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
  });
  const { questions } = siteFigures();
  const before = { ...questions };
  const question = { query: 'true', params: {}, options: {}, patience: 5_000 };
  await expect(askLake(client, question)).rejects.toThrow(/cannot be reached/);
  expect(questions).toEqual({ ...before, away: before.away + 1 });
});

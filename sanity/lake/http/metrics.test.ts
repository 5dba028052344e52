import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEventStream } from '../testing/event-stream.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
let token: string;
beforeAll(async () => {
  lake = await startTestLake();
  token = await lake.token('viewer');
});
afterAll(() => lake.remove());

/** What the lake tells of itself, by name and labels. */
async function read(): Promise<Map<string, number>> {
  const answer = await fetch(`${lake.url}/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = (await answer.text()).trimEnd().split('\n');
  for (const line of lines) expect(line).toMatch(promLine);
  const samples = lines.filter((line) => !line.startsWith('#'));
  return new Map(
    samples.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]),
  );
}

/** A line of Prometheus' text format: a comment, or a sample. */
const promLine =
  /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"\\\n]*",?)+\})? -?\d+(\.\d+)?(e-?\d+)?)$/;

describe('/metrics', () => {
  it('counts requests by route, method and status, and how long they took', async () => {
    const before = await read();
    const client = await lake.client('editor');
    await client.create({ _id: 'm', _type: 'article' });
    await client.getDocument('m');
    await fetch(`${lake.url}/v1/images/dateline/production/missing-1x1.png`);
    await fetch(`${lake.url}/v1/somebody's/"words"/${token}`);
    const after = await read();
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    const requests = (labels: string) => grown(`lake_http_requests_total{${labels}}`);
    expect(requests('route="/data/mutate/:ds",method="POST",status="200"')).toBe(1);
    expect(requests('route="/data/doc/:ds/:ids",method="GET",status="200"')).toBe(1);
    expect(requests('route="/images/:project/:ds/:file",method="GET",status="404"')).toBe(1);
    expect(requests('route="none",method="GET",status="404"')).toBe(1);
    expect(requests('route="/metrics",method="GET",status="200"')).toBe(1);
    const duration = 'lake_http_request_duration_seconds';
    const mutations = 'route="/data/mutate/:ds"';
    expect(after.get(`${duration}_count{${mutations}}`)).toBe(1);
    expect(after.get(`${duration}_bucket{${mutations},le="+Inf"}`)).toBe(1);
    expect(after.get(`${duration}_bucket{${mutations},le="10"}`)).toBe(1);
    expect([...after.keys()].join()).not.toContain(token);
  });

  it('tells of listeners, sockets, commits and the size of the database', async () => {
    const client = await lake.client('editor');
    const before = await read();
    const address = `${lake.url}/v2026-02-01/data/listen/production?query=*`;
    const stream = await openEventStream(address, token);
    await stream.next();
    const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/tunnel/production`);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    await client.transaction().create({ _type: 'a' }).create({ _type: 'b' }).commit();
    const after = await read();
    await stream.close();
    socket.close();
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown('lake_listeners')).toBe(1);
    expect(grown('lake_sockets')).toBe(1);
    expect(grown('lake_commits_total')).toBe(1);
    expect(grown('lake_changes_total')).toBe(2);
    expect(grown('lake_documents')).toBe(2);
    const files = ['lake.sqlite', 'lake.sqlite-wal'];
    const sizes = files.map((file) => after.get(`lake_database_bytes{file="${file}"}`) ?? 0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(4096);
  });
});

import { createServer, type RequestListener } from 'node:http';
import { createClient } from '@sanity/client';
import { afterEach, describe, expect, test } from 'vitest';
import { portOf } from '#lib/testing/ports.ts';
import { askLake, isLakeBusy, isLakeUnavailable, LakeUnavailableError } from './ask-lake.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The real client before an HTTP server that behaves as a test wants. */
async function lakeThat(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return clientOf(portOf(server));
}

const clientOf = (port: number) =>
  createClient({
    projectId: 'dateline',
    dataset: 'production',
    apiVersion: '2026-02-01',
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
    useCdn: false,
    token: 'a-secret-token',
    maxRetries: 1,
  });

const json =
  (status: number, body: unknown): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

const question = { query: '*[0]', params: {}, options: {}, patience: 3000 };

test('an answer comes with its sync tags', async () => {
  const client = await lakeThat(json(200, { result: { a: 1 }, syncTags: ['s1:x'], ms: 1 }));
  expect(await askLake(client, question)).toEqual({ result: { a: 1 }, tags: ['s1:x'] });
});

test('no timer outlives its answer, with all of the request it was set for', async () => {
  const client = await lakeThat(json(200, { result: 1, syncTags: ['s1:x'], ms: 1 }));
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
  await askLake(client, question);
  const before = timers();
  await Promise.all(
    Array.from({ length: 20 }, () =>
      askLake(client, { ...question, patience: 600_000, signal: new AbortController().signal }),
    ),
  );
  expect(timers() - before).toBeLessThan(10);
});

test('an answer that depends on the time of day says so', async () => {
  const client = await lakeThat(json(200, { result: null, syncTags: ['s1:x'], ms: 1 }));
  const answer = await askLake(client, { ...question, query: '*[publishedAt <= now()][0]' });
  expect(answer).toEqual({ result: null, tags: ['s1:x', 'clock'] });
});

test.each([{}, { syncTags: [] }, { syncTags: 'x' }])(
  'an answer that does not say what it was made of (%j) is void after any change',
  async (rest) => {
    const client = await lakeThat(json(200, { result: 1, ...rest }));
    expect((await askLake(client, question)).tags).toEqual(['*']);
  },
);

test.each<[string, RequestListener, RegExp, number?]>([
  ['fails', json(500, { error: 'x', message: 'x' }), /status 500/],
  ['does not accept the token', json(401, { message: 'x' }), /SANITY_API_READ_TOKEN/],
  ['does not answer in time', () => {}, /did not answer in time/, 300],
  ['answers with something else', json(200, {}), /not a lake/],
  ['answers with a list', json(200, [1]), /not a lake/],
  ['answers with nothing', json(200, null), /not a lake/],
  ['answers with a page', (_, response) => response.end('<h1>Hello</h1>'), /not a lake/],
  ['hangs up', (request) => request.socket.destroy(), /cannot be reached or failed/],
])(
  'a lake that %s is unavailable, and the error keeps its secrets',
  async (_, listener, cause, patience = 3000) => {
    const client = await lakeThat(listener);
    const error = await askLake(client, { ...question, patience }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(LakeUnavailableError);
    expect(isLakeUnavailable(error)).toBe(true);
    expect(String(error)).toMatch(cause);
    expect(String(error)).not.toMatch(/a-secret-token|127\.0\.0\.1|\n/);
  },
);

test('nobody at the port is an unavailable lake', async () => {
  const error = await askLake(clientOf(9), question).catch((e: unknown) => e);
  expect(isLakeUnavailable(error)).toBe(true);
});

test('a query the lake does not understand is a mistake of ours, not an absent lake', async () => {
  const refusal = { error: { type: 'queryParseError', description: 'unexpected end' } };
  const client = await lakeThat(json(400, refusal));
  const error = await askLake(client, question).catch((e: unknown) => e);
  expect(isLakeUnavailable(error)).toBe(false);
  expect(String(error)).toContain('unexpected end');
});

/** A lake that refuses so many questions before it answers. */
const refusing =
  (times: number, status: number, headers: Record<string, string>): RequestListener =>
  (request, response) => {
    if (times === 0) return json(200, { result: 'at last', syncTags: ['s1:x'] })(request, response);
    times -= 1;
    response.writeHead(status, headers).end('{"message":"Try again shortly."}');
  };

describe('attack: a lake with too much to do', () => {
  test.each([
    [503, '0'],
    [429, '0'],
    [503, '0.2'],
  ])(
    '%i, again after %s s, four times → is asked again until it answers',
    async (status, after) => {
      const client = await lakeThat(refusing(4, status, { 'retry-after': after }));
      expect((await askLake(client, { ...question, patience: 20_000 })).result).toBe('at last');
    },
  );

  test.each<[string, RequestListener, number?]>([
    ['says 503 for ever', refusing(1e9, 503, { 'retry-after': '1' }), 1500],
    ['says 429 and wants a day', refusing(1e9, 429, { 'retry-after': '86400' }), 1500],
    ['says 503 and not until when', refusing(1e9, 503, {})],
    [
      'says 503 until a date',
      refusing(1e9, 503, { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' }),
    ],
    ['says 504', json(504, { error: { type: 'queryTimeoutError' } })],
    ['says nothing', () => {}, 300],
  ])(
    'a lake that %s → is busy, within the patience there is',
    async (_, listener, patience = 3000) => {
      const began = Date.now();
      const client = await lakeThat(listener);
      const error = await askLake(client, { ...question, patience }).catch((e: unknown) => e);
      expect(isLakeBusy(error)).toBe(true);
      expect(Date.now() - began).toBeLessThan(patience + 2000);
    },
  );

  test.each<[string, RequestListener]>([
    ['fails', json(500, { message: 'x' })],
    ['refuses the token', json(401, { message: 'x' })],
    ['is none', json(200, [1])],
    ['hangs up', (request) => request.socket.destroy()],
  ])('a lake that %s → is away, not busy', async (_, listener) => {
    const error = await askLake(await lakeThat(listener), question).catch((e: unknown) => e);
    expect([isLakeUnavailable(error), isLakeBusy(error)]).toEqual([true, false]);
  });
});

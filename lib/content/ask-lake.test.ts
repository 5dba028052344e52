import { createServer, type RequestListener } from 'node:http';
import { createClient } from '@sanity/client';
import { afterEach, expect, test } from 'vitest';
import { portOf } from '#lib/testing/ports.ts';
import { askLake, isLakeUnavailable, LakeUnavailableError } from './ask-lake.ts';

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
  ['fails', json(500, { error: 'x', message: 'x' }), /cannot be reached or failed/],
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

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { createClient, type SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocatedFault } from '../contract/locate.ts';
import { fillLake } from '../testing/asking.ts';
import { author, section, story, tag } from '../testing/small-lake.ts';
import { checkContent } from './check.ts';
import { everyDocument } from './documents.ts';

let lake: TestLake;
let site: SanityClient;
let writing: SanityClient;
const stories = 1500;

beforeAll(async () => {
  lake = await startTestLake();
  site = lake.siteClient();
  writing = await lake.client('editor');
  await fillLake(writing, [section, author, tag]);
  await fillLake(
    writing,
    Array.from({ length: stories }, (_, n) => story(`s${n}`)),
  );
  await fillLake(writing, [story('drafts.d', { headline: '' }), story('z', { slug: undefined })]);
}, 120_000);
afterAll(() => lake?.remove());

/** Checks what a client reaches, and takes down what was told. */
async function check(client = site) {
  const faults: LocatedFault[] = [];
  const progress: number[] = [];
  const raw = client.withConfig({ perspective: 'raw', maxRetries: 0 });
  const documents = await checkContent(
    {
      documents: (types) => everyDocument(raw, types),
      ask: (query, params) => raw.fetch(query, params),
    },
    { fault: (fault) => faults.push(fault), progress: (n) => progress.push(n) },
  );
  return { documents, faults, progress };
}

test('every document of an archive is checked once, drafts too, and its course is told', async () => {
  const { documents, faults, progress } = await check();
  expect(documents).toBe(stories + 5);
  expect(faults.map(({ document, field }) => [document, field]).toSorted()).toEqual([
    ['drafts.d', 'headline'],
    ['z', 'slug'],
  ]);
  expect(progress.length).toBeGreaterThan(5);
  expect(progress.at(-1)).toBe(documents);
}, 60_000);

describe('attack: a lake that does not tell all', () => {
  const sound = JSON.stringify({ _id: 'a', _type: 'article' });

  test.each<[string, RequestListener, RegExp]>([
    [
      'an export that is cut off',
      (_, response) => {
        response.write(`${sound}\n`);
        setImmediate(() => response.destroy());
      },
      /cannot be read/,
    ],
    [
      'one that ends in an error',
      (_, response) => response.end(`${sound}\n{"error":{"description":"Out of time"}}\n`),
      /broke off.*Out of time/,
    ],
    [
      'half a document',
      (_, response) => response.end(`${sound}\n{"_id":"b","_ty`),
      /cannot be read/,
    ],
    ['one that is refused', (_, response) => response.writeHead(403).end(), /status 403/],
    [
      'something that is no lake',
      (_, response) => response.end('<!doctype html>\n'),
      /cannot be read/,
    ],
  ])('%s → not passed for sound', async (_, answer, said) => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const client = createClient({
      projectId: 'dateline',
      dataset: 'production',
      apiVersion: '2026-02-01',
      apiHost: `http://127.0.0.1:${port}`,
      useProjectHostname: false,
      useCdn: false,
    });
    await expect(check(client)).rejects.toThrow(said);
    server.close();
    server.closeAllConnections();
  });
});

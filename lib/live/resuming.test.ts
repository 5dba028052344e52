import { record } from '@dateline/lake/testing/events';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { resuming } from './resuming.ts';

/** A stream that is opened anew, at the real lake. */

let lake: TestLake;
let writing: SanityClient;
let client: SanityClient;
/** What requests said of the last they had heard, by their paths. */
let said: [string, string | null][];

beforeAll(async () => {
  lake = await startTestLake();
  writing = await lake.client('editor');
});
afterAll(() => lake?.remove());

beforeEach(() => {
  said = [];
  client = lake.siteClient().withConfig({
    resolveFetch: () => (input, init) => {
      const headers = new Headers(init?.headers);
      said.push([new URL(String(input)).pathname, headers.get('last-event-id')]);
      return fetch(input, init);
    },
  });
});

const publish = (id: string) =>
  writing.createOrReplace({ _id: id, _type: 'tag', title: id, slug: { current: id } });

/** Hears until the first change, which is made then. @returns the id of what was heard. */
async function hearOf(id: string): Promise<string> {
  const stream = record(client.live.events({ includeDrafts: true }));
  await stream.next(({ type }) => type === 'welcome');
  await publish(id);
  const change = await stream.next(({ type }) => type === 'message');
  stream.stop();
  return 'id' in change ? change.id : '';
}

test('a new stream is told of what was missed since the last one', async () => {
  const last = await hearOf('heard');
  await publish('missed');
  const next = record(resuming(client, () => last).live.events({ includeDrafts: true }));
  await next.next(({ type }) => type === 'message');
  next.stop();
  expect(next.events.map(({ type }) => type)).toEqual(['welcome', 'message']);
  expect(said.at(-1)).toEqual([expect.stringContaining('/data/live/events/'), last]);
});

test('one from a place that the lake does not know is told to begin anew', async () => {
  const next = record(resuming(client, () => 'nowhere').live.events({ includeDrafts: true }));
  await next.next(({ type }) => type === 'restart');
  next.stop();
});

test('where nothing was heard yet it begins where the lake is', async () => {
  const next = record(resuming(client, () => undefined).live.events({ includeDrafts: true }));
  await next.next(({ type }) => type === 'welcome');
  next.stop();
  expect(said).toEqual([[expect.stringContaining('/data/live/events/'), null]]);
});

test('what is no stream is asked as ever', async () => {
  await resuming(client, () => 'somewhere').fetch('true');
  expect(said).toEqual([[expect.stringContaining('/data/query/'), null]]);
});

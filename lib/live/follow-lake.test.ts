import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { siteLedger } from '../keep/ledger.ts';
import { followLake } from './follow-lake.ts';
import { siteLive } from './site-live.ts';

/** The site's one subscription, to the real lake. */

let lake: TestLake;
let writing: SanityClient;
const ends: (() => void)[] = [];
const heard: (readonly string[] | null)[] = [];

beforeAll(async () => {
  lake = await startTestLake();
  writing = await lake.client('editor');
  vi.stubEnv('LAKE_PORT', String(lake.port));
  vi.stubEnv('SANITY_API_READ_TOKEN', lake.siteClient().config().token ?? '');
  ends.push(
    siteLedger().listen((tags) => heard.push(tags)),
    followLake(),
  );
});
afterAll(async () => {
  for (const end of ends) end();
  vi.unstubAllEnvs();
  await lake?.remove();
});

const within = { timeout: 30_000 };
const follows = (expected: boolean) =>
  vi.waitFor(() => expect(siteLive().standpoint.follows).toBe(expected), within);
const publish = (id: string) =>
  writing.createOrReplace({ _id: id, _type: 'tag', title: id, slug: { current: id } });
/** The tags of what is heard from now on. */
const hearsChange = async (id: string) => {
  const from = heard.length;
  await publish(id);
  await vi.waitFor(() => expect(heard.slice(from).some((tags) => tags?.length)).toBe(true), within);
};

test('what is published is heard, by its tags', async () => {
  await follows(true);
  await hearsChange('a');
});

test('a stream that ends is taken up again, and what was missed is in doubt', async () => {
  await follows(true);
  const began = siteLedger().moment;
  const standing = () => siteLedger().standing({ began, tags: ['of:another'] });
  await lake.end();
  await follows(false);
  await lake.restart();
  await follows(true);
  expect(standing()).toBe('unsure');
  await hearsChange('b');
});

test('a draft is told to previews alone', async () => {
  await follows(true);
  const told = vi.spyOn(siteLive().previews, 'change');
  const from = heard.length;
  await publish('drafts.c');
  await vi.waitFor(() => expect(told).toHaveBeenCalled(), within);
  expect(heard.slice(from).filter((tags) => tags !== null && !tags.includes('clock'))).toEqual([]);
});

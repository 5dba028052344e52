import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { watchOldAddresses } from './old-addresses.ts';

/** Programs that change addresses by the API, before the real lake. */

let lake: TestLake;
let writing: SanityClient;
let stop = () => {};

beforeAll(async () => {
  lake = await startTestLake();
  writing = await lake.client('editor');
  await new Promise<void>((resolve) => {
    stop = watchOldAddresses(writing, resolve);
  });
});
afterAll(async () => {
  stop();
  await lake?.remove();
});

/** What each test's addresses begin with, so that it looks at its own alone. */
let of = '';
beforeEach(({ task }) => {
  of = `t${task.id.replace(/\W/g, '')}`;
});

const tag = (current: string) => ({ _type: 'tag', title: current, slug: { current } });
const at = (address: string) => ({ _id: of, ...tag(`${of}-${address}`) });
const moveTo = (id: string, address: string) =>
  writing
    .patch(id)
    .set({ 'slug.current': `${of}-${address}` })
    .commit();

const redirects = (): Promise<string[]> =>
  writing.fetch(
    `*[_type == "redirect" && string::startsWith(from, $of)] | order(from){ "line": from + " → " + to }.line`,
    { of: `/tag/${of}-` },
    { perspective: 'raw' },
  );
const settles = (expected: string[]) =>
  vi.waitFor(async () => expect(await redirects()).toEqual(expected), { timeout: 20_000 });

/** Waits until what came before is seen: a tag of its own has left its redirect. */
async function caughtUp(): Promise<void> {
  const [from, to] = [`${of}-last`, `${of}-later`];
  await writing.create({ _id: from, ...tag(from) });
  await writing.patch(from).set({ 'slug.current': to }).commit();
  await settles([`/tag/${from} → /tag/${to}`]);
}

const lines = (...moves: string[]) =>
  moves.map((move) => move.replace(/\w\b/g, (letter) => `/tag/${of}-${letter}`));

test('a chain of addresses, changed by a program, leads to its end from each', async () => {
  await writing.create(at('a'));
  for (const address of ['b', 'c']) await moveTo(of, address);
  await settles(lines('a → c', 'b → c'));
});

test('a document that goes back leaves no circle', async () => {
  await writing.create(at('a'));
  for (const address of ['b', 'a']) await moveTo(of, address);
  await settles(lines('b → a'));
});

test('many moves in one transaction are all kept', async () => {
  const ids = Array.from({ length: 150 }, (_, n) => `${of}-${n}`);
  const made = writing.transaction();
  for (const id of ids) made.create({ _id: id, ...tag(id) });
  await made.commit();
  const moved = writing.transaction();
  for (const id of ids) moved.patch(id, { set: { 'slug.current': `${id}-on` } });
  await moved.commit();
  await settles(ids.map((id) => `/tag/${id} → /tag/${id}-on`).sort());
});

test('withdrawn, moved and published again: the oldest address still leads to it', async () => {
  await writing.create(at('a'));
  const draft = { draftId: `drafts.${of}`, publishedId: of };
  await writing.action({ actionType: 'sanity.action.document.unpublish', ...draft });
  await settles(lines('a → a'));
  await moveTo(`drafts.${of}`, 'b');
  await writing.action({ actionType: 'sanity.action.document.publish', ...draft });
  await settles(lines('a → b'));
});

test('a draft, a version and a deleted document leave nothing', async () => {
  await writing.create({ ...at('a'), _id: `drafts.${of}` });
  await moveTo(`drafts.${of}`, 'b');
  await writing.create({ ...at('gone'), _id: `${of}-gone` });
  await writing.delete(`${of}-gone`);
  await caughtUp();
  expect(await redirects()).toEqual([`/tag/${of}-last → /tag/${of}-later`]);
});

test('what can no longer be told after a lost connection is said in the log, and the next move is kept', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    await writing.create(at('a'));
    await moveTo(of, 'b');
    await settles(lines('a → b'));
    await writing.create({ _id: `${of}-note`, _type: 'note' });
    await writing.action({
      actionType: 'sanity.action.document.delete',
      publishedId: `${of}-note`,
      includeDrafts: [],
      purge: true,
    });
    await lake.end();
    await lake.restart();
    const told = () => said.mock.calls.flat().some((line) => /no longer tell/.test(String(line)));
    await vi.waitFor(() => expect(told()).toBe(true), { timeout: 60_000 });
    await moveTo(of, 'c');
    await settles(lines('a → c', 'b → c'));
  } finally {
    said.mockRestore();
  }
}, 120_000);

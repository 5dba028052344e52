import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { redirectsLeftBy } from '#lib/content/redirect/left-behind.ts';
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

test('two that change places at once leave nothing behind', async () => {
  await writing.create(at('a'));
  await writing.create({ ...at('b'), _id: `${of}-other` });
  const to = (address: string) => ({ set: { 'slug.current': `${of}-${address}` } });
  await writing.transaction().patch(of, to('b')).patch(`${of}-other`, to('a')).commit();
  await caughtUp();
  expect(await redirects()).toEqual([`/tag/${of}-last → /tag/${of}-later`]);
  await moveTo(of, 'c');
  await settles([...lines('b → c'), `/tag/${of}-last → /tag/${of}-later`]);
});

test('an embargoed publish leaves the redirect that readers still follow', async () => {
  const from = `/article/${of}-a`;
  await writing.create({ _id: `${of}-r`, _type: 'redirect', from, to: '/latest' });
  const publishedAt = new Date(Date.now() + 3_600_000).toISOString();
  const story = { _type: 'article', slug: { current: `${of}-a` } };
  await writing.create({ _id: `${of}-ahead`, ...story, publishedAt });
  await caughtUp();
  expect(await writing.getDocument(`${of}-r`)).toBeDefined();
  await writing.delete(`${of}-ahead`);
  await writing.create({ _id: `${of}-now`, ...story, publishedAt: new Date(0).toISOString() });
  await vi.waitFor(async () => expect(await writing.getDocument(`${of}-r`)).toBeUndefined(), {
    timeout: 20_000,
  });
});

/** Puts a redirect there that has no room left: whatever is added to it the lake refuses. */
async function fillUp(from: string): Promise<void> {
  const passage = { documentId: of, left: from, taken: null };
  const [made] = redirectsLeftBy([passage], []).write;
  const id = made?._id ?? '';
  await writing.create({
    _id: id,
    _type: 'redirect',
    from,
    to: from,
    filler: 'x'.repeat(3_500_000),
  });
  let room = '';
  for (let more = 1_000_000; more >= 1; more = Math.floor(more / 2)) {
    const larger = room + 'x'.repeat(more);
    await writing
      .patch(id)
      .set({ room: larger })
      .commit()
      .then(() => {
        room = larger;
      })
      .catch(() => {});
  }
}

test('an address that is longer than any is none', async () => {
  await writing.create(at('a'));
  await moveTo(of, 'y'.repeat(10_000));
  await settles(lines('a → a'));
  await moveTo(of, 'b');
  await settles(lines('a → b'));
});

test('what the lake refuses for good is told to the log, and what is behind it is kept', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    await writing.create(at('a'));
    await writing.create({ ...at('x'), _id: `${of}-behind` });
    await fillUp(`/tag/${of}-a`);
    await writing
      .transaction()
      .patch(of, { set: { 'slug.current': `${of}-b` } })
      .patch(`${of}-behind`, { set: { 'slug.current': `${of}-y` } })
      .commit();
    await settles([...lines('a → a', 'x → y')]);
    const told = said.mock.calls.flat().filter((line) => /refuses what/.test(String(line)));
    expect(told).toHaveLength(1);
  } finally {
    said.mockRestore();
  }
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

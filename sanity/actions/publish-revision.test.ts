import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishRevision } from './publish-revision.ts';

let lake: TestLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
}, 60_000);
afterAll(() => lake?.remove());

const stamps = [{ setIfMissing: { desk: {} } }, { set: { 'desk.appearedAt': 'now' } }];

/** What happens around a request: before the lake has it, or instead of its answer. */
type Around = { before?: () => Promise<unknown>; isLost?: boolean };

/** A client around whose writes something happens, one after the other. */
function amid(...around: readonly Around[]): SanityClient {
  const rest = [...around];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const writes = /\/data\/(mutate|actions)\//.test(String(input));
    const { before, isLost = false } = (writes ? rest.shift() : undefined) ?? {};
    await before?.();
    const answer = await globalThis.fetch(input, init);
    if (isLost) throw new TypeError('The answer was lost.');
    return answer;
  };
  return client.withConfig({ resolveFetch: () => fetch });
}

/** A draft as it was looked at, and what is published. */
async function looked(id: string, fields: object = {}) {
  const draft = await client.create({
    _id: `drafts.${id}`,
    _type: 'article',
    headline: 'Looked at',
    ...fields,
  });
  return { id, draft, published: null };
}

test.each([
  ['with what it needs besides', stamps, { headline: 'Looked at', desk: { appearedAt: 'now' } }],
  ['as it is', [], { headline: 'Looked at' }],
  ['although nothing changes by it', [{ unset: ['desk.note'] }], { headline: 'Looked at' }],
])('a draft is published %s', async (name, patches, is) => {
  const sides = await looked(`out-${name.replaceAll(' ', '-')}`);
  expect(await publishRevision(client, sides, patches)).toMatchObject({ as: 'published' });
  expect(await client.getDocument(sides.id)).toMatchObject(is);
  expect(await client.getDocument(sides.draft._id)).toBeUndefined();
});

test('what takes the place of something published does so', async () => {
  const published = await client.create({ _id: 'newer', _type: 'article', headline: 'Older' });
  const sides = { ...(await looked('newer')), published };
  await publishRevision(client, sides, stamps);
  expect(await client.getDocument('newer')).toMatchObject({ headline: 'Looked at' });
});

test('what was changed since is not published, nor anything written into it', async () => {
  const sides = await looked('changed');
  const { _rev } = await client.patch(sides.draft._id).set({ headline: 'Not yet' }).commit();
  for (const patches of [stamps, []]) {
    expect(await publishRevision(client, sides, patches)).toEqual({ as: 'changed' });
  }
  expect(await client.getDocument('changed')).toBeUndefined();
  expect(await client.getDocument(sides.draft._id)).toMatchObject({ _rev, headline: 'Not yet' });
});

test('a draft that was discarded does not come back', async () => {
  const sides = await looked('discarded');
  await client.delete(sides.draft._id);
  expect(await publishRevision(client, sides, stamps)).toEqual({ as: 'changed' });
  expect(await client.fetch('count(*[_id match "*discarded"])')).toBe(0);
});

test('what the lake refuses for another reason, it says, and the draft is as it was', async () => {
  const nobody = { _type: 'reference', _ref: 'nobody', _weak: true };
  const desk = { note: 'For tomorrow' };
  const lead = { ...nobody, _strengthenOnPublish: { type: 'tag' } };
  const sides = await looked('refused', { desk, lead });
  const more = [...stamps, { set: { publishedAt: 'now' } }, { unset: ['desk.note'] }];
  await expect(publishRevision(client, sides, more)).rejects.toThrow(/nobody/);
  const stored = await client.getDocument(sides.draft._id);
  expect(stored).toMatchObject({ headline: 'Looked at', desk });
  expect(stored).not.toHaveProperty('publishedAt');
  expect(stored?.desk).toEqual(desk);
  expect(await client.getDocument('refused')).toBeUndefined();
});

test('what was published by somebody else meanwhile is not published over', async () => {
  const published = await client.create({ _id: 'crossed', _type: 'article', headline: 'First' });
  const sides = { ...(await looked('crossed')), published };
  await client.patch('crossed').set({ headline: 'Second' }).commit();
  await expect(publishRevision(client, sides, stamps)).rejects.toThrow(/revision/i);
  expect(await client.getDocument('crossed')).toMatchObject({ headline: 'Second' });
  expect(await client.getDocument(sides.draft._id)).not.toHaveProperty('desk');
});

const dated = [{ setIfMissing: { desk: {} } }, { set: { publishedAt: 'now', 'desk.note': '' } }];

test('what somebody else writes in between stops it, and stays', async () => {
  const sides = await looked('between', { desk: { note: 'Look' } });
  const { _id } = sides.draft;
  const embargo = () => client.patch(_id).set({ publishedAt: 'tomorrow' }).commit();
  expect(await publishRevision(amid({}, { before: embargo }), sides, dated)).toEqual({
    as: 'changed',
  });
  expect(await client.getDocument('between')).toBeUndefined();
  expect(await client.getDocument(_id)).toMatchObject({
    publishedAt: 'tomorrow',
    desk: { note: 'Look' },
  });
});

test('a stamp is taken back while somebody goes on writing', async () => {
  const sides = await looked('goes-on');
  const { _id } = sides.draft;
  const write = (headline: string) => ({
    before: () => client.patch(_id).set({ headline }).commit(),
  });
  const busy = amid({}, write('One'), write('Two'), write('Three'));
  expect(await publishRevision(busy, sides, dated)).toEqual({ as: 'changed' });
  const stored = await client.getDocument(_id);
  expect(stored).toMatchObject({ headline: 'Three' });
  expect(stored).not.toHaveProperty('publishedAt');
  expect(stored).not.toHaveProperty('desk');
});

test('what was published is, although the answer was lost', async () => {
  const sides = await looked('answered');
  const outcome = await publishRevision(amid({}, { isLost: true }), sides, stamps);
  expect(outcome).toMatchObject({ as: 'published' });
  expect(await client.getDocument('answered')).toMatchObject({ headline: 'Looked at' });
});

test('a stamp whose answer was lost is taken back', async () => {
  const sides = await looked('unanswered');
  await expect(publishRevision(amid({ isLost: true }), sides, dated)).rejects.toThrow(/lost/);
  expect(await client.getDocument('unanswered')).toBeUndefined();
  const stored = await client.getDocument(sides.draft._id);
  expect(stored).toMatchObject({ headline: 'Looked at' });
  expect(stored).not.toHaveProperty('publishedAt');
  expect(stored).not.toHaveProperty('desk');
});

test('who may not publish is told so, and has written nothing', async () => {
  const sides = await looked('not-allowed');
  const writer = await lake.client('contributor');
  await expect(publishRevision(writer, sides, [])).rejects.toThrow(/permission/i);
  expect(await client.getDocument(sides.draft._id)).toMatchObject({ _rev: sides.draft._rev });
});

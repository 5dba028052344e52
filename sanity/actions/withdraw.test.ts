import { record } from '@dateline/lake/testing/events';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdraw } from './withdraw.ts';

let lake: TestLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
}, 60_000);
afterAll(() => lake?.remove());

const now = new Date('2026-11-28T09:00:00.000Z');

test.each([
  ['with nothing newer', undefined, 'As published'],
  ['with a change nobody published', { headline: 'Newer', desk: { note: 'Look' } }, 'Newer'],
])('a story %s is taken down and says so in one transaction', async (name, newer, stays) => {
  const id = `down-${name.replaceAll(' ', '-')}`;
  const drafts = `drafts.${id}`;
  await client.create({ _id: id, _type: 'article', headline: 'As published' });
  if (newer !== undefined) await client.create({ _id: drafts, _type: 'article', ...newer });
  const both = client.listen(
    '*[_id in $ids]',
    { ids: [id, drafts] },
    { events: ['welcome', 'mutation'] },
  );
  const heard = record(both);
  await heard.next(({ type }) => type === 'welcome');

  await withdraw(client, id, now);

  const gone = await heard.next(
    (event) =>
      event.type === 'mutation' && event.documentId === id && event.transition === 'disappear',
  );
  heard.stop();
  const draft = await client.getDocument(drafts);
  expect(draft).toMatchObject({ headline: stays, desk: { withdrawnAt: now.toISOString() } });
  expect(draft?.desk).toMatchObject(newer?.desk ?? {});
  expect(gone).toMatchObject({ transactionId: draft?._rev });
});

test('what mentions a story keeps none of it up, and what was never out is left alone', async () => {
  const mention = { _type: 'reference', _ref: 'held' };
  await client.create({ _id: 'held', _type: 'article', headline: 'Held' });
  await client.create({ _id: 'holds', _type: 'article', related: [{ ...mention, _key: 'a' }] });
  await withdraw(client, 'held', now);
  expect(await client.getDocument('held')).toBeUndefined();
  await expect(withdraw(client, 'never-out', now)).rejects.toThrow();
  expect(await client.getDocument('drafts.never-out')).toBeUndefined();
});

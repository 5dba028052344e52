import { describe, expect, it } from 'vitest';
import { lakeForEachTest } from '../mutate/testing/write.ts';
import { transactionsIn } from '../store/replay.ts';
import { verifyLake } from '../store/verify.ts';
import { startTestLake } from '../testing/lake-process.ts';
import { documentsInHistory } from './documents.ts';
import { trimHistory } from './retention.ts';
import { transactionsInHistory } from './transactions.ts';

const lake = lakeForEachTest();

/** A story patched on each of some days of February. */
function edit(...days: number[]) {
  for (const day of days) {
    lake.lake.setTime(at(day));
    lake.seed({ _id: 'story', _type: 'article', day });
  }
}

const at = (day: number) => `2026-02-${String(day).padStart(2, '0')}T08:00:00.000Z`;

/** Deletes what is older than a day of February; gives how many transactions went. */
function trim(day: number): number {
  const { db, documents } = lake.lake;
  return [...trimHistory(db, documents, at(day))].reduce((sum, deleted) => sum + deleted, 0);
}

function remaining(): number {
  const answer = transactionsInHistory(lake.lake.db, [], {});
  if (!answer.ok) throw new Error(answer.error.description);
  return [...answer.records].length;
}

function story(query: Record<string, string>): unknown {
  const { db, documents } = lake.lake;
  const answer = documentsInHistory(db, documents, ['story'], query);
  if (!answer.ok) throw new Error(answer.error.description);
  return answer.body.documents[0]?.day;
}

describe('history that is trimmed', () => {
  it('keeps what is younger, and the lake is whole', () => {
    edit(2, 3, 4, 5);
    expect(trim(3)).toBe(2);
    expect(remaining()).toBe(2);
    expect([story({}), story({ time: at(4) })]).toEqual([5, 4]);
    expect(story({ time: at(3) })).toBeUndefined();
    expect(verifyLake(lake.lake.db)).toEqual([]);
    expect(trim(3)).toBe(0);
  });

  it('is trimmed in parts, each of which leaves the lake whole', () => {
    for (let n = 0; n < 450; n += 1) lake.seed({ _id: `s${n % 7}`, _type: 'article', n });
    const { db, documents } = lake.lake;
    const deleted: number[] = [];
    for (const count of trimHistory(db, documents, at(3))) {
      deleted.push(count);
      expect(verifyLake(db)).toEqual([]);
    }
    expect(deleted).toEqual([200, 200, 49]);
    expect(remaining()).toBe(1);
  });

  it('still knows documents that were not touched since, as they were then', () => {
    edit(2);
    const { _rev = '' } = lake.get('story') ?? {};
    lake.lake.setTime(at(4));
    lake.seed({ _id: 'other', _type: 'article' });
    expect(trim(3)).toBe(1);
    expect(story({ time: at(4) })).toBe(2);
    expect(story({ revision: _rev })).toBe(2);
  });

  it('keeps the newest transaction, so that nothing begins anew', () => {
    edit(2, 3);
    expect(trim(20)).toBe(1);
    expect(remaining()).toBe(1);
    lake.lake.reopen();
    edit(21);
    expect(transactionsIn(lake.lake.db, { from: 3, to: 3, most: 9 }, lake.get)).toHaveLength(1);
    expect(transactionsIn(lake.lake.db, { from: 1, to: 3, most: 9 }, lake.get)).toBeNull();
  });

  it('keeps the versions of archived releases, which may be taken out again', () => {
    const release = (name: string) => [
      { actionType: `sanity.action.release.${name}`, releaseId: 'spring' },
    ];
    edit(2);
    lake.act(release('create'));
    lake.seed({ _id: 'versions.spring.story', _type: 'article', headline: 'Kept' });
    lake.act(release('archive'));
    edit(5, 6);
    expect(trim(20)).toBe(3);
    lake.act(release('unarchive'));
    expect(lake.get('versions.spring.story')).toMatchObject({ headline: 'Kept' });
    expect(trim(20)).toBeGreaterThan(0);
    expect(verifyLake(lake.lake.db)).toEqual([]);
  });
});

describe('LAKE_HISTORY_DAYS', () => {
  it('is seen to by a lake that serves', async () => {
    edit(2, 3, 4);
    const { dir } = lake.lake;
    const serving = await startTestLake({ LAKE_DIR: dir, LAKE_HISTORY_DAYS: '30' });
    await expect.poll(remaining, { timeout: 30_000 }).toBe(1);
    await serving.remove();
    expect(lake.get('story')).toMatchObject({ day: 4 });
  });
});

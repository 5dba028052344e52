import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kills } from '../testing/kills.ts';
import { openTestStore, type TestStore } from './testing/store.ts';
import { hasTransaction } from './transactions.ts';
import { verifyLake } from './verify.ts';

let lake: TestStore;
beforeEach(() => {
  lake = openTestStore();
});
afterEach(() => lake.dispose());

/** Lets a process commit from `first` on and kills it in the midst of it: the last it acknowledged. */
async function commitUntilKilled(first: number): Promise<number> {
  const worker = fork(new URL('./testing/commit-forever.ts', import.meta.url), [
    lake.dir,
    String(first),
  ]);
  const enough = first + randomInt(3, 40);
  let last = first - 1;
  worker.on('message', (number) => {
    last = Number(number);
    // A little later than an acknowledgement: within the next transaction, at any point of it.
    if (last === enough) setTimeout(() => worker.kill('SIGKILL'), randomInt(0, 4));
  });
  await once(worker, 'exit');
  expect(worker.signalCode).toBe('SIGKILL');
  return last;
}

describe('a lake whose process is killed while it writes', () => {
  it(`has every acknowledged transaction, whole, ${kills} times over`, async () => {
    let first = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const acknowledged = await commitUntilKilled(first);
      expect(acknowledged).toBeGreaterThanOrEqual(first);
      lake.reopen();
      expect(verifyLake(lake.db)).toEqual([]);
      for (let number = first; number <= acknowledged; number += 1) {
        expect(hasTransaction(lake.db, `t${number}`)).toBe(true);
      }
      // One more may be on disk that nobody was told of; it is whole, or it is not there.
      const last = Number(lake.documents.get('counter')?.last);
      expect([acknowledged, acknowledged + 1]).toContain(last);
      const stories = lake.documents.byKeys(['type:article']).map(({ _id }) => _id);
      const expected = [0, 1, 2, 3, 4].map((back) => last - back).filter((number) => number >= 0);
      expect(new Set(stories)).toEqual(new Set(expected.map((number) => `story-${number}`)));
      first = last + 1;
    }
  }, 900_000);
});

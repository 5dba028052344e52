import { randomInt } from 'node:crypto';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentStore } from '../store/documents.ts';
import { openLake } from '../store/open.ts';
import { hasTransaction } from '../store/transactions.ts';
import { verifyLake } from '../store/verify.ts';
import { kills } from '../testing/kills.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

/** People who edit at the same time. */
const editors = 6;

let lake: TestLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await startTestLake();
  client = (await lake.client('editor')).withConfig({ maxRetries: 0 });
});
afterAll(() => lake.remove());

const transactionId = (editor: number, n: number) => `editor-${editor}-${n}`;
const storyId = (editor: number, n: number) => `story-${editor}-${n}`;

/** One transaction of four parts: a new story that refers to its editor's record, and an old one deleted. */
const commit = (editor: number, n: number) =>
  client
    .transaction()
    .transactionId(transactionId(editor, n))
    .createIfNotExists({ _id: `editor-${editor}`, _type: 'record', last: -1 })
    .create({
      _id: storyId(editor, n),
      _type: 'article',
      headline: `Story ${n}`,
      slug: { current: storyId(editor, n) },
      editor: { _type: 'reference', _ref: `editor-${editor}` },
    })
    .patch(`editor-${editor}`, { set: { last: n } })
    .delete(storyId(editor, n - 3))
    .commit({ visibility: 'async' });

/** Edits from `first` on until the lake is gone; gives the last number that was acknowledged. */
async function editUntilKilled(editor: number, first: number, heard: () => void): Promise<number> {
  for (let n = first; ; n += 1) {
    const answered = await commit(editor, n).then(
      () => true,
      () => false,
    );
    if (!answered) return n - 1;
    heard();
  }
}

/** Calls `kill` in the midst of what follows the `count`th call. */
function after(count: number, kill: () => void): () => void {
  let left = count;
  return () => {
    left -= 1;
    if (left === 0) setTimeout(kill, randomInt(0, 6));
  };
}

/** What the lake's file says of an editor, of whose transactions `from` to `to` were acknowledged. */
function read(editor: number, from: number, to: number) {
  const db = openLake(lake.dir);
  try {
    const documents = createDocumentStore(db);
    const acknowledged = Array.from({ length: to - from + 1 }, (_, n) => from + n);
    return {
      /** The last number in their record. */
      last: Number(documents.get(`editor-${editor}`)?.last ?? -1),
      stories: documents.byKeys([`ref:editor-${editor}`]).map(({ _id }) => _id),
      lost: acknowledged.filter((n) => !hasTransaction(db, transactionId(editor, n))),
      faults: editor === 0 ? verifyLake(db) : [],
    };
  } finally {
    db.close();
  }
}

const everybody = Array.from({ length: editors }, (_, editor) => editor);

describe(`a lake that is killed while ${editors} people edit`, () => {
  it(`has all that it acknowledged, whole, ${kills} times over`, async () => {
    const next = everybody.map(() => 0);
    for (let kill = 0; kill < kills; kill += 1) {
      const heard = after(randomInt(5, 60), () => lake.end('SIGKILL'));
      const edits = everybody.map((editor) => editUntilKilled(editor, next[editor] ?? 0, heard));
      const acknowledged = await Promise.all(edits);
      await lake.end('SIGKILL');
      for (const editor of everybody) {
        const last = acknowledged[editor] ?? -1;
        const found = read(editor, next[editor] ?? 0, last);
        expect([found.faults, found.lost]).toEqual([[], []]);
        // One more may be on disk whose answer never came; it is whole, or it is not there.
        expect([last, last + 1]).toContain(found.last);
        const whole = [2, 1, 0].map((back) => found.last - back).filter((n) => n >= 0);
        expect(new Set(found.stories)).toEqual(new Set(whole.map((n) => storyId(editor, n))));
        next[editor] = found.last + 1;
      }
      await lake.restart();
    }
  }, 900_000);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runQuery } from '../groq/running/query.ts';
import { stored } from '../groq/testing/memory-reader.ts';
import { createMakings } from '../groq/threads/makings.ts';
import { createQueryPool, type QueryPool } from '../groq/threads/pool.ts';
import { keeperOf } from '../selection-keeper.ts';
import { createDocumentReader } from '../store/documents.ts';
import { countSelections, unfinishedSelections } from '../store/saved-selections.ts';
import { openTestStore, type TestStore } from '../store/testing/store.ts';

const NOTES = 1_500;

let lake: TestStore;
let pool: QueryPool;
beforeAll(() => {
  lake = openTestStore();
  lake.db.transaction(() => {
    for (let n = 0; n < NOTES; n += 1) {
      const text = n === 9 ? { text: 'so long that it cannot be written ten thousand times' } : {};
      lake.documents.put(stored({ _id: `n${n}`, _type: 'note', _rev: 'r', n, ...text }));
    }
  });
  pool = createQueryPool({ dir: lake.dir, limitMs: 20_000, keeper: keeperOf(lake.db) });
});
afterAll(async () => {
  await pool.close();
  lake.dispose();
});

const apiVersion = 'v2026-02-01';
const ask = (query: string) =>
  pool.ask({ kind: 'query', query, apiVersion, echo: false }, { asker: 'viewer' });

const counting = (condition: string) => `count(*[_type == "note" && ${condition}])`;
/** As many counts as anybody likes, no two of them the same. */
const countsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => counting(`n != ${from + n}`));

/** The names of what has to be made for some counts. */
function namesOf(...counts: readonly string[]): string[] {
  const reader = createDocumentReader(lake.db, 0);
  runQuery(reader, { query: `[${counts.join()}]`, apiVersion });
  const { toBeMade } = reader.takeLeft();
  if (toBeMade === 'too many') throw new Error('ask for fewer at a time');
  return toBeMade;
}

describe('attack: invented filters', () => {
  it('one that fails for a single document → 400, what others wait for is made', async () => {
    const doubled = Array.from({ length: 30 }, () => '{"a": a + a}').join('');
    const [bad, good] = await Promise.all([
      ask(counting(`length(@{"a": text}${doubled}.a) > 3`)),
      ask(counting('n < 700')),
    ]);
    expect(bad).toMatchObject({
      kind: 'refusal',
      refusal: { error: { type: 'queryEvaluationError' } },
    });
    expect(good).toMatchObject({ kind: 'answer', json: expect.stringContaining('700') });
    expect(unfinishedSelections(lake.db, 400)).toEqual([]);
  });

  it('a question that needs more than is made for one → it is answered without', async () => {
    const before = countSelections(lake.db);
    const answer = await ask(`[${countsOf(0, 101).join()}]`);
    if (answer.kind !== 'answer') throw new Error(answer.kind);
    const { result } = JSON.parse(answer.json);
    expect(result).toEqual(Array.from({ length: 101 }, () => NOTES - 1));
    expect(countSelections(lake.db)).toEqual(before);
  });

  it('more of them than are made for one asker → 429, and the site waits for none of them', async () => {
    const makings = createMakings(lake.dir, keeperOf(lake.db), () => {});
    const others = { isSite: false, asked: '' };
    const invented = [
      makings.make(namesOf(...countsOf(0, 100)), others, 'viewer'),
      makings.make(namesOf(...countsOf(100, 200)), others, 'viewer'),
    ];
    const oneMore = namesOf(...countsOf(200, 201));
    expect(await makings.make(oneMore, others, 'viewer')).toBe('too many');
    const colleague = makings.make(oneMore, others, 'colleague');
    // One that a viewer has asked for before is the site's now.
    const site = makings.make(namesOf(...countsOf(99, 100)), { isSite: true, asked: '' }, 'site');
    const first = await Promise.race([...invented, colleague, site.then(() => 'the site')]);
    expect(first).toBe('the site');
    expect(await Promise.all([...invented, colleague, site])).toEqual([
      'made',
      'made',
      'made',
      'made',
    ]);
    await makings.close();
  });

  it('one that takes long for each document → it is given up', async () => {
    const list = Array.from({ length: 600 }, (_, n) => n);
    lake.db.transaction(() => {
      for (let n = 0; n < NOTES; n += 1) {
        lake.documents.put(stored({ _id: `l${n}`, _type: 'long', _rev: 'r', list }));
      }
    });
    const makings = createMakings(lake.dir, keeperOf(lake.db), () => {});
    const each = 'count(list[count(^.list[@ != ^]) > 0]) > 0';
    const names = namesOf(`count(*[_type == "long" && ${each}])`);
    const made = makings.make(names, { isSite: false, asked: '' }, 'viewer');
    expect(await made).toEqual({ fault: expect.stringContaining('20 milliseconds') });
    await makings.close();
  });
});

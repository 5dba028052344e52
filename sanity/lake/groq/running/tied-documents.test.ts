import fc from 'fast-check';
import { evaluateSync, parse, toJS } from 'groq-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../store/testing/store.ts';
import type { DocumentReader } from '../../store/types.ts';
import { stored } from '../testing/memory-reader.ts';
import { runQuery } from './query.ts';

let lake: TestStore;
beforeAll(() => {
  lake = openTestStore();
});
afterAll(() => lake.dispose());

/** As if everything that may be known by heart were. */
const knowing = (reader: DocumentReader): DocumentReader => ({
  ...reader,
  select: (request) => reader.select(request, 'surely'),
});

function fill(documents: readonly Record<string, unknown>[]): void {
  lake.db.transaction(() => {
    for (const { _id } of [...lake.documents.all()]) lake.documents.remove(_id);
    for (const [n, fields] of documents.entries()) {
      // Neither in the order of ids nor against it.
      const _id = `s${(n * 7919) % documents.length}`;
      lake.documents.put(stored({ _id, _type: 'story', ...fields }));
    }
  });
}

function ask(query: string, reader: DocumentReader, params: Record<string, unknown> = {}) {
  const answer = runQuery(reader, { query, params, perspective: 'published', apiVersion: 'v1' });
  if (!answer.ok) throw new Error(answer.error.description);
  const read = answer.plan.reduce((sum, { documents }) => sum + documents, 0);
  return { result: answer.result, read };
}

/** Long ones begin alike for longer than a list keeps. */
const at = fc.constantFrom(
  ...['2026-02-01', '2026-02-02', '2026-02-02T00:00:00Z', '2026-02-02Té', '2026-02-02Tè'],
  ...['b', 'a'].map((end) => `2026-02-03T00:00:00.${'0'.repeat(20)}${end}`),
);
const fields = fc.record({ at, n: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: ['n'] });

describe('documents that share a place in a list', () => {
  it('are what groq-js makes of all documents, whatever orders them', () => {
    const orders = ['at', 'at desc', 'at desc, _id', 'at desc, _id desc', 'at, _id desc', 'at, n'];
    const check = (all: object[], order: string, least: number, from: number, length: number) => {
      fill(all.map((one) => ({ ...one })));
      const query = `*[_type == "story" && n >= $least] | order(${order})[${from}...${from + length}]{_id, at}`;
      const params = { least };
      const dataset = [...lake.documents.all()];
      const plain = toJS(evaluateSync(parse(query, { params }), { dataset, params }));
      expect(ask(query, lake.documents, params).result).toEqual(plain);
      expect(ask(query, knowing(lake.documents), params).result).toEqual(plain);
    };
    const small = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        fc.array(fields, { maxLength: 60 }),
        fc.constantFrom(...orders),
        fc.integer({ min: 0, max: 3 }),
        small,
        small,
        check,
      ),
      { numRuns: 400 },
    );
  });

  it.each(['_id', '_id desc'])('are read by %s as far as is asked, not all', (ids) => {
    fill(Array.from({ length: 3_000 }, (_, n) => ({ at: '2026-02-01T00:00:00Z', n })));
    const query = `*[_type == "story" && n >= 0] | order(at desc, ${ids})[0...20]._id`;
    // What is known by heart has to be learnt once.
    ask(query, knowing(lake.documents));
    for (const reader of [lake.documents, knowing(lake.documents)]) {
      const { result, read } = ask(query, reader);
      expect(result).toHaveLength(20);
      expect(read).toBeLessThanOrEqual(100);
    }
  });

  it.each(['_id', '_id desc', '_id desc, at'])(
    'of many, by %s alone → the first of all',
    (order) => {
      fill(Array.from({ length: 600 }, (_, n) => ({ at: '2026-02-01T00:00:00Z', n })));
      const all = `*[_type == "story" && n >= 0] | order(${order})._id`;
      const first = `*[_type == "story" && n >= 0] | order(${order})[0...3]._id`;
      const { result } = ask(all, lake.documents);
      expect(ask(first, lake.documents).result).toEqual(
        Array.isArray(result) && result.slice(0, 3),
      );
    },
  );

  it('are not all read for one that is the last of them by its id', () => {
    const at = '2026-02-01T00:00:00Z';
    lake.db.transaction(() => {
      for (const { _id } of [...lake.documents.all()]) lake.documents.remove(_id);
      lake.documents.put(stored({ _id: 'z', _type: 'story', at, n: 1 }));
      for (let n = 0; n < 3_000; n += 1) {
        lake.documents.put(stored({ _id: `s${n}`, _type: 'story', at, n: 0 }));
      }
    });
    const { result, read } = ask(
      '*[_type == "story" && n == 1] | order(at)[0..0]._id',
      lake.documents,
    );
    expect(result).toEqual(['z']);
    expect(read).toBeLessThanOrEqual(1_000);
  });
});

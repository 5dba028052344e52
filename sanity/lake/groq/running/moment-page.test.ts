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

const now = new Date('2026-03-01T00:00:00Z');
const moment = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('Z', '.5Z', '+14:00', '-11:30', '+00:00'))
  .map(([hours, zone]) => `2026-02-01T0${hours}:00:00${zone}`);
const stories = fc.array(
  fc.record({ at: fc.oneof({ weight: 9, arbitrary: moment }, fc.constant('soon')) }),
  { maxLength: 12 },
);

function ask(within: number, from: number, to: number) {
  const query = `*[_type == "story" && dateTime(at) <= dateTime(now())]
    | order(at desc, _id)[0...${within}] | order(dateTime(at) desc, _id)[${from}...${to}]{_id, at}`;
  const reader = knowing(lake.documents);
  const answer = runQuery(reader, { query, now, perspective: 'published', apiVersion: 'v1' });
  if (!answer.ok) throw new Error(answer.error.description);
  const dataset = [...lake.documents.all()];
  const plain = toJS(evaluateSync(parse(query), { dataset, timestamp: now }));
  const read = answer.plan.reduce((sum, { documents }) => sum + documents, 0);
  return { result: answer.result, plain, read };
}

describe('a page of a list by its moments', () => {
  it('is what groq-js makes of all documents, whatever the offsets, and reads no others', () => {
    const number = fc.integer({ min: 0, max: 8 });
    const check = (fields: { at: string }[], within: number, from: number, length: number) => {
      lake.db.transaction(() => {
        for (const { _id } of [...lake.documents.all()]) lake.documents.remove(_id);
        for (const [n, { at }] of fields.entries()) {
          lake.documents.put(stored({ _id: `s${(n * 7) % 12}`, _type: 'story', at }));
        }
      });
      const { result, plain, read } = ask(within, from, from + length);
      expect(result).toEqual(plain);
      expect(read).toBeLessThanOrEqual(Math.max(length, 0));
    };
    fc.assert(fc.property(stories, number, number, number, check), { numRuns: 300 });
  });
});

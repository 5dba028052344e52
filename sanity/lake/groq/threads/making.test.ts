import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDocumentReader } from '../../store/documents.ts';
import { saveSelections } from '../../store/saved-selections.ts';
import { openTestStore, type TestStore } from '../../store/testing/store.ts';
import { runQuery } from '../running/query.ts';
import { stored } from '../testing/memory-reader.ts';
import { beginMakings } from './making.ts';

let lake: TestStore;
beforeEach(() => {
  lake = openTestStore();
  lake.db.transaction(() => {
    for (let n = 0; n < 1_000; n += 1) {
      const text =
        n === 700 ? { text: 'so long that it cannot be written ten thousand times' } : {};
      lake.documents.put(stored({ _id: `n${n}`, _type: 'note', _rev: 'r', n, ...text }));
    }
  });
});
afterEach(() => lake.dispose());

/** The name of what has to be made to count the notes that meet a condition. */
function nameOf(condition: string): string {
  const reader = createDocumentReader(lake.db, 0);
  runQuery(reader, { query: `count(*[_type == "note" && ${condition}])`, apiVersion: 'v1' });
  const { toBeMade } = reader.takeLeft();
  if (toBeMade === 'too many' || toBeMade[0] === undefined) throw new Error('none is to be made');
  return toBeMade[0];
}

const begin = (...names: string[]) => beginMakings(lake.db, names);

it('what was half made stays so while what was begun after it catches up', () => {
  const [half, fresh] = [nameOf('n < 10'), nameOf('n < 20')];
  const first = begin(half);
  for (let steps = 0; steps < 3; steps += 1) first.step();
  const [part] = first.parts();
  expect(part?.reached).toBe(600);
  saveSelections(lake.db, first.parts(), { isSite: true, asked: '' });
  const second = begin(half, fresh);
  second.step();
  expect(second.parts().map(({ reached }) => reached)).toEqual([600, 200]);
  while (second.step());
  expect(second.whole()).toMatchObject({ made: 2, again: [], failed: [] });
});

it('a test that fails for one document keeps back no other', () => {
  const doubled = Array.from({ length: 30 }, () => '{"a": a + a}').join('');
  const bad = nameOf(`length(@{"a": text}${doubled}.a) > 3`);
  const good = nameOf('n < 10');
  const both = begin(bad, good, '{"condition": {"type": "Everything"}}');
  while (both.step());
  const { selections, failed } = both.whole();
  expect(selections.map(({ name }) => name)).toEqual([good]);
  expect(failed).toEqual([
    { name: expect.stringContaining('Everything'), why: expect.stringContaining('hangs on more') },
    { name: bad, why: 'Invalid string length' },
  ]);
});

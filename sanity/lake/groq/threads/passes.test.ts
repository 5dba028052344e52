import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDocumentReader } from '../../store/documents.ts';
import { loadSelection, noteWanted, saveSelections } from '../../store/saved-selections.ts';
import { openTestStore, type TestStore } from '../../store/testing/store.ts';
import { runQuery } from '../running/query.ts';
import { stored } from '../testing/memory-reader.ts';
import { createPasses, type Passes } from './passes.ts';

let lake: TestStore;
beforeEach(() => {
  lake = openTestStore();
  lake.db.transaction(() => {
    for (let n = 0; n < 1_000; n += 1) {
      lake.documents.put(stored({ _id: `n${n}`, _type: 'note', _rev: 'r', n }));
    }
  });
});
afterEach(() => lake.dispose());

const question = (condition: string) => ({
  query: `count(*[_type == "note" && ${condition}])`,
  apiVersion: 'v1',
});

/** The name of what has to be made to count the notes that meet a condition, noted as wanted. */
function wantedName(condition: string): string {
  const reader = createDocumentReader(lake.db, 0);
  runQuery(reader, question(condition));
  const { toBeMade } = reader.takeLeft();
  if (toBeMade === 'too many' || toBeMade[0] === undefined) throw new Error('none is to be made');
  noteWanted(lake.db, toBeMade, { isSite: true, asked: '' });
  return toBeMade[0];
}

/** Goes on for a step, and saves what comes of it as the lake does; gives what has come to its end. */
function stepAndSave(passes: Passes) {
  const stepped = passes.step();
  if (stepped === null) return null;
  saveSelections(lake.db, [...stepped.parts, ...(stepped.whole?.selections ?? [])], null);
  return stepped;
}

it('what is needed now is left out of the pass that it was put off in, and stays whole when that goes on', () => {
  const [both, other] = [wantedName('n < 10'), wantedName('n < 20')];
  const passes = createPasses(lake.db);
  passes.want([both, other], 'spared');
  stepAndSave(passes);
  passes.want([both], 'needed');
  const ends: string[][] = [];
  for (let goesOn = true; goesOn; ) {
    const stepped = stepAndSave(passes);
    goesOn = stepped !== null;
    if (stepped?.whole) ends.push(stepped.whole.selections.map(({ name }) => name));
    // A pass that rests is saved, and so is one that takes long.
    if (ends.length > 0) expect(loadSelection(lake.db, both)?.reached).toBeNull();
  }
  expect(ends).toEqual([[both], [other]]);
});

it('what was taken out of a pass and made may be wanted again', () => {
  const [both, other] = [wantedName('n < 10'), wantedName('n < 20')];
  const passes = createPasses(lake.db);
  passes.want([both, other], 'others');
  stepAndSave(passes);
  passes.want([both], 'needed');
  while (stepAndSave(passes)?.whole === null);
  passes.want([both], 'others');
  const ends: string[] = [];
  for (let stepped = stepAndSave(passes); stepped !== null; stepped = stepAndSave(passes)) {
    ends.push(...(stepped.whole?.selections ?? []).map(({ name }) => name));
  }
  expect(ends.sort()).toEqual([both, other].sort());
});

import { candidates } from '../../store/candidates.ts';
import { lastChange } from '../../store/changes.ts';
import type { LakeDatabase } from '../../store/database.ts';
import {
  AT_ONCE,
  bring,
  emptySelection,
  type KeptSelection,
  type ReadNumbers,
  staleOf,
  testInto,
} from '../../store/kept-selection.ts';
import { loadSelection, packSelection, type SavedSelection } from '../../store/saved-selections.ts';
import type { SelectionRequest, StoredDocument } from '../../store/types.ts';
import { requestsOfName } from '../running/selection-recipe.ts';
import type { MakingProgress } from './making-messages.ts';

/** Some selections in the making, gone through together: each document is read once for all of them. */
export type Makings = {
  progress(): MakingProgress;
  /** Tests some more documents; false when there are none left. */
  step(): boolean;
  /** What is known so far, true as of this moment, to be gone on from. */
  parts(): SavedSelection[];
  /** All of them, true as of this moment, and those to be made again: too much has changed meanwhile. */
  whole(): { selections: SavedSelection[]; made: number; again: string[] };
};

/** What is known of a selection, and which documents have yet to be tested. */
type Making = {
  name: string;
  request: (now: number) => SelectionRequest;
  kept: KeptSelection;
  left: readonly number[];
  at: number;
  /** Whether it only had to be brought up to date. */
  wasWhole: boolean;
};

/** Begins some selections, or takes up what is kept of them. Each call sees the lake as it is then. */
export function beginMakings(
  db: LakeDatabase,
  read: ReadNumbers,
  names: readonly string[],
): Makings {
  const inOneRead = <T>(work: () => T): T => {
    db.sqlite.exec('BEGIN');
    try {
      return work();
    } finally {
      db.sqlite.exec('ROLLBACK');
    }
  };
  const makings = inOneRead(() =>
    names.map((name) => begin(db, name)).filter((making) => making !== null),
  );
  const numbers = [...new Set(makings.flatMap(({ left }) => left))].sort((a, b) => a - b);
  let tested = 0;
  const isBrought = (making: Making): boolean => {
    const request = making.request(Date.now());
    const stale = staleOf(db, making.kept, request);
    if (stale !== null) bring(db, making.kept, request, stale, read);
    return stale !== null;
  };

  return {
    progress: () => ({ tested, of: numbers.length }),
    step: () =>
      inOneRead(() => {
        const batch = numbers.slice(tested, tested + AT_ONCE);
        tested += batch.length;
        testBatch(makings, batch, read);
        return tested < numbers.length;
      }),
    parts: () => inOneRead(() => makings.filter(isBrought).map(packed)),
    whole: () =>
      inOneRead(() => {
        const brought = new Set(makings.filter(isBrought));
        const again = makings.filter((making) => !brought.has(making)).map(({ name }) => name);
        const made = [...brought].filter(({ wasWhole }) => !wasWhole).length;
        return { selections: [...brought].map(packed), made, again };
      }),
  };
}

function begin(db: LakeDatabase, name: string): Making | null {
  const request = requestsOfName(name);
  if (request === null) return null;
  const now = Date.now();
  const asked = request(now);
  const saved = loadSelection(db, name);
  if (saved !== null && staleOf(db, saved.kept, asked) !== null) {
    const { kept, reached } = saved;
    const left = reached === null ? [] : candidates(db, asked).filter((n) => n > reached);
    return { name, request, kept, left, at: 0, wasWhole: reached === null };
  }
  const kept = emptySelection(lastChange(db), now);
  const left = candidates(db, asked);
  kept.cost = left.length;
  return { name, request, kept, left, at: 0, wasWhole: false };
}

/** Tests the documents of a batch for each selection that they may be in. */
function testBatch(makings: readonly Making[], batch: readonly number[], read: ReadNumbers): void {
  const last = batch.at(-1);
  if (last === undefined) return;
  const documents = read(batch);
  for (const making of makings) {
    const own = new Map<number, StoredDocument>();
    for (let n = making.left[making.at]; n !== undefined && n <= last; n = making.left[making.at]) {
      const document = documents.get(n);
      if (document !== undefined) own.set(n, document);
      making.at += 1;
    }
    if (own.size > 0) testInto(making.kept, making.request(making.kept.now), own);
  }
}

const packed = ({ name, kept, left, at }: Making): SavedSelection =>
  packSelection(name, kept, at < left.length ? (left[at - 1] ?? 0) : null);

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
import type { Failed, MakingProgress } from './making-messages.ts';

/** Some selections in the making, gone through together: each document is read once for all of them. */
export type Makings = {
  progress(): MakingProgress;
  /** Tests some more documents, not for long; false when there are none left. */
  step(): boolean;
  /** What is known so far, true as of this moment, to be gone on from. */
  parts(): SavedSelection[];
  /**
   * All of them, true as of this moment, those to be made again, since too much has changed meanwhile, and
   * those that cannot be made: a test that fails for one document is nobody else's concern.
   */
  whole(): { selections: SavedSelection[]; made: number; again: string[]; failed: Failed[] };
};

/** What is known of a selection, and which documents have yet to be tested. */
type Making = {
  name: string;
  request: (now: number) => SelectionRequest;
  kept: KeptSelection;
  left: readonly number[];
  at: number;
  /** What was known to be tested when it was taken up. */
  reached: number;
  /** Whether it only had to be brought up to date. */
  wasWhole: boolean;
};

/** Milliseconds after which a step is over: others may have something to say. */
const LONGEST_STEP_MS = 500;
/** Documents tested between two looks at how long it takes. */
const FEW = 10;
/** What takes longer for each document, and has taken long, is given up: through all of them it would not come. */
const MOST_MS_EACH = 20;
const LONG_MS = 5_000;

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
  const failed: Failed[] = [];
  const tried = <T>(name: string, work: () => T): T | null => {
    try {
      return work();
    } catch (fault) {
      if (!isOwnFault(fault)) throw fault;
      failed.push({ name, why: fault.message });
      return null;
    }
  };
  let makings = inOneRead(() =>
    names.map((name) => tried(name, () => begin(db, name))).filter((making) => making !== null),
  );
  const numbers = [...new Set(makings.flatMap(({ left }) => left))].sort((a, b) => a - b);
  let tested = 0;
  /** Does something with each, and goes on with those that do not fail. */
  const withEach = (work: (making: Making) => void): void => {
    makings = makings.filter((making) =>
      tried(making.name, () => {
        work(making);
        return true;
      }),
    );
  };
  /** Those that could be made true as of now. */
  const brought = (): Set<Making> => {
    const found = new Set<Making>();
    withEach((making) => {
      const request = making.request(Date.now());
      const stale = staleOf(db, making.kept, request);
      if (stale === null) return;
      bring(db, making.kept, request, stale, read);
      found.add(making);
    });
    return found;
  };

  return {
    progress: () => ({ tested, of: numbers.length }),
    step: () =>
      inOneRead(() => {
        const batch = numbers.slice(tested, tested + AT_ONCE);
        const last = batch.at(-1) ?? 0;
        const documents = read(batch);
        const until = performance.now() + LONGEST_STEP_MS;
        let isOver = false;
        withEach((making) => {
          if (isOver || hasTested(making, last)) return;
          testBatch(making, last, documents);
          isOver = performance.now() > until;
        });
        if (makings.every((making) => hasTested(making, last))) tested += batch.length;
        return tested < numbers.length;
      }),
    parts: () => inOneRead(() => [...brought()].map(packed)),
    whole: () =>
      inOneRead(() => {
        const whole = brought();
        const again = makings.filter((making) => !whole.has(making)).map(({ name }) => name);
        const made = [...whole].filter(({ wasWhole }) => !wasWhole).length;
        return { selections: [...whole].map(packed), made, again, failed };
      }),
  };
}

/** Whether an error comes of what is made, and not of the database, which says nothing of it. */
const isOwnFault = (fault: unknown): fault is Error =>
  fault instanceof Error && !('errcode' in fault);

function begin(db: LakeDatabase, name: string): Making {
  const request = requestsOfName(name);
  if (request === null) throw new Error('It hangs on more than a document and the time.');
  const now = Date.now();
  const asked = request(now);
  const saved = loadSelection(db, name);
  if (saved !== null && staleOf(db, saved.kept, asked) !== null) {
    const { kept, reached } = saved;
    const left = reached === null ? [] : candidates(db, asked).filter((n) => n > reached);
    return { name, request, kept, left, at: 0, reached: reached ?? 0, wasWhole: reached === null };
  }
  const kept = emptySelection(lastChange(db), now);
  const left = candidates(db, asked);
  kept.cost = left.length;
  return { name, request, kept, left, at: 0, reached: 0, wasWhole: false };
}

/** Whether all documents up to a number are tested that may be in a selection. */
const hasTested = ({ left, at }: Making, last: number): boolean =>
  (left[at] ?? Number.POSITIVE_INFINITY) > last;

/**
 * Tests the documents up to a number that may be in a selection.
 *
 * @throws Error when it takes too long.
 */
function testBatch(
  making: Making,
  last: number,
  documents: ReadonlyMap<number, StoredDocument>,
): void {
  const { kept, left, request } = making;
  const since = process.threadCpuUsage();
  const began = performance.now();
  for (let tested = 0; !hasTested(making, last); ) {
    const own = new Map<number, StoredDocument>();
    for (let n = left[making.at]; n !== undefined && n <= last; n = left[making.at]) {
      const document = documents.get(n);
      if (document !== undefined) own.set(n, document);
      making.at += 1;
      if (own.size === FEW) break;
    }
    if (own.size > 0) testInto(kept, request(kept.now), own);
    tested += own.size;
    if (performance.now() - began < LONG_MS) continue;
    const { user, system } = process.threadCpuUsage(since);
    const spent = (user + system) / 1_000;
    if (spent > Math.max(LONG_MS, tested * MOST_MS_EACH)) {
      throw new Error(`It takes more than ${MOST_MS_EACH} milliseconds to test each document.`);
    }
  }
}

const packed = ({ name, kept, left, at, reached }: Making): SavedSelection =>
  packSelection(name, kept, at < left.length ? (left[at - 1] ?? reached) : null);

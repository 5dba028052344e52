import { BitSet } from '../../store/bit-set.ts';
import { candidates } from '../../store/candidates.ts';
import { lastChange } from '../../store/changes.ts';
import type { LakeDatabase } from '../../store/database.ts';
import {
  AT_ONCE,
  bring,
  emptySelection,
  type KeptSelection,
  staleOf,
  testInto,
} from '../../store/kept-selection.ts';
import { readByNumber, textsByNumber } from '../../store/numbered-documents.ts';
import { loadSelection, packSelection, type SavedSelection } from '../../store/saved-selections.ts';
import { parseDocument } from '../../store/stored-document.ts';
import type { SelectionRequest, StoredDocument } from '../../store/types.ts';
import { requestsOfName } from '../running/selection-recipe.ts';
import type { Failed, MakingProgress } from './making-messages.ts';

/** Some selections in the making, gone through together: each document is read once for all of them. */
export type Makings = {
  progress(): MakingProgress;
  /** Has nothing more to do with some of them, which are made elsewhere. */
  leave(names: ReadonlySet<string>): void;
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
  /** What has to stand in a document for it to be worth testing, as it is written there. */
  mentions: readonly string[];
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
export function beginMakings(db: LakeDatabase, names: readonly string[]): Makings {
  const read = readByNumber(db);
  const textsOf = textsByNumber(db);
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
  const candidatesOf = createCandidates(db);
  let makings = inOneRead(() =>
    names
      .map((name) => tried(name, () => begin(db, name, candidatesOf)))
      .filter((making) => making !== null),
  );
  const numbers = together(makings.map(({ left }) => left));
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
    leave(names) {
      makings = makings.filter(({ name }) => !names.has(name));
    },
    step: () =>
      inOneRead(() => {
        const batch = numbers.slice(tested, tested + AT_ONCE);
        const last = batch.at(-1) ?? 0;
        const documents = readWhenNeeded(textsOf(batch));
        const until = performance.now() + LONGEST_STEP_MS;
        let isOver = false;
        withEach((making) => {
          if (isOver || hasTested(making, last)) return;
          testBatch(making, last, documents);
          isOver = performance.now() > until;
        });
        if (makings.every((making) => hasTested(making, last))) tested += batch.length;
        return makings.length > 0 && tested < numbers.length;
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

type CandidatesOf = (asked: SelectionRequest, since: number, after: number) => readonly number[];

/** Looks up candidates, those of many selections once: of a large archive each list takes some megabytes. */
function createCandidates(db: LakeDatabase): CandidatesOf {
  const known = new Map<string, readonly number[]>();
  return ({ keys, types, spans }, since, after) => {
    const isOfTime = spans.some(({ ahead }) => ahead !== undefined);
    const name = JSON.stringify([keys, types, spans, isOfTime ? since : null, after]);
    const same = known.get(name);
    if (same !== undefined) return same;
    const found = candidates(db, { keys, types, spans, since }).filter((n) => n > after);
    known.set(name, found);
    return found;
  };
}

/** What is in any of some lists, in order. */
function together(lists: readonly (readonly number[])[]): readonly number[] {
  const [only = [], ...others] = new Set(lists);
  if (others.length === 0) return only;
  const all = BitSet.of(only);
  for (const list of others) for (const n of list) all.set(n, true);
  return [...all];
}

/** Documents that are taken apart when somebody wants to know what they say. */
function readWhenNeeded(texts: ReadonlyMap<number, string>): Documents {
  const known = new Map<number, StoredDocument>();
  return (n, mentions) => {
    const text = texts.get(n);
    if (text === undefined || !mentions.every((name) => text.includes(name))) return null;
    const document = known.get(n) ?? parseDocument(text);
    known.set(n, document);
    return document;
  };
}

/** A document by its number; null when there is none, or it does not mention some names. */
type Documents = (n: number, mentions: readonly string[]) => StoredDocument | null;

function begin(db: LakeDatabase, name: string, candidatesOf: CandidatesOf): Making {
  const request = requestsOfName(name);
  if (request === null) throw new Error('It hangs on more than a document and the time.');
  const now = Date.now();
  const asked = request(now);
  const mentions = asked.mentions.map((one) => JSON.stringify(one));
  const saved = loadSelection(db, name);
  if (saved !== null && staleOf(db, saved.kept, asked) !== null) {
    const { kept, reached } = saved;
    const left = reached === null ? [] : candidatesOf(asked, kept.since, reached);
    const wasWhole = reached === null;
    return { name, request, kept, mentions, left, at: 0, reached: reached ?? 0, wasWhole };
  }
  const kept = emptySelection(lastChange(db), now);
  const left = candidatesOf(asked, kept.since, 0);
  kept.cost = left.length;
  return { name, request, kept, mentions, left, at: 0, reached: 0, wasWhole: false };
}

/** Whether all documents up to a number are tested that may be in a selection. */
const hasTested = ({ left, at }: Making, last: number): boolean =>
  (left[at] ?? Number.POSITIVE_INFINITY) > last;

/**
 * Tests the documents up to a number that may be in a selection.
 *
 * @throws Error when it takes too long.
 */
function testBatch(making: Making, last: number, documents: Documents): void {
  const { kept, left, request, mentions } = making;
  const since = process.threadCpuUsage();
  const began = performance.now();
  for (let tested = 0; !hasTested(making, last); ) {
    const own = new Map<number, StoredDocument>();
    for (let n = left[making.at]; n !== undefined && n <= last; n = left[making.at]) {
      const document = documents(n, mentions);
      if (document !== null) own.set(n, document);
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

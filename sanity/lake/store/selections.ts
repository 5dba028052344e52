import { candidates, countCandidates } from './candidates.ts';
import { lastChange } from './changes.ts';
import type { LakeDatabase } from './database.ts';
import { firstOf, placesOf, topOf } from './first-places.ts';
import {
  AT_ONCE,
  bring,
  emptySelection,
  type KeptSelection,
  knownSince,
  type ReadNumbers,
  staleOf,
  testInto,
} from './kept-selection.ts';
import { integer } from './rows.ts';
import {
  isKeepable,
  isWorthSaving,
  loadSelection,
  packSelection,
  type SavedSelection,
} from './saved-selections.ts';
import type { Selection, SelectionRequest, StoredDocument, Wish } from './types.ts';

/**
 * Selections lately asked for, kept up to date: the first time all documents that may pass are tested,
 * from then on only those that have changed, or whose time has come.
 */
export type Selections = {
  select(request: SelectionRequest, wish: Wish): Selection | 'to be made' | null;
  /** What has to be done outside the question that was just answered; the next one begins anew. */
  takeLeft(): LeftToDo;
};

/** What is worth saving and has not been given yet, what was used of what is saved, what has to be made. */
export type LeftToDo = {
  unsaved: SavedSelection[];
  used: string[];
  /** `too many`: one question that needs so many has to do without. */
  toBeMade: string[] | 'too many';
};

/** Most bytes that kept selections take, about; the least lately used give way. */
const CAPACITY = 24_000_000;
const BYTES_OF_MOMENTS = 100;
/** Documents to be tested that are always fewer than are worth keeping a selection for. */
const FEW = 300;
/** Changed documents that are as much work as one tested: most are none of a selection's candidates. */
const CHANGED_PER_TEST = 4;
/** Selections that are made in the background for one question: the values around a filter may be any number. */
const MOST_TO_BE_MADE = 100;
/** How often it is noted that a saved selection is still in use. */
const NOTED_EVERY_MS = 60 * 60_000;

/** Reads documents by their numbers, as many as they are. */
export type ReadMany = (numbers: readonly number[]) => Iterable<readonly StoredDocument[]>;

/**
 * Keeps selections over a database.
 *
 * @param atOnce how many documents may be tested for one question; what takes more is left to be made.
 */
export function createSelections(
  db: LakeDatabase,
  read: { tested: ReadNumbers; changed: ReadNumbers; given: ReadMany },
  atOnce: number,
): Selections {
  const selections = new Map<string, KeptSelection>();
  const unsaved = new Map<string, KeptSelection>();
  const used = new Map<string, number>();
  const noted = new Set<string>();
  const toBeMade = new Set<string>();
  let left = atOnce;

  /** Whether so many more may be tested for this question; then they count as tested. */
  const maySpend = (tests: number): boolean => {
    if (tests > left) return false;
    left -= tests;
    return true;
  };

  /** Whether what is known of a selection could be made true again. */
  const isBrought = (kept: KeptSelection, request: SelectionRequest): boolean => {
    const stale = staleOf(db, kept, request);
    if (stale === null || !maySpend(Math.ceil(stale.numbers.size / CHANGED_PER_TEST))) return false;
    try {
      bring(db, kept, request, stale, read.changed);
      return true;
    } catch (fault) {
      // Some of it is untested now, and nothing says what.
      selections.delete(request.name);
      throw fault;
    }
  };

  const known = (request: SelectionRequest): KeptSelection | null => {
    const inMemory = selections.get(request.name);
    if (inMemory !== undefined && isBrought(inMemory, request)) return inMemory;
    const saved = loadSelection(db, request.name);
    if (saved === null || saved.reached !== null) return null;
    return isBrought(saved.kept, request) ? saved.kept : null;
  };

  const made = (request: SelectionRequest, wish: Wish): KeptSelection | 'to be made' | null => {
    if (toBeMade.size > MOST_TO_BE_MADE) return 'to be made';
    const since = knownSince(request.now);
    const most = Math.max(FEW, left);
    const { count, bySpan } = countCandidates(db, { ...request, since }, most);
    // Few under the keys are as soon read; few in a span are not all that would be read.
    if (wish === 'if many' && count <= FEW && !bySpan) return null;
    if (!maySpend(count)) {
      toBeMade.add(request.name);
      return 'to be made';
    }
    const kept = makeAtOnce(db, request, read.tested);
    if (isWorthSaving(kept)) unsaved.set(request.name, kept);
    return kept;
  };

  const remember = (name: string, kept: KeptSelection) => {
    selections.delete(name);
    selections.set(name, kept);
    for (const dropped of dropOldest(selections)) used.delete(dropped);
    if (!isWorthSaving(kept)) return;
    if ((used.get(name) ?? 0) > Date.now() - NOTED_EVERY_MS) return;
    used.set(name, Date.now());
    // What is saved is thereby noted.
    if (!unsaved.has(name)) noted.add(name);
  };

  return {
    select(request, wish) {
      if (!isKeepable(request.name)) return null;
      // The answer is of no use any more.
      if (toBeMade.has(request.name)) return 'to be made';
      const kept = known(request) ?? (wish === 'at hand' ? null : made(request, wish));
      if (kept === null || kept === 'to be made') return kept;
      remember(request.name, kept);
      return selectionOf(db, kept, read.given, () => {
        if (isWorthSaving(kept)) unsaved.set(request.name, kept);
      });
    },
    takeLeft() {
      const todo = {
        unsaved: [...unsaved].map(([name, kept]) => packSelection(name, kept)),
        used: [...noted],
        toBeMade: toBeMade.size > MOST_TO_BE_MADE ? ('too many' as const) : [...toBeMade],
      };
      for (const set of [unsaved, noted, toBeMade]) set.clear();
      left = atOnce;
      return todo;
    },
  };
}

/** Members of a selection from which on what stands first of them is worth keeping over a start. */
const MANY = 1_000;

function selectionOf(
  db: LakeDatabase,
  { passed, tops }: KeptSelection,
  read: ReadMany,
  keep: () => void,
): Selection {
  const documents = (numbers: readonly number[]) => [...read(numbers)].flat();
  return {
    size: passed.size,
    has(id) {
      const row = db.prepare('SELECT n FROM documents WHERE id = ?').get(id);
      return row !== undefined && passed.has(integer(row, 'n'));
    },
    documents: () => documents([...passed]),
    top(list) {
      const { types, keys, field, descending } = list;
      const name = JSON.stringify([types, keys, field, descending]);
      const known = tops.get(name);
      if (known !== undefined) return known;
      const top = topOf(db, passed, list);
      // Whoever asks may invent fields that no list is kept of.
      if (top === null) return null;
      tops.set(name, top);
      if (passed.size > MANY) keep();
      return top;
    },
    places: (list, upTo) => placesOf(db, passed, list, upTo),
    first(list, upTo, isWanted, compareIds) {
      if (passed.size <= upTo) return documents([...passed]).filter(isWanted);
      const isWantedOne = (n: number) => documents([n]).some(isWanted);
      const wanted = { among: passed, upTo, isWanted: isWantedOne, compareIds };
      const numbers = firstOf(db, wanted, list);
      return numbers && documents(numbers);
    },
  };
}

function makeAtOnce(db: LakeDatabase, request: SelectionRequest, read: ReadNumbers): KeptSelection {
  const kept = emptySelection(lastChange(db), request.now);
  const numbers = candidates(db, { ...request, since: kept.since });
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    testInto(kept, request, read(numbers.slice(from, from + AT_ONCE)));
  }
  kept.cost = numbers.length;
  return kept;
}

/** Gives the names of those that had to go. */
function dropOldest(selections: Map<string, KeptSelection>): string[] {
  const bytesOf = (name: string, { passed, moments }: KeptSelection) =>
    name.length + passed.bytes + moments.size * BYTES_OF_MOMENTS;
  const dropped: string[] = [];
  let bytes = 0;
  for (const [name, kept] of selections) bytes += bytesOf(name, kept);
  for (const [name, kept] of selections) {
    if (bytes <= CAPACITY || selections.size === 1) break;
    selections.delete(name);
    dropped.push(name);
    bytes -= bytesOf(name, kept);
  }
  return dropped;
}

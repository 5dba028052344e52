import { BitSet } from './bit-set.ts';
import { changesSince, lastChange } from './changes.ts';
import type { LakeDatabase } from './database.ts';
import { integer, text } from './rows.ts';
import {
  type KeptSelection,
  loadSelection,
  packSelection,
  type SavedSelection,
} from './saved-selections.ts';
import { parseDocument } from './stored-document.ts';
import type { Selection, SelectionRequest, StoredDocument } from './types.ts';

/**
 * Selections lately asked for, kept up to date: the first time all documents under the keys are
 * tested, from then on only those that have changed, or whose time has come.
 */
export type Selections = {
  select(request: SelectionRequest): Selection;
  /** Those worth saving that have not been given yet, for `saveSelections`. */
  takeUnsaved(): SavedSelection[];
};

/** Most bytes that kept selections take, about; the least lately used give way. */
const CAPACITY = 24_000_000;
const BYTES_OF_DUE = 50;
const BATCH = 200;
/** Changes after which a selection is worth saving again: testing these few again takes no time. */
const SAVED_EVERY = 2_000;

/** Keeps selections over a database; `get` reads one document. */
export function createSelections(
  db: LakeDatabase,
  get: (id: string) => StoredDocument | null,
): Selections {
  const selections = new Map<string, KeptSelection>();
  let hasUnsaved = false;

  const upToDate = (name: string, request: SelectionRequest): KeptSelection => {
    const known = selections.get(name);
    if (known !== undefined) return brought(db, known, request) ?? selectAfresh(db, request);
    const saved = loadSelection(db, name);
    return (saved && brought(db, saved, request)) ?? selectAfresh(db, request);
  };

  return {
    select(request) {
      const name = JSON.stringify([request.name, request.keys]);
      const current = upToDate(name, request);
      selections.delete(name);
      selections.set(name, current);
      hasUnsaved ||= isWorthSaving(current);
      dropOldest(selections);
      return {
        size: current.passed.size,
        documents: () => documentsOf(db, current.passed, get),
      };
    },
    takeUnsaved() {
      if (!hasUnsaved) return [];
      hasUnsaved = false;
      const taken = [...selections].filter(([, kept]) => isWorthSaving(kept));
      for (const [, kept] of taken) kept.savedAt = kept.position;
      return taken.map(([name, kept]) => packSelection(name, kept));
    },
  };
}

const isWorthSaving = ({ position, savedAt }: KeptSelection): boolean =>
  savedAt === null || position - savedAt >= SAVED_EVERY;

function dropOldest(selections: Map<string, KeptSelection>): void {
  let bytes = 0;
  for (const { passed, due } of selections.values())
    bytes += passed.bytes + due.size * BYTES_OF_DUE;
  for (const [name, { passed, due }] of selections) {
    if (bytes <= CAPACITY || selections.size === 1) return;
    selections.delete(name);
    bytes -= passed.bytes + due.size * BYTES_OF_DUE;
  }
}

function selectAfresh(db: LakeDatabase, request: SelectionRequest): KeptSelection {
  const position = lastChange(db);
  const kept = { passed: new BitSet(), position, now: request.now, due: new Map(), savedAt: null };
  const keys = JSON.stringify(request.keys);
  const numbers = db
    .prepare(UNDER_KEYS)
    .all(keys)
    .map((row) => integer(row, 'n'));
  for (let from = 0; from < numbers.length; from += BATCH) {
    test(db, kept, request, numbers.slice(from, from + BATCH));
  }
  return kept;
}

/** Tests what has changed or is due; null when that is not known, or time has gone backwards. */
function brought(
  db: LakeDatabase,
  kept: KeptSelection,
  request: SelectionRequest,
): KeptSelection | null {
  const { position, changed } = changesSince(db, kept.position);
  if (changed === null || request.now < kept.now) return null;
  const stale = new Set(changed);
  for (const [n, time] of kept.due) if (time <= request.now) stale.add(n);
  const keys = JSON.stringify(request.keys);
  const isFiled = db.prepare(IS_UNDER_KEYS);
  const filed: number[] = [];
  for (const n of stale) {
    if (isFiled.get(keys, n) !== undefined) filed.push(n);
    kept.passed.set(n, false);
    kept.due.delete(n);
  }
  kept.position = position;
  kept.now = request.now;
  for (let from = 0; from < filed.length; from += BATCH) {
    test(db, kept, request, filed.slice(from, from + BATCH));
  }
  return kept;
}

function test(
  db: LakeDatabase,
  { passed, due }: KeptSelection,
  request: SelectionRequest,
  numbers: readonly number[],
): void {
  const documents = new Map<number, StoredDocument>();
  for (const row of db.prepare(BY_NUMBER).iterate(JSON.stringify(numbers))) {
    if (!request.includes(text(row, 'id'))) continue;
    documents.set(integer(row, 'n'), parseDocument(text(row, 'json')));
  }
  const passing = request.test([...documents.values()]);
  for (const [n, document] of documents) {
    passed.set(n, passing.has(document._id));
    const next = request.momentsOf(document).filter((time) => time >= request.now);
    if (next.length > 0) due.set(n, Math.min(...next));
  }
}

function documentsOf(
  db: LakeDatabase,
  passed: BitSet,
  get: (id: string) => StoredDocument | null,
): StoredDocument[] {
  return db
    .prepare('SELECT id FROM documents WHERE n IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify([...passed]))
    .map((row) => get(text(row, 'id')))
    .filter((document) => document !== null);
}

const UNDER_KEYS =
  'SELECT DISTINCT n FROM document_keys WHERE key IN (SELECT value FROM json_each(?)) ORDER BY n';

const IS_UNDER_KEYS =
  'SELECT 1 FROM document_keys WHERE key IN (SELECT value FROM json_each(?)) AND n = ?';

const BY_NUMBER = `
  SELECT n, id, json FROM documents WHERE n IN (SELECT value FROM json_each(?))`;

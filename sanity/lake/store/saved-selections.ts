import { createHash, hash } from 'node:crypto';
import { endianness } from 'node:os';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { BitSet } from './bit-set.ts';
import { lastChange } from './changes.ts';
import type { LakeDatabase } from './database.ts';
import type { KeptSelection } from './kept-selection.ts';
import { bytes, integer, type Row, text } from './rows.ts';
import { readTops, writtenTops } from './selection-tops.ts';

/**
 * Selections kept in the database, whole or in the making, so that nothing is tested twice: not by the
 * next thread, not after a start. They hold as of a position of the changes in the same database, so a
 * copy of it has its own; what is lost of them is only work.
 */

/** What says whether a document passes: another version may say something else of the same test. */
export const EVALUATOR = 'groq-js 2.0.1';
/** Goes up when a name means something else than before. The bits stand in the order of the processor. */
const MAKE = `1 ${EVALUATOR} ${endianness()}`;

/** Most that are kept of those the site needs, and of all others: the least lately needed go. */
const MOST = { site: 2_000, others: 500 };
/** A selection that cost no more is made again as fast as it is read. */
const WORTH_SAVING = 300;
/** What nobody has needed for so long is not kept up to date. */
const LATELY_MS = 30 * 24 * 60 * 60_000;
/** Longest name, and longest question, that are kept. */
const LONGEST = 100_000;

/** A selection on its way to the database. */
export type SavedSelection = {
  name: string;
  position: number;
  now: number;
  since: number;
  /** The number of the last document that was tested; null: all were. */
  reached: number | null;
  passed: Uint8Array;
  moments: string;
  /** What stands first of it in lists, as far as that was asked; empty: in none. */
  tops: string;
  cost: number;
};

/** Whose selection it is, and the question it was first wanted for, to be asked again by a later version. */
export type Wanting = { isSite: boolean; asked: string };

/** A selection made ready for `saveSelections`, which may be another thread's to call. */
export function packSelection(
  name: string,
  { passed, position, now, since, moments, tops, cost }: KeptSelection,
  reached: number | null = null,
): SavedSelection {
  const packed = {
    ...{ name, position, now, since, reached, cost, moments: JSON.stringify([...moments]) },
    tops: tops.size === 0 ? '' : writtenTops(tops),
    passed: deflateRawSync(passed.toBytes()),
  };
  return { ...packed, passed: Buffer.concat([sealOf(packed), packed.passed]) };
}

const sealLength = 32;

/** Stands before the bits of a selection: a checksum of all that is kept of it. */
function sealOf({ passed, tops, ...rest }: SavedSelection): Buffer {
  // As they were sealed before there were any.
  const sealed = tops === '' ? rest : { ...rest, tops };
  const sum = createHash('sha256').update(JSON.stringify(Object.entries(sealed).sort()));
  return sum.update(passed).digest();
}

/** A selection as it is in the database; null when it has only been wanted so far. */
const rowOf = (row: Row): SavedSelection | null =>
  row.passed === null
    ? null
    : {
        name: text(row, 'name'),
        position: integer(row, 'position'),
        now: integer(row, 'now'),
        since: integer(row, 'since'),
        reached: row.reached === null ? null : integer(row, 'reached'),
        passed: bytes(row, 'passed'),
        moments: text(row, 'moments'),
        tops: text(row, 'tops'),
        cost: integer(row, 'cost'),
      };

/** Whether a selection in the database is as it was saved. */
function isWhole(saved: SavedSelection): boolean {
  const seal = saved.passed.subarray(0, sealLength);
  return sealOf({ ...saved, passed: saved.passed.subarray(sealLength) }).equals(seal);
}

/** How many kept selections are not as they were saved. */
export function damagedSelections(db: LakeDatabase): number {
  let damaged = 0;
  for (const row of db.sqlite.prepare('SELECT * FROM selections').iterate()) {
    const saved = rowOf(row);
    if (saved !== null && !isWhole(saved)) damaged += 1;
  }
  return damaged;
}

/** Whether a selection is to be kept for the next start. */
export const isWorthSaving = ({ cost }: KeptSelection): boolean => cost > WORTH_SAVING;

/** Whether a name is one by which a selection may be kept at all: it holds all values of a filter. */
export const isKeepable = (name: string): boolean => name.length <= LONGEST;

const keyOf = (name: string): string => hash('sha256', `${MAKE} ${name}`);

/**
 * Puts selections into the database in place of older ones, in a transaction of its own. Without
 * `wanting` only those that are still wanted there.
 */
export function saveSelections(
  db: LakeDatabase,
  selections: readonly SavedSelection[],
  wanting: Wanting | null,
): void {
  db.transaction(() => {
    if (wanting !== null) want(db, names(selections), wanting);
    for (const one of selections) {
      const { position, now, since, reached, passed, moments, tops, cost } = one;
      const key = keyOf(one.name);
      db.prepare(SAVE).run(
        ...[position, now, since, reached, passed, moments, tops, cost],
        ...[key, position],
      );
    }
  });
}

const names = (selections: readonly SavedSelection[]) => selections.map(({ name }) => name);

/** Notes that selections are wanted, in a transaction of its own: they are made, now or at the next start. */
export function noteWanted(db: LakeDatabase, wanted: readonly string[], wanting: Wanting): void {
  db.transaction(() => want(db, wanted, wanting));
}

function want(db: LakeDatabase, wanted: readonly string[], { isSite, asked }: Wanting): void {
  const question = asked.length > LONGEST ? '' : asked;
  const used = Date.now();
  for (const name of wanted) {
    db.prepare(WANT).run(keyOf(name), MAKE, name, question, isSite ? 1 : 0, used);
  }
  db.prepare(TRIM).run(1, 1, MOST.site);
  db.prepare(TRIM).run(0, 0, MOST.others);
}

/** The selection of this name as it was saved last, and how far it has come; null when none is kept, or it was damaged. */
export function loadSelection(
  db: LakeDatabase,
  name: string,
): { kept: KeptSelection; reached: number | null } | null {
  const row = db.prepare('SELECT * FROM selections WHERE key = ?').get(keyOf(name));
  const saved = row === undefined ? null : rowOf(row);
  if (saved === null || !isWhole(saved)) return null;
  const { position, now, since, cost, reached } = saved;
  const known: unknown = JSON.parse(saved.moments);
  const kept: KeptSelection = {
    passed: BitSet.fromBytes(inflateRawSync(saved.passed.subarray(sealLength))),
    ...{ position, savedAt: position, now, since, cost },
    moments: new Map(Array.isArray(known) ? known.filter(isKnownMoments) : []),
    tops: readTops(saved.tops),
  };
  return { kept, reached };
}

const isKnownMoments = (entry: unknown): entry is [number, number[]] =>
  Array.isArray(entry) && entry.length === 2 && Array.isArray(entry[1]);

/** Those that are not whole, or behind by more than some changes, and whether the site needs them. */
export const unfinishedSelections = (
  db: LakeDatabase,
  behind: number,
): { name: string; isSite: boolean }[] =>
  db
    .prepare(UNFINISHED)
    .all(MAKE, Date.now() - LATELY_MS, lastChange(db) - behind)
    .map((row) => ({ name: text(row, 'name'), isSite: integer(row, 'site') === 1 }));

/** Forgets that some are wanted: they cannot be made. */
export function forgetSelections(db: LakeDatabase, forgotten: readonly string[]): void {
  db.transaction(() => {
    const forget = db.prepare('DELETE FROM selections WHERE key = ?');
    for (const name of forgotten) forget.run(keyOf(name));
  });
}

/** Forgets what others than the site want that is not whole: one of these may be what ended the thread at work. */
export function forgetUnfinished(db: LakeDatabase): void {
  db.transaction(() => db.prepare(FORGET_UNFINISHED).run());
}

/** How many are kept, whole and not. */
export function countSelections(db: LakeDatabase): { whole: number; unfinished: number } {
  const row = db.prepare(COUNT).get(MAKE) ?? {};
  const whole = integer(row, 'whole');
  return { whole, unfinished: integer(row, 'kept') - whole };
}

/**
 * The questions of selections whose names this version does not understand, which it forgets: asked
 * again, they say what they need.
 */
export function takeFormerQuestions(db: LakeDatabase): Wanting[] {
  const former = db
    .prepare('SELECT DISTINCT asked, site FROM selections WHERE make <> ?')
    .all(MAKE);
  if (former.length === 0) return [];
  db.transaction(() => db.prepare('DELETE FROM selections WHERE make <> ?').run(MAKE));
  return former
    .map((row) => ({ asked: text(row, 'asked'), isSite: integer(row, 'site') === 1 }))
    .filter(({ asked }) => asked !== '');
}

/** What documents are filed under has changed: which are wanted is still known, not what is in them. */
export const FORGET_SELECTIONS =
  'UPDATE selections SET passed = NULL, reached = NULL, position = 0;';

const WANT = `
  INSERT INTO selections (key, make, name, asked, site, used) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET used = excluded.used, site = max(site, excluded.site),
    asked = CASE WHEN excluded.asked = '' THEN asked ELSE excluded.asked END`;

/** Threads save on their own: never what is behind in place of what is ahead. */
const SAVE = `
  UPDATE selections
  SET position = ?, now = ?, since = ?, reached = ?, passed = ?, moments = ?, tops = ?, cost = ?
  WHERE key = ? AND (passed IS NULL OR reached IS NOT NULL OR position <= ?)`;

const TRIM = `
  DELETE FROM selections WHERE site = ? AND key NOT IN (
    SELECT key FROM selections WHERE site = ? ORDER BY used DESC LIMIT ?)`;

const COUNT = `
  SELECT count(*) AS kept, count(CASE WHEN passed IS NOT NULL AND reached IS NULL THEN 1 END) AS whole
  FROM selections WHERE make = ?`;

const FORGET_UNFINISHED =
  'DELETE FROM selections WHERE site = 0 AND (passed IS NULL OR reached IS NOT NULL)';

const UNFINISHED = `
  SELECT name, site FROM selections
  WHERE make = ? AND used > ? AND (passed IS NULL OR reached IS NOT NULL OR position < ?)
  ORDER BY used DESC`;

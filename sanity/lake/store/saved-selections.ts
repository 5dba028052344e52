import { createHash, hash } from 'node:crypto';
import { endianness } from 'node:os';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { BitSet } from './bit-set.ts';
import type { LakeDatabase } from './database.ts';
import { bytes, integer, type Row, text } from './rows.ts';

/**
 * Selections kept in the database, so that the first to ask after a start need not test every
 * document again. They hold as of a position of the changes in the same database, so a copy of it
 * has its own; what is lost of them is only work.
 */

/** What says whether a document passes: another version may say something else of the same test. */
export const EVALUATOR = 'groq-js 2.0.1';
/** Most that are kept: of a page for each of many tags, those lately needed. */
const MOST = 2_000;

/** A selection as it was at a position of the changes, and at a time. */
export type KeptSelection = {
  passed: BitSet;
  position: number;
  now: number;
  /** Of documents that time may let in or out: when it is next to be looked at. */
  due: Map<number, number>;
  /** The position it was saved at last; null: never. */
  savedAt: number | null;
};

/** A selection on its way to the database. */
export type SavedSelection = {
  name: string;
  position: number;
  now: number;
  passed: Uint8Array;
  due: string;
};

/** A selection made ready for `saveSelections`, which may be another thread's to call. */
export function packSelection(
  name: string,
  { passed, position, now, due }: KeptSelection,
): SavedSelection {
  const packed = {
    ...{ name: keyOf(name), position, now, due: JSON.stringify([...due]) },
    passed: deflateRawSync(passed.toBytes()),
  };
  return { ...packed, passed: Buffer.concat([sealOf(packed), packed.passed]) };
}

/** The bits stand in the order of the processor: a folder may be moved to one of another. */
const keyOf = (name: string): string =>
  hash('sha256', `${EVALUATOR} ${endianness()} sealed ${name}`);

/** Stands before the bits of a selection: says that it is one with a checksum, and which. */
const mark = Buffer.from('sum:');
const sealLength = mark.length + 32;

function sealOf({ passed, ...rest }: SavedSelection): Buffer {
  const sum = createHash('sha256').update(JSON.stringify(Object.entries(rest).sort()));
  return Buffer.concat([mark, sum.update(passed).digest()]);
}

const rowOf = (row: Row): SavedSelection => ({
  name: text(row, 'name'),
  position: integer(row, 'position'),
  now: integer(row, 'now'),
  passed: bytes(row, 'passed'),
  due: text(row, 'due'),
});

/** Whether a selection in the database is as it was saved. */
function isWhole(saved: SavedSelection): boolean {
  const seal = saved.passed.subarray(0, sealLength);
  return sealOf({ ...saved, passed: saved.passed.subarray(sealLength) }).equals(seal);
}

/** How many kept selections are not as they were saved. Those of before there were checksums are used by nobody. */
export function damagedSelections(db: LakeDatabase): number {
  let damaged = 0;
  for (const row of db.sqlite.prepare('SELECT * FROM kept_selections').iterate()) {
    const saved = rowOf(row);
    const isSealed = mark.equals(saved.passed.subarray(0, mark.length));
    if (isSealed && !isWhole(saved)) damaged += 1;
  }
  return damaged;
}

/** Puts selections into the database in place of older ones, in a transaction of its own. */
export function saveSelections(db: LakeDatabase, selections: readonly SavedSelection[]): void {
  db.transaction(() => {
    for (const { name, position, now, passed, due } of selections) {
      db.prepare(SAVE).run(name, position, now, passed, due);
    }
    db.prepare(TRIM).run(MOST);
  });
}

/** The selection of this name as it was saved last; null when none is kept, or it was damaged in the file. */
export function loadSelection(db: LakeDatabase, name: string): KeptSelection | null {
  const row = db.prepare('SELECT * FROM kept_selections WHERE name = ?').get(keyOf(name));
  if (row === undefined) return null;
  const saved = rowOf(row);
  if (!isWhole(saved)) return null;
  const { position, now } = saved;
  const due: unknown = JSON.parse(saved.due);
  return {
    passed: BitSet.fromBytes(inflateRawSync(saved.passed.subarray(sealLength))),
    ...{ position, savedAt: position, now },
    due: new Map(Array.isArray(due) ? due.filter(isMoment) : []),
  };
}

const isMoment = (entry: unknown): entry is [number, number] =>
  Array.isArray(entry) && entry.length === 2 && entry.every((value) => typeof value === 'number');

/** Forgets them all: what documents are filed under has changed. */
export const FORGET_SELECTIONS = 'DELETE FROM kept_selections;';

const SAVE = `
  INSERT OR REPLACE INTO kept_selections (name, position, now, passed, due) VALUES (?, ?, ?, ?, ?)`;

const TRIM = `
  DELETE FROM kept_selections
  WHERE age <= (SELECT max(age) FROM kept_selections) - ?`;

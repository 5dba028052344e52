import type { LakeDatabase } from './database.ts';
import type { ReadNumbers } from './kept-selection.ts';
import { integer, text } from './rows.ts';
import { parseDocument } from './stored-document.ts';

/** Reads documents by their numbers, once each. */
export const readByNumber = (db: LakeDatabase): ReadNumbers => {
  const read = textsByNumber(db);
  return (numbers) => new Map([...read(numbers)].map(([n, json]) => [n, parseDocument(json)]));
};

/** The same as they are written, for who may not need to know what most of them say. */
export const textsByNumber =
  (db: LakeDatabase) =>
  (numbers: readonly number[]): ReadonlyMap<number, string> => {
    const rows = db.prepare(JSON_BY_NUMBERS).all(JSON.stringify(numbers));
    return new Map(rows.map((row) => [integer(row, 'n'), text(row, 'json')]));
  };

const JSON_BY_NUMBERS = 'SELECT n, json FROM documents WHERE n IN (SELECT value FROM json_each(?))';

import type { LakeDatabase } from './database.ts';
import { headOf, textOf } from './document-text.ts';
import { integer, text } from './rows.ts';
import { parseDocument } from './stored-document.ts';
import type { StoredDocument } from './types.ts';
import { wordsOf } from './words.ts';

/**
 * The text index. It is given words, not texts: what a word is stands in `words.ts` alone, and FTS5's
 * ASCII tokenizer, for which all beyond ASCII is a letter, only parts them at the spaces.
 */
export const WORD_TABLE = (name: string): string => `
  CREATE VIRTUAL TABLE ${name} USING fts5(
    text, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'"
  );`;

/** What the index holds of a document: all its words, and those of what it is called. */
export const WORD_INDEXES = {
  document_text: (document: StoredDocument) => wordsIn(textOf(document)),
  document_heads: (document: StoredDocument) => wordsIn(headOf(document)),
} as const;

const wordsIn = (texts: readonly string[]): string =>
  texts.map((line) => wordsOf(line).join(' ')).join(' ');

/** Files a document under its words. */
export function fileWords(db: LakeDatabase, n: number, document: StoredDocument): void {
  for (const [index, textIn] of Object.entries(WORD_INDEXES)) {
    db.prepare(`DELETE FROM ${index} WHERE rowid = ?`).run(n);
    db.prepare(`INSERT INTO ${index} (rowid, text) VALUES (?, ?)`).run(n, textIn(document));
  }
}

/** Takes a document out of the text index. */
export function unfileWords(db: LakeDatabase, n: number): void {
  for (const index of Object.keys(WORD_INDEXES)) {
    db.prepare(`DELETE FROM ${index} WHERE rowid = ?`).run(n);
  }
}

/** How far the text index of a lake is whose older version had another: of how many documents. */
export type WordsFiled = { filed: number; of: number };

/** The text index is being made anew: what a search finds is not known yet. */
export class WordsInTheMaking extends Error {
  override name = 'WordsInTheMaking';

  readonly progress: WordsFiled;

  constructor(progress: WordsFiled) {
    super(`The text index is being made anew, ${progress.filed} of ${progress.of} so far.`);
    this.progress = progress;
  }
}

/** How far the text index is where it is still being made; null when it is whole. */
export function wordsInTheMaking(db: LakeDatabase): WordsFiled | null {
  const row = db.prepare('SELECT reached FROM words_in_the_making').get();
  if (row === undefined) return null;
  const reached = integer(row, 'reached');
  const counts = db.prepare(COUNTS).get(reached) ?? {};
  return { filed: integer(counts, 'filed'), of: integer(counts, 'all') };
}

const COUNTS =
  'SELECT count(*) AS "all", count(CASE WHEN n <= ? THEN 1 END) AS filed FROM documents';

/** Documents filed between two looks at the time, and those that are soon filed at once. */
const FEW = 20;

/**
 * Goes on filing documents under their words, in one transaction that takes about so many milliseconds.
 * What is filed stays filed when the lake is killed. False when there is none left.
 */
export function fileMoreWords(db: LakeDatabase, forMs: number): boolean {
  return db.transaction(() => {
    const until = performance.now() + forMs;
    for (;;) {
      const row = db.prepare('SELECT reached FROM words_in_the_making').get();
      if (row === undefined) return false;
      const batch = db.prepare(BATCH).all(integer(row, 'reached'), FEW);
      const last = batch.at(-1);
      if (last === undefined) {
        db.prepare('DELETE FROM words_in_the_making').run();
        return false;
      }
      for (const found of batch) {
        fileWords(db, integer(found, 'n'), parseDocument(text(found, 'json')));
      }
      db.prepare('UPDATE words_in_the_making SET reached = ?').run(integer(last, 'n'));
      if (performance.now() > until) return true;
    }
  });
}

const BATCH = 'SELECT n, json FROM documents WHERE n > ? ORDER BY n LIMIT ?';

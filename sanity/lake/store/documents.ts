import { noteChange } from './changes.ts';
import type { LakeDatabase } from './database.ts';
import { createDocumentCache, type DocumentCache } from './document-cache.ts';
import { publishedIdOf } from './document-ids.ts';
import { fileDocument, unfileDocument } from './filing.ts';
import { readInOrder } from './list-reader.ts';
import { integer, type Row, text } from './rows.ts';
import { createSelections } from './selections.ts';
import { parseDocument } from './stored-document.ts';
import type { DocumentReader, StoredDocument } from './types.ts';

/** Changes to the documents. They belong inside `database.transaction`: only `commits.ts` calls them. */
export type DocumentWriter = {
  /** Stores a document and files it under its index keys and its text. */
  put(document: StoredDocument): void;
  /** Takes a document out, from every index too. One that is not there is fine. */
  remove(id: string): void;
  /** Forgets what was read of documents whose change was undone. */
  forget(ids: Iterable<string>): void;
};

/** What the write path reads besides: documents by the beginning of their id. */
export type PrefixReader = DocumentReader & {
  /** Every document whose id begins so, in order of `_id`. */
  withIdPrefix(prefix: string): StoredDocument[];
};

/** The documents of the lake. What it gives out is shared with its cache: look, do not change. */
export type DocumentStore = PrefixReader & DocumentWriter;

/** Reads and writes documents over SQLite, with a cache of those lately parsed. */
export function createDocumentStore(db: LakeDatabase): DocumentStore {
  const cache = createDocumentCache();
  return { ...createReader(db, cache), ...createWriter(db, cache) };
}

/** Reads documents only, of a lake that somebody else may be writing. */
export const createDocumentReader = (db: LakeDatabase): DocumentReader =>
  createReader(db, createDocumentCache(8_000_000));

/** How many documents `all` reads at a time: its caller may pause without holding up a writer. */
const PAGE = 500;
/** Documents that a search may find without being one for a common word. */
const FEW = 1_000;
/** How many documents `batchesByKeys` gives at a time. */
const BATCH = 200;

function createReader(db: LakeDatabase, cache: DocumentCache): PrefixReader {
  /** A row without its JSON, which is read and parsed only for a revision that is not known yet. */
  const load = (row: Row): StoredDocument => {
    const id = text(row, 'id');
    const known = cache.get(id);
    if (known?._rev === text(row, 'rev')) return known;
    const json = text(db.prepare(JSON_OF).get(integer(row, 'n')) ?? {}, 'json');
    const document = parseDocument(json);
    cache.set(id, document, json.length);
    return document;
  };

  /** As `load`, for a document that is one of many: it would push out those often read. */
  const pass = (row: Row): StoredDocument => {
    const known = cache.get(text(row, 'id'));
    if (known?._rev === text(row, 'rev')) return known;
    return parseDocument(text(db.prepare(JSON_OF).get(integer(row, 'n')) ?? {}, 'json'));
  };

  const get = (id: string): StoredDocument | null => {
    const row = db.prepare('SELECT n, id, rev FROM documents WHERE id = ?').get(id);
    return row === undefined ? null : load(row);
  };

  return {
    get,
    byKeys: (keys) => db.prepare(BY_KEYS).all(JSON.stringify(keys)).map(load),
    *batchesByKeys(keys) {
      const rows = db.prepare(BY_KEYS).all(JSON.stringify(keys));
      for (let from = 0; from < rows.length; from += BATCH) {
        yield rows.slice(from, from + BATCH).map(pass);
      }
    },
    withIdPrefix(prefix) {
      const beyond = `${prefix}\u{10ffff}`;
      return db.prepare(BY_ID_RANGE).all(prefix, beyond).map(load);
    },
    *all() {
      for (let after = ''; ; ) {
        const rows = db
          .prepare('SELECT id, json FROM documents WHERE id > ? ORDER BY id LIMIT ?')
          .all(after, PAGE);
        yield* rows.map((row) => parseDocument(text(row, 'json')));
        const last = rows.at(-1);
        if (last === undefined) return;
        after = text(last, 'id');
      }
    },
    inOrder: (request) => readInOrder(db, request),
    select: createSelections(db, get).select,
    idsMatchingText(ftsQuery) {
      return new Set(
        db
          .prepare(BY_TEXT)
          .all(ftsQuery)
          .map((row) => text(row, 'id')),
      );
    },
    isCommon(ftsQuery) {
      const row = db.prepare(COUNT_OF_TEXT).get(ftsQuery, FEW + 1) ?? {};
      return integer(row, 'n') > FEW;
    },
    idsReferringTo(ids) {
      const keys = [...ids].map((id) => `ref:${id}`);
      const rows = db.prepare(REFERRING).all(JSON.stringify(keys));
      return new Set(rows.map((row) => publishedIdOf(text(row, 'id'))));
    },
    count: () => integer(db.prepare('SELECT count(*) AS n FROM documents').get() ?? {}, 'n'),
  };
}

const JSON_OF = 'SELECT json FROM documents WHERE n = ?';

const BY_KEYS = `
  SELECT n, id, rev FROM documents
  WHERE n IN (SELECT n FROM document_keys WHERE key IN (SELECT value FROM json_each(?)))
  ORDER BY id`;

const COUNT_OF_TEXT = `
  SELECT count(*) AS n
  FROM (SELECT 1 FROM document_text WHERE document_text MATCH ? LIMIT ?)`;

const REFERRING = `
  SELECT id FROM documents
  WHERE n IN (SELECT n FROM document_keys WHERE key IN (SELECT value FROM json_each(?)))`;

const BY_ID_RANGE = 'SELECT n, id, rev FROM documents WHERE id >= ? AND id < ? ORDER BY id';

const BY_TEXT = `
  SELECT id FROM documents WHERE n IN (SELECT rowid FROM document_text WHERE document_text MATCH ?)`;

function createWriter(db: LakeDatabase, cache: DocumentCache): DocumentWriter {
  return {
    put(document) {
      cache.delete(document._id);
      const row = db
        .prepare(UPSERT)
        .get(document._id, document._type, document._rev, JSON.stringify(document));
      const n = integer(row ?? {}, 'n');
      fileDocument(db, n, document);
      noteChange(db, n);
    },
    remove(id) {
      cache.delete(id);
      const row = db.prepare('SELECT n FROM documents WHERE id = ?').get(id);
      if (row === undefined) return;
      const n = integer(row, 'n');
      unfileDocument(db, n);
      noteChange(db, n);
      db.prepare('DELETE FROM documents WHERE id = ?').run(id);
    },
    forget(ids) {
      for (const id of ids) cache.delete(id);
    },
  };
}

const UPSERT = `
  INSERT INTO documents (id, type, rev, json) VALUES (?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET type = excluded.type, rev = excluded.rev, json = excluded.json
  RETURNING n`;

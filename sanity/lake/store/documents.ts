import type { BitSet } from './bit-set.ts';
import { noteChange } from './changes.ts';
import { documentChecksum } from './checksums.ts';
import type { LakeDatabase } from './database.ts';
import { createDocumentCache, type DocumentCache } from './document-cache.ts';
import { takeDocumentJson } from './document-json.ts';
import { fileDocument, unfileDocument } from './filing.ts';
import type { ReadNumbers } from './kept-selection.ts';
import { readInOrder } from './list-reader.ts';
import { integer, type Row, text } from './rows.ts';
import { createSelections, type ReadMany, type Selections } from './selections.ts';
import { parseDocument } from './stored-document.ts';
import { bestOf, findNumbers } from './text-search.ts';
import type { DocumentReader, FoundDocuments, IndexKey, StoredDocument, Wanted } from './types.ts';

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

/** What queries read, with what they leave to be done. */
export type QueryReader = DocumentReader & Pick<Selections, 'takeLeft'>;

/** More documents than there are. */
const ANY_NUMBER = 2 ** 40;

/** Reads and writes documents over SQLite, with a cache of those lately parsed. */
export function createDocumentStore(db: LakeDatabase): DocumentStore {
  const cache = createDocumentCache();
  return { ...createReader(db, cache), ...createWriter(db, cache) };
}

/**
 * Reads documents only, of a lake that somebody else may be writing, and may save selections for.
 *
 * @param atOnce how many documents may be tested for the selections of one question.
 */
export const createDocumentReader = (db: LakeDatabase, atOnce = ANY_NUMBER): QueryReader =>
  createReader(db, createDocumentCache(8_000_000), atOnce);

const numbered =
  (db: LakeDatabase, read: (row: Row) => StoredDocument): ReadNumbers =>
  (numbers) => {
    const rows = db.prepare(BY_NUMBERS).all(JSON.stringify(numbers));
    return new Map(rows.map((row) => [integer(row, 'n'), read(row)]));
  };

/** How many documents `all` reads at a time: its caller may pause without holding up a writer. */
const PAGE = 500;
/** And about how many characters of them. */
const PAGE_SIZE = 8_000_000;
/** When a search finds no more than these, they are worth keeping in the cache. */
const FEW = 1_000;
/** How many documents are given at a time where there may be many. */
const BATCH = 200;

function createReader(
  db: LakeDatabase,
  cache: DocumentCache,
  atOnce = ANY_NUMBER,
): PrefixReader & QueryReader {
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

  /** `load` or `pass` of each, some at a time. */
  function* inBatches(numbers: readonly number[], read: (row: Row) => StoredDocument) {
    for (let from = 0; from < numbers.length; from += BATCH) {
      const batch = JSON.stringify(numbers.slice(from, from + BATCH));
      yield db.prepare(BY_NUMBERS).all(batch).map(read);
    }
  }

  const readMany: ReadMany = (numbers) => inBatches(numbers, numbers.length > FEW ? pass : load);

  /** The documents after an id, in its order: some, and no more than fit well into memory. */
  const pageAfter = (id: string): StoredDocument[] => {
    const page: StoredDocument[] = [];
    let size = 0;
    for (const row of db.prepare(AFTER_ID).iterate(id, PAGE)) {
      const json = text(row, 'json');
      page.push(parseDocument(json));
      size += json.length;
      if (size > PAGE_SIZE) break;
    }
    return page;
  };

  const foundDocuments = (numbers: BitSet, wanted: Wanted): FoundDocuments => ({
    size: numbers.size,
    // Numbers are given one after the other, and taken out documents are few.
    share: numbers.size / Math.max(1, integer(db.prepare(LAST_NUMBER).get() ?? {}, 'n')),
    has(id) {
      const row = db.prepare('SELECT n FROM documents WHERE id = ?').get(id);
      return row !== undefined && numbers.has(integer(row, 'n'));
    },
    batches: () => readMany([...numbers]),
    best(types, most, isShown) {
      const ids = db.prepare('SELECT id FROM documents WHERE n = ?');
      const limits = { types, most, isShown: (n: number) => isShown(text(ids.get(n) ?? {}, 'id')) };
      return foundDocuments(bestOf(db, numbers, wanted, limits), wanted);
    },
  });

  return {
    get,
    byKeys: (keys) => db.prepare(BY_KEYS).all(JSON.stringify(keys)).map(load),
    *batchesByKeys(keys) {
      const rows = db.prepare(BY_KEYS).all(JSON.stringify(keys));
      for (let from = 0; from < rows.length; from += BATCH) {
        yield rows.slice(from, from + BATCH).map(pass);
      }
    },
    withIdPrefix: (prefix) => db.prepare(BY_ID_RANGE).all(prefix, beyond(prefix)).map(load),
    idsWithPrefix: (prefix) =>
      db
        .prepare(IDS_IN_RANGE)
        .all(prefix, beyond(prefix))
        .map((row) => text(row, 'id')),
    *idsUnder(keys) {
      const wanted = JSON.stringify(keys);
      for (let after = ''; ; ) {
        const rows = db.prepare(IDS_UNDER_AFTER).all(after, wanted, BATCH);
        const ids = rows.map((row) => text(row, 'id'));
        yield ids;
        const last = ids.at(-1);
        if (last === undefined || ids.length < BATCH) return;
        after = last;
      }
    },
    *all() {
      for (let after = ''; ; ) {
        const page = pageAfter(after);
        yield* page;
        const last = page.at(-1);
        if (last === undefined) return;
        after = last._id;
      }
    },
    inOrder: (request) => readInOrder(db, request),
    ...createSelections(
      db,
      { tested: numbered(db, pass), changed: numbered(db, load), given: readMany },
      atOnce,
    ),
    find(wanted) {
      const numbers = findNumbers(db, wanted);
      return numbers && foundDocuments(numbers, wanted);
    },
    areMany: (keys, most) => countUnder(db, keys, most + 1) > most,
    count: () => integer(db.prepare('SELECT count(*) AS n FROM documents').get() ?? {}, 'n'),
  };
}

const countUnder = (db: LakeDatabase, keys: readonly IndexKey[], most: number): number =>
  integer(db.prepare(COUNT_UNDER).get(JSON.stringify(keys), most) ?? {}, 'n');

const COUNT_UNDER = `
  SELECT count(*) AS n FROM (
    SELECT 1 FROM document_keys WHERE key IN (SELECT value FROM json_each(?)) LIMIT ?)`;

const JSON_OF = 'SELECT json FROM documents WHERE n = ?';

const BY_KEYS = `
  SELECT n, id, rev FROM documents
  WHERE n IN (SELECT n FROM document_keys WHERE key IN (SELECT value FROM json_each(?)))
  ORDER BY id`;

const AFTER_ID = 'SELECT json FROM documents WHERE id > ? ORDER BY id LIMIT ?';

const LAST_NUMBER = 'SELECT coalesce(max(n), 0) AS n FROM documents';

const BY_NUMBERS = `
  SELECT n, id, rev FROM documents WHERE n IN (SELECT value FROM json_each(?))`;

/** Behind every id that begins so. */
const beyond = (prefix: string): string => `${prefix}\u{10ffff}`;

const IDS_IN_RANGE = 'SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id';

/** The index of ids alone is read, and for each whether it is under a key. */
const IDS_UNDER_AFTER = `
  SELECT id FROM documents INDEXED BY sqlite_autoindex_documents_1
  WHERE id > ? AND EXISTS (
    SELECT 1 FROM document_keys
    WHERE document_keys.key IN (SELECT value FROM json_each(?)) AND document_keys.n = documents.n)
  ORDER BY id LIMIT ?`;

const BY_ID_RANGE = 'SELECT n, id, rev FROM documents WHERE id >= ? AND id < ? ORDER BY id';

function createWriter(db: LakeDatabase, cache: DocumentCache): DocumentWriter {
  return {
    put(document) {
      cache.delete(document._id);
      const json = takeDocumentJson(document);
      const row = db
        .prepare(UPSERT)
        .get(document._id, document._type, document._rev, json, documentChecksum(json));
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
  INSERT INTO documents (id, type, rev, json, checksum) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE
  SET type = excluded.type, rev = excluded.rev, json = excluded.json, checksum = excluded.checksum
  RETURNING n`;

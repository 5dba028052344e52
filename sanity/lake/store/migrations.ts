import type { DatabaseSync } from 'node:sqlite';
import { fillChecksums } from './checksums.ts';
import { integer } from './rows.ts';

/**
 * One step of a schema, run once, in its own transaction, and never edited afterwards: SQL, and what has
 * to be worked out after it for what was there before.
 */
export type Migration = { name: string; sql: string; fill?: (sqlite: DatabaseSync) => void };

/** The tables of one room (`store`, `auth`), with the steps that lead to them, oldest first. */
export type Schema = { room: string; migrations: readonly Migration[] };

/** The folder was written by a newer version of the lake; `message` is one sentence. */
export class NewerSchemaError extends Error {
  override name = 'NewerSchemaError';
}

/** The folder is that of an older version, or of none, and may not be changed; `message` is one sentence. */
export class OlderSchemaError extends Error {
  override name = 'OlderSchemaError';
}

export const storeSchema: Schema = {
  room: 'store',
  migrations: [
    {
      name: 'documents, their index keys and their text',
      // `n` outlives a VACUUM, which a plain rowid does not: the text index points at it.
      sql: `
        CREATE TABLE documents (
          n INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          type TEXT NOT NULL,
          rev TEXT NOT NULL,
          json TEXT NOT NULL
        );
        CREATE TABLE document_keys (
          key TEXT NOT NULL,
          n INTEGER NOT NULL REFERENCES documents (n) ON DELETE CASCADE,
          PRIMARY KEY (key, n)
        ) WITHOUT ROWID;
        CREATE INDEX document_keys_by_document ON document_keys (n);
        CREATE VIRTUAL TABLE document_text USING fts5(
          text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
        );
      `,
    },
    {
      name: 'the log of transactions',
      // Effects are mendoza patches over the document without its `_rev`, as listeners get them.
      sql: `
        CREATE TABLE transactions (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT,
          id TEXT NOT NULL UNIQUE,
          timestamp TEXT NOT NULL,
          author TEXT NOT NULL,
          mutations TEXT NOT NULL
        );
        CREATE INDEX transactions_by_time ON transactions (timestamp, sequence);
        CREATE TABLE transaction_documents (
          document_id TEXT NOT NULL,
          sequence INTEGER NOT NULL REFERENCES transactions (sequence) ON DELETE CASCADE,
          position INTEGER NOT NULL,
          previous_rev TEXT,
          transition TEXT NOT NULL CHECK (transition IN ('appear', 'update', 'disappear')),
          apply TEXT NOT NULL,
          revert TEXT NOT NULL,
          PRIMARY KEY (document_id, sequence)
        ) WITHOUT ROWID;
        CREATE INDEX transaction_documents_by_sequence ON transaction_documents (sequence, position);
      `,
    },
    {
      name: 'what the Studio remembers for each user',
      sql: `
        CREATE TABLE key_values (
          user_id TEXT NOT NULL,
          key TEXT NOT NULL,
          value TEXT NOT NULL,
          PRIMARY KEY (user_id, key)
        ) WITHOUT ROWID;
      `,
    },
    {
      name: 'lists in the order of a field',
      // No key into documents: a document's rows are taken out with its index keys.
      sql: `
        CREATE TABLE date_fields (
          type TEXT NOT NULL,
          field TEXT NOT NULL,
          PRIMARY KEY (type, field)
        ) WITHOUT ROWID;
        CREATE TABLE postings (
          list INTEGER NOT NULL,
          sort ANY NOT NULL,
          n INTEGER NOT NULL,
          PRIMARY KEY (list, sort, n)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX postings_by_document ON postings (n);
        CREATE TABLE index_version (version INTEGER NOT NULL);
      `,
    },
    {
      name: 'which documents have changed lately',
      // Positions are never used twice: whoever was told of one waits for the next.
      sql: `
        CREATE TABLE document_changes (
          position INTEGER PRIMARY KEY AUTOINCREMENT,
          n INTEGER NOT NULL
        );
      `,
    },
    {
      name: 'selections kept from one run to the next',
      // `position` is that of document_changes. They may be deleted at any time.
      sql: `
        CREATE TABLE kept_selections (
          age INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL UNIQUE,
          position INTEGER NOT NULL,
          now INTEGER NOT NULL,
          passed BLOB NOT NULL,
          due TEXT NOT NULL
        );
      `,
    },
    {
      name: 'checksums of documents and of the log',
      // `chain` links each transaction to the one before; `content` is of what it did.
      sql: `
        ALTER TABLE documents ADD COLUMN checksum TEXT NOT NULL DEFAULT '';
        ALTER TABLE transactions ADD COLUMN chain TEXT NOT NULL DEFAULT '';
        ALTER TABLE transactions ADD COLUMN content TEXT NOT NULL DEFAULT '';
      `,
      fill: fillChecksums,
    },
    {
      name: 'selections that are made in the background',
      // A name says all that is needed to make one. What passed is NULL until it has been begun, and
      // what was reached is NULL when it is whole. Rows may be deleted at any time.
      sql: `
        DROP TABLE kept_selections;
        CREATE TABLE selections (
          key TEXT PRIMARY KEY,
          make TEXT NOT NULL,
          name TEXT NOT NULL,
          asked TEXT NOT NULL,
          site INTEGER NOT NULL,
          used INTEGER NOT NULL,
          position INTEGER NOT NULL DEFAULT 0,
          now INTEGER NOT NULL DEFAULT 0,
          since INTEGER NOT NULL DEFAULT 0,
          reached INTEGER,
          passed BLOB,
          moments TEXT NOT NULL DEFAULT '[]',
          cost INTEGER NOT NULL DEFAULT 0
        );
      `,
    },
    {
      name: 'what documents are called',
      sql: `
        CREATE VIRTUAL TABLE document_heads USING fts5(
          text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
        );
      `,
    },
    {
      name: 'words as people write them',
      // Documents up to `reached` are in the text index; no row: all are. Selections by `match` are
      // asked for again, since it says something else now.
      sql: `
        DROP TABLE document_text;
        DROP TABLE document_heads;
        CREATE VIRTUAL TABLE document_text USING fts5(
          text, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'"
        );
        CREATE VIRTUAL TABLE document_heads USING fts5(
          text, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'"
        );
        CREATE TABLE words_in_the_making (reached INTEGER NOT NULL);
        INSERT INTO words_in_the_making (reached) SELECT 0 FROM documents LIMIT 1;
        UPDATE selections SET key = 'former ' || key, make = 'of other words'
        WHERE name LIKE '%"op":"match"%';
      `,
    },
    {
      name: 'what stands first of a selection in lists',
      sql: "ALTER TABLE selections ADD COLUMN tops TEXT NOT NULL DEFAULT '';",
    },
  ],
};

/**
 * Brings the tables of the given rooms up to date. Each room counts its own steps, so that one
 * can grow without the others.
 *
 * @param beforeChange called before tables are changed that have something in them.
 * @throws NewerSchemaError when the database has taken a step this code does not know.
 */
export function migrate(
  sqlite: DatabaseSync,
  schemas: readonly Schema[],
  beforeChange: () => void = () => {},
): void {
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS schema_versions (room TEXT PRIMARY KEY, version INTEGER NOT NULL)',
  );
  // All are looked at first: what a newer version wrote is left as it is, and not copied.
  const taken = schemas.map((schema) => stepsTaken(sqlite, schema));
  const isOlder = taken.some(
    (steps, at) => steps > 0 && steps < (schemas[at]?.migrations.length ?? 0),
  );
  if (isOlder) beforeChange();
  for (const schema of schemas) migrateRoom(sqlite, schema);
}

function migrateRoom(sqlite: DatabaseSync, { room, migrations }: Schema): void {
  // Read within the write transaction: a second process opening the folder waits, then finds it done.
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const version = stepsTaken(sqlite, { room, migrations });
    // A lake that needs no step opens also when there is no room to write.
    if (version < migrations.length) {
      for (const { sql, fill } of migrations.slice(version)) {
        sqlite.exec(sql);
        fill?.(sqlite);
      }
      sqlite
        .prepare('INSERT OR REPLACE INTO schema_versions (room, version) VALUES (?, ?)')
        .run(room, migrations.length);
    }
    sqlite.exec('COMMIT');
  } catch (error) {
    if (sqlite.isTransaction) sqlite.exec('ROLLBACK');
    throw error;
  }
}

/**
 * How many of a room's steps a database has taken.
 *
 * @throws NewerSchemaError when it has taken one this code does not know.
 */
function stepsTaken(sqlite: DatabaseSync, { room, migrations }: Schema): number {
  const row = sqlite.prepare('SELECT version FROM schema_versions WHERE room = ?').get(room);
  const version = row === undefined ? 0 : integer(row, 'version');
  if (version <= migrations.length) return version;
  throw new NewerSchemaError(
    `This lake was written by a newer version of Dateline (${room} schema ${version}, this version knows ${migrations.length}): update Dateline, or use another LAKE_DIR.`,
  );
}

/**
 * Whether the tables of the given rooms are up to date, for who may not write.
 *
 * @throws NewerSchemaError when a newer version wrote them.
 */
export function isMigrated(sqlite: DatabaseSync, schemas: readonly Schema[]): boolean {
  const counted = "SELECT 1 FROM sqlite_schema WHERE name = 'schema_versions'";
  if (sqlite.prepare(counted).get() === undefined) return false;
  return schemas.every((schema) => stepsTaken(sqlite, schema) === schema.migrations.length);
}

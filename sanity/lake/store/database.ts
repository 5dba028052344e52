import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { logSchema } from './log-schema.ts';
import { migrate, type Schema, storeSchema } from './migrations.ts';
import { bringIndexesUpToDate } from './rebuild.ts';

/** The lake's SQLite file, open. Several processes may hold it: SQLite lets one write at a time. */
export type LakeDatabase = {
  readonly dir: string;
  readonly sqlite: DatabaseSync;
  /** A prepared statement, kept for the next call with the same text. */
  prepare(sql: string): StatementSync;
  /** Runs `work` in one write transaction: on disk when this returns, undone when it throws. */
  transaction<T>(work: () => T): T;
  close(): void;
};

/** How long a writer waits for another process to finish its transaction. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Opens the lake in `dir`, made if missing, and brings its tables up to date.
 *
 * @param schemas the rooms whose tables the caller uses; the store's own always come first.
 * @throws NewerSchemaError when a newer Dateline wrote the folder.
 */
export function openLake(dir: string, schemas: readonly Schema[] = []): LakeDatabase {
  mkdirSync(dir, { recursive: true });
  const sqlite = new DatabaseSync(join(dir, 'lake.sqlite'), {
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
  });
  try {
    // FULL: a commit that has been answered is on the disk, not in the operating system's memory.
    sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    migrate(sqlite, [storeSchema, logSchema, ...schemas]);
    const db = handleOn(dir, sqlite);
    bringIndexesUpToDate(db);
    return db;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/**
 * Opens a lake that another thread or process has opened before, to read only. What it reads
 * outside a transaction is what was committed when it began to read.
 */
export function openLakeReader(dir: string): LakeDatabase {
  const options = { readOnly: true, timeout: BUSY_TIMEOUT_MS };
  return handleOn(dir, new DatabaseSync(join(dir, 'lake.sqlite'), options));
}

function handleOn(dir: string, sqlite: DatabaseSync): LakeDatabase {
  const statements = new Map<string, StatementSync>();
  return {
    dir,
    sqlite,
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const made = sqlite.prepare(sql);
      statements.set(sql, made);
      return made;
    },
    transaction(work) {
      sqlite.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        sqlite.exec('COMMIT');
        return result;
      } catch (error) {
        // SQLite ends the transaction itself on some faults (a full disk is one).
        if (sqlite.isTransaction) sqlite.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      statements.clear();
      if (sqlite.isOpen) sqlite.close();
    },
  };
}

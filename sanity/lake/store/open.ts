import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { handleOn, type LakeDatabase } from './database.ts';
import { logSchema } from './log-schema.ts';
import { migrate, type Schema, storeSchema } from './migrations.ts';
import { bringIndexesUpToDate } from './rebuild.ts';
import { fileMoreWords, wordsInTheMaking } from './word-index.ts';

/** How long a writer waits for another process to finish its transaction. */
const BUSY_TIMEOUT_MS = 10_000;

/** Documents that are in a new text index within a second or two: more are left to whoever serves. */
const SOON_FILED = 2_000;

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
    if ((wordsInTheMaking(db)?.of ?? 0) <= SOON_FILED) fileMoreWords(db, Number.POSITIVE_INFINITY);
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

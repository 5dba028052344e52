import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { handleOn, type LakeDatabase } from './database.ts';
import { logSchema } from './log-schema.ts';
import { isMigrated, migrate, OlderSchemaError, type Schema, storeSchema } from './migrations.ts';
import { replicationFolder } from './private-folder.ts';
import { bringIndexesUpToDate, isUpToDate } from './rebuild.ts';
import { copyBeforeUpgrade } from './upgrade-copy.ts';
import { fileMoreWords, wordsInTheMaking } from './word-index.ts';

/** How long a writer waits for another process to finish its transaction. */
const BUSY_TIMEOUT_MS = 10_000;

/** Documents that are in a new text index within a second or two: more are left to whoever serves. */
const SOON_FILED = 2_000;

/**
 * Opens the lake in `dir`, made if missing, and brings its tables up to date; one that has any is copied
 * before.
 *
 * @param schemas the rooms whose tables the caller uses; the store's own always come first.
 * @throws NewerSchemaError when a newer Dateline wrote the folder, UpgradeCopyError when an older one did and
 *   what it wrote cannot be copied.
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
    // What Litestream has not seen is not to be taken out of the log of writes.
    if (existsSync(join(dir, replicationFolder))) sqlite.exec('PRAGMA wal_autocheckpoint = 0');
    migrate(sqlite, [storeSchema, logSchema, ...schemas], () => {
      const copy = copyBeforeUpgrade(dir, sqlite);
      console.error(`lake: brought up to date for this version; what it was is in ${copy}`);
    });
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

/**
 * Opens a lake to read only that nobody may have opened before.
 *
 * @throws OlderSchemaError when this version has not brought it up to date, NewerSchemaError when a newer
 *   one wrote it.
 */
export function openLakeAsItIs(dir: string): LakeDatabase {
  const db = openLakeReader(dir);
  try {
    if (isMigrated(db.sqlite, [storeSchema, logSchema]) && isUpToDate(db)) return db;
    throw new OlderSchemaError(
      `The lake in ${dir} was written by an older version of Dateline: start it once, by \`npm start\` or \`npm run lake -- serve\`, which brings it up to date.`,
    );
  } catch (error) {
    db.close();
    throw error;
  }
}

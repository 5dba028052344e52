import type { DatabaseSync, StatementSync } from 'node:sqlite';

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

/** The lake's database over an open file. */
export function handleOn(dir: string, sqlite: DatabaseSync): LakeDatabase {
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

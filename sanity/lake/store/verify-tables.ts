import { DatabaseSync } from 'node:sqlite';
import type { Damage } from './damage.ts';
import type { LakeDatabase } from './database.ts';
import { migrate, type Schema } from './migrations.ts';
import { text } from './rows.ts';

/** A table or an index, by what made it. */
type Part = { name: string; table: string; sql: string };

/** SQLite's own, and what the text index is made of, come with the rest. */
const PARTS = `
  SELECT name, tbl_name, sql FROM sqlite_schema
  WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
    AND name NOT LIKE 'document~_text~_%' ESCAPE '~'`;

function partsOf(sqlite: DatabaseSync, type: 'table' | 'index'): Part[] {
  const rows = sqlite.prepare(PARTS).all(type);
  return rows.map((row) => ({
    name: text(row, 'name'),
    table: text(row, 'tbl_name'),
    sql: text(row, 'sql'),
  }));
}

const columnsOf = (sqlite: DatabaseSync, table: string): Set<string> =>
  new Set(
    sqlite
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map((row) => text(row, 'name')),
  );

/** Does something with a lake that was made just now, in memory. */
function withNewLake<T>(schemas: readonly Schema[], work: (sqlite: DatabaseSync) => T): T {
  const sqlite = new DatabaseSync(':memory:');
  try {
    migrate(sqlite, schemas);
    return work(sqlite);
  } finally {
    sqlite.close();
  }
}

const damage = (reason: string, repairable = false): Damage => ({
  repairable,
  documentId: null,
  reason,
});

/** Tells tables, columns and indexes that a lake of these schemas has, and this one lacks. */
export function verifyTables({ sqlite }: LakeDatabase, schemas: readonly Schema[]): Damage[] {
  return withNewLake(schemas, (made) => {
    const tables = new Set(partsOf(sqlite, 'table').map(({ name }) => name));
    const faults: Damage[] = [];
    for (const { name } of partsOf(made, 'table')) {
      if (!tables.has(name)) faults.push(damage(`The table ${name} is missing.`));
      else {
        for (const column of columnsOf(made, name).difference(columnsOf(sqlite, name)))
          faults.push(damage(`The table ${name} lacks the column ${column}.`));
      }
    }
    for (const { name, table } of missingIndexes(sqlite, made))
      if (tables.has(table)) faults.push(damage(`The index ${name} is missing.`, true));
    return faults;
  });
}

/** Makes the indexes that are missing anew. */
export function restoreIndexes({ sqlite }: LakeDatabase, schemas: readonly Schema[]): void {
  withNewLake(schemas, (made) => {
    for (const { sql } of missingIndexes(sqlite, made)) sqlite.exec(sql);
  });
}

function missingIndexes(sqlite: DatabaseSync, made: DatabaseSync): Part[] {
  const present = new Set(partsOf(sqlite, 'index').map(({ name }) => name));
  return partsOf(made, 'index').filter(({ name }) => !present.has(name));
}

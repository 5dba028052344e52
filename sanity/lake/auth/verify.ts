import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { isPasswordHash } from './passwords.ts';
import { roleSchema } from './roles.ts';

/** Something wrong with a row, in words that hold no secret. */
export type RowFault = { row: string; reason: string };

const time = z.iso.datetime('is no time');
const hash = z.string().regex(/^[\da-f]{64}$/, 'is no SHA-256');
const filled = z.string().min(1, 'is empty');
const role = z.enum(roleSchema.options, 'is no role');

/** What each row has to be for the lake to read it, and by what it is named when it is not. */
const tables = {
  users: {
    shape: z.object({
      id: filled,
      email: z.email({ pattern: z.regexes.unicodeEmail, error: 'is no email address' }),
      name: filled,
      role,
      password_hash: z.string().refine(isPasswordHash, 'is none that a password could match'),
      created_at: time,
    }),
    name: 'id',
  },
  tokens: {
    shape: z.object({
      id: filled,
      token_hash: hash,
      label: z.string(),
      role,
      created_at: time,
      expires_at: time.nullable(),
    }),
    name: 'id',
  },
  sessions: {
    shape: z.object({
      token_hash: hash,
      user_id: filled,
      sign_in: filled,
      created_at: time,
      expires_at: time,
    }),
    name: 'sign_in',
  },
  familiar: {
    shape: z.object({ user_id: filled, mark_hash: hash, seen_at: time }),
    name: 'user_id',
  },
  former: { shape: z.object({ id: filled, name: z.string() }), name: 'id' },
  preferences: {
    shape: z.object({ owner: filled, key: filled, value: z.string().refine(isJson, 'is no JSON') }),
    name: 'owner',
  },
} as const;

/** Tells rows about people, their sessions and tokens that the lake could not read, or not as they were meant. */
export function verifyAuth(db: DatabaseSync): RowFault[] {
  const faults: RowFault[] = [];
  for (const [table, { shape, name }] of Object.entries(tables)) {
    for (const row of db.prepare(`SELECT * FROM ${table}`).iterate()) {
      for (const { path, message } of shape.safeParse(row).error?.issues ?? []) {
        faults.push({ row: `${table} ${row[name]}`, reason: `Its ${path.join('.')} ${message}.` });
      }
    }
  }
  for (const row of db.prepare('PRAGMA foreign_key_check').iterate()) {
    const table = String(row.table);
    if (!Object.hasOwn(tables, table)) continue;
    faults.push({
      row: table,
      reason: `Its row ${row.rowid ?? ''} names a user who is not there.`,
    });
  }
  return faults;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

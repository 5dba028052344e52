import type { DatabaseSync } from 'node:sqlite';
import { hashSecret, randomSecret } from './secrets.ts';

/** How long somebody is known after they last signed in. */
export const familiarDays = 90;
/** Marks kept of one person; the oldest go first. */
const mostMarks = 50;

/** Where a person comes from: their address, and the secret their browser was given, if any. */
export type SignInOrigin = { visitor: string; device: string | null };

/**
 * By what each account knows its owner again: browsers and addresses they have signed in from, kept in
 * the lake's database (hashed). It lets nobody in; it keeps strangers' guesses from shutting them out.
 */
export function createFamiliar(db: DatabaseSync, now: () => Date = () => new Date()) {
  const find = db.prepare(
    'SELECT 1 FROM familiar WHERE user_id = ? AND mark_hash = ? AND seen_at > ?',
  );
  const insert = db.prepare(
    `INSERT INTO familiar (user_id, mark_hash, seen_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at`,
  );
  const prune = db.prepare(
    `DELETE FROM familiar WHERE user_id = ?1 AND mark_hash NOT IN (
       SELECT mark_hash FROM familiar WHERE user_id = ?1 ORDER BY seen_at DESC, mark_hash LIMIT ?2
     )`,
  );
  const daysAgo = () => new Date(now().getTime() - familiarDays * 86_400_000).toISOString();
  const knows = (userId: string, mark: string): boolean =>
    find.get(userId, hashSecret(mark), daysAgo()) !== undefined;
  const deviceMark = (device: string) => `device ${device}`;
  const addressMark = (visitor: string) => `address ${visitor}`;

  return {
    /** How a user is known who comes from there. An unknown user (null) costs the same. */
    of(
      userId: string | null,
      { visitor, device }: SignInOrigin,
    ): { device: string } | 'address' | null {
      const byDevice = knows(userId ?? '', deviceMark(device ?? ''));
      const byAddress = knows(userId ?? '', addressMark(visitor));
      if (device !== null && byDevice) return { device };
      return byAddress ? 'address' : null;
    },

    /**
     * Remembers where a user has signed in and gives the secret for their browser: the one it has, if
     * it is this user's; never one that somebody else may have put there.
     */
    remember(userId: string, { visitor, device }: SignInOrigin): string {
      const own = device !== null && knows(userId, deviceMark(device)) ? device : randomSecret('');
      const seen = now().toISOString();
      insert.run(userId, hashSecret(deviceMark(own)), seen);
      insert.run(userId, hashSecret(addressMark(visitor)), seen);
      prune.run(userId, mostMarks);
      return own;
    },
  };
}

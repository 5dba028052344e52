import { type Auth, createAuth } from '../auth/auth.ts';
import { authSchema } from '../auth/schema.ts';
import { openLake } from '../store/open.ts';

/**
 * Opens the users and tokens of a lake's folder, also while a lake serves it: what is changed counts
 * from its next request on. Closed again when `work` is done.
 */
export async function withAuth<T>(dir: string, work: (auth: Auth) => T | Promise<T>): Promise<T> {
  const db = openLake(dir, [authSchema]);
  try {
    return await work(createAuth(db.sqlite));
  } finally {
    db.close();
  }
}

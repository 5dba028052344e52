import { hashSecret, randomSecret } from './secrets.ts';

/** How long the way back from the sign-in page to the Studio may take. */
const lifetime = 60_000;
const mostPending = 1_000;

/** Who has just signed in, kept until the Studio fetches the token. */
type Pending = { userId: string; signIn: string; until: number };

export type Sids = ReturnType<typeof createSids>;

/**
 * The one-time values that stand in the address after signing in, and are exchanged for a token.
 * In memory only: they live for a minute, and a lake that restarts meanwhile asks again.
 */
export function createSids(now: () => number = Date.now) {
  const pending = new Map<string, Pending>();

  return {
    /** A new sid for a user who gave the right password. */
    issue(userId: string, signIn: string): string {
      for (const [key, { until }] of pending) {
        if (until < now() || pending.size >= mostPending) pending.delete(key);
      }
      const sid = randomSecret('');
      pending.set(hashSecret(sid), { userId, signIn, until: now() + lifetime });
      return sid;
    },

    /** Uses a sid up. Null when it is unknown, used or too old. */
    redeem(sid: string): { userId: string; signIn: string } | null {
      const key = hashSecret(sid);
      const found = pending.get(key);
      pending.delete(key);
      return found && found.until >= now() ? { userId: found.userId, signIn: found.signIn } : null;
    },
  };
}

import { hashSecret, randomSecret } from './secrets.ts';

/** How long the way back from the sign-in page to the Studio may take. */
const lifetime = 60_000;
const mostPending = 1_000;

/** Who has just signed in, kept until the Studio of that origin fetches the token. */
type Pending = { userId: string; origin: string; until: number };

/**
 * The one-time values that stand in the address after signing in, and are exchanged for a token.
 * In memory only: they live for a minute, and a lake that restarts meanwhile asks again.
 */
export function createSids(now: () => number = Date.now) {
  const pending = new Map<string, Pending>();

  return {
    /** A new sid for a user who gave the right password and is sent back to `origin`. */
    issue(userId: string, origin: string): string {
      for (const [key, { until }] of pending) {
        if (until < now() || pending.size >= mostPending) pending.delete(key);
      }
      const sid = randomSecret('');
      pending.set(hashSecret(sid), { userId, origin, until: now() + lifetime });
      return sid;
    },

    /**
     * Uses a sid up and gives the user's id. Null when it is unknown, used or too old, or when another
     * page than the one it was sent to brings it.
     */
    redeem(sid: string, origin: string | undefined): string | null {
      const key = hashSecret(sid);
      const found = pending.get(key);
      pending.delete(key);
      return found && found.until >= now() && found.origin === origin ? found.userId : null;
    },
  };
}

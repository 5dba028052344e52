import type { DatabaseSync } from 'node:sqlite';
import type { Identity } from '../store/types.ts';
import { createFormer } from './former.ts';
import { passwordMatches } from './passwords.ts';
import { createPreferences } from './preferences.ts';
import { createSessions } from './sessions.ts';
import { createSids } from './sids.ts';
import { createThrottle } from './throttle.ts';
import { createTokens } from './tokens.ts';
import { createUsers, type User } from './users.ts';

/** Who a credential belongs to, and until when. `session` is there for people, not for tokens. */
export type Authenticated = {
  identity: Identity;
  session: { signIn: string } | null;
  /** Null: it does not expire. */
  expiresAt: string | null;
};

export type SignIn =
  | { ok: true; user: User }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; seconds: number };

/** Passwords checked at a time. Each keeps a thread busy for a while, and uploads and files need them too. */
const mostChecks = 16;

export type Auth = ReturnType<typeof createAuth>;

/** Everything about who asks: users, sessions, tokens, signing in. Works over the lake's database. */
export function createAuth(db: DatabaseSync) {
  const users = createUsers(db);
  const sessions = createSessions(db);
  const tokens = createTokens(db);
  const throttle = createThrottle();
  let checks = 0;

  /** Who a bearer token or session cookie belongs to now, or null. Read anew each time: revoking works at once. */
  const authenticate = (credential: string): Authenticated | null => {
    const session = sessions.find(credential);
    if (session) {
      const { identity, signIn, expiresAt } = session;
      return { identity, session: { signIn }, expiresAt };
    }
    const token = tokens.identify(credential);
    return token && { ...token, session: null };
  };

  /** The person of a sign-in, a person with any sign-in, or a token, by its public id; null when it is over. */
  const standing = (id: string): Identity | null => sessions.standing(id) ?? tokens.standing(id);

  /**
   * Checks an email and password. An unknown email costs and answers the same as a wrong password.
   *
   * @param visitor Address of the person, for counting failures.
   */
  const checkPassword = async (
    email: string,
    password: string,
    visitor: string,
  ): Promise<SignIn> => {
    const seconds = throttle.wait(email, visitor);
    if (seconds > 0) return { ok: false, reason: 'wait', seconds };
    if (checks >= mostChecks) return { ok: false, reason: 'wait', seconds: 1 };
    throttle.attempt(email, visitor);
    const secret = users.secretOf(email);
    checks += 1;
    const right = await passwordMatches(password, secret?.password_hash ?? null).finally(() => {
      checks -= 1;
    });
    const user = right && secret ? users.get(secret.id) : null;
    if (user === null) return { ok: false, reason: 'wrong' };
    throttle.succeeded(email, visitor);
    return { ok: true, user };
  };

  return {
    users,
    sessions,
    tokens,
    preferences: createPreferences(db),
    former: createFormer(db),
    sids: createSids(),
    authenticate,
    standing,
    checkPassword,
  };
}

import type { DatabaseSync } from 'node:sqlite';
import type { Authenticated, Identity } from '../wire/identity.ts';
import { createFamiliar, type SignInOrigin } from './familiar.ts';
import { createFormer } from './former.ts';
import { createHashingQueue } from './hashing-queue.ts';
import { passwordMatches } from './passwords.ts';
import { createPreferences } from './preferences.ts';
import { createSessions } from './sessions.ts';
import { createSids } from './sids.ts';
import { createThrottle } from './throttle.ts';
import { createTokens } from './tokens.ts';
import { createUsers, type User } from './users.ts';

export type SignIn =
  /** `device` is the secret by which this browser is known from now on. */
  | { ok: true; user: User; device: string }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; seconds: number };

/**
 * Passwords checked at a time, and how many wait. Each check keeps one of four threads busy for a while,
 * which uploads and files need too. Who is known has a queue of their own, which strangers cannot fill.
 */
const strangersTurns = { atOnce: 2, waiting: 30 } as const;
const familiarTurns = { atOnce: 1, waiting: 15 } as const;
/** Seconds after which to come again when the queue is full. */
const fullPause = 2;

export type Auth = ReturnType<typeof createAuth>;

/** Everything about who asks: users, sessions, tokens, signing in. Works over the lake's database. */
export function createAuth(db: DatabaseSync) {
  const users = createUsers(db);
  const sessions = createSessions(db);
  const tokens = createTokens(db);
  const familiar = createFamiliar(db);
  const throttle = createThrottle();
  const turns = {
    strangers: createHashingQueue(strangersTurns),
    familiar: createHashingQueue(familiarTurns),
  };

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
   * @param origin Where it comes from, for counting failures.
   */
  const checkPassword = async (
    email: string,
    password: string,
    origin: SignInOrigin,
  ): Promise<SignIn> => {
    const secret = users.secretOf(email);
    const known = familiar.of(secret?.id ?? null, origin);
    const guess = { account: email, visitor: origin.visitor, familiar: known };
    const seconds = throttle.wait(guess);
    if (seconds > 0) return { ok: false, reason: 'wait', seconds };
    const turn = known === null ? turns.strangers : turns.familiar;
    if (turn.isFull()) return { ok: false, reason: 'wait', seconds: fullPause };
    throttle.attempt(guess);
    const right = await turn.take(() => passwordMatches(password, secret?.password_hash ?? null));
    const user = right && secret ? users.get(secret.id) : null;
    if (user === null) return { ok: false, reason: 'wrong' };
    throttle.succeeded(guess);
    return { ok: true, user, device: familiar.remember(user.id, origin) };
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

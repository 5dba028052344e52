/** Who asks: a signed-in user, a token, or nobody. Ids as Sanity's: `p…` for people, `robot…` for tokens. */
export type Role = 'administrator' | 'editor' | 'contributor' | 'viewer';
export type Identity = { id: string; name: string; role: Role; kind: 'user' | 'token' };

/** Who a credential belongs to, and until when. `session` is there for people, not for tokens. */
export type Authenticated = {
  identity: Identity;
  session: { signIn: string } | null;
  /** Null: it does not expire. */
  expiresAt: string | null;
};

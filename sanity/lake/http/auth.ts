import { may } from '../auth/roles.ts';
import { empty, json } from '../wire/answer.ts';
import { refuse } from '../wire/refusal.ts';
import { identityOf } from '../wire/request.ts';
import type { Handler } from './route.ts';

/** The one way to sign in, as the Studio names it. */
export const provider = { name: 'dateline', title: 'Dateline' } as const;

/** `GET /auth/providers`: where the Studio sends people to sign in. */
export const listProviders: Handler = (_request, lake) =>
  json({
    providers: [{ ...provider, url: `${lake.config.publicUrl}/v1/auth/login/${provider.name}` }],
    sso: { saml: false },
    thirdPartyLogin: false,
  });

/**
 * `GET /auth/fetch?sid=`: the token of somebody who has just signed in to a Studio elsewhere. A sid
 * works once, for the origin it was sent to.
 */
export const fetchToken: Handler = (request, lake) => {
  const { sids, users, sessions } = lake.auth;
  const userId = sids.redeem(request.search.get('sid') ?? '', request.header('origin'));
  if (userId === null || users.get(userId) === null) {
    throw refuse('signed out', 'This sign-in has been used or is too old. Sign in again.');
  }
  return json({ token: sessions.open(userId, sessions.newSignIn()) });
};

/** `GET /auth/id`: who a session or token belongs to, and until when; null: for ever. */
export const whoIsSignedIn: Handler = (request) =>
  json({
    id: identityOf(request).id,
    expiry: request.authenticated?.expiresAt ?? null,
  });

/** `POST /auth/logout`: ends the sign-in. Not being signed in is fine. */
export const signOut: Handler = (request, lake) => {
  const session = request.authenticated?.session;
  if (session) lake.auth.sessions.end(session.signIn);
  // Browsers leave the cookie out of what another site sends, but would let its answer take it away.
  return lake.origins.has(request.header('origin'))
    ? empty(204, { 'set-cookie': lake.cookies.remove() })
    : empty(204);
};

/**
 * `GET /auth/standing/:id`: whether a sign-in, a person with any sign-in, or a token still stands. For
 * programs, such as the site, whose previews end with whoever opened them.
 */
export const tellStanding: Handler = (request, lake) => {
  if (identityOf(request).kind !== 'token') {
    throw refuse('forbidden', 'Who is signed in is told to programs with a token, not to people.');
  }
  const identity = lake.auth.standing(request.params.id ?? '');
  if (identity === null) throw refuse('not there', 'That sign-in, person or token is not there.');
  const { id, kind, role } = identity;
  return json({ id, kind, readsDrafts: may(role, 'read', { _id: 'drafts.any', _type: 'any' }) });
};

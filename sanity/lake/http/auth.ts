import { empty, json } from './answer.ts';
import { endedCookie } from './credentials.ts';
import { Refusal } from './refusal.ts';
import { identityOf } from './request.ts';
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

/** `GET /auth/fetch?sid=`: the token of somebody who has just signed in. A sid works once. */
export const fetchToken: Handler = (request, lake) => {
  const redeemed = lake.auth.sids.redeem(request.search.get('sid') ?? '');
  if (redeemed === null || lake.auth.users.get(redeemed.userId) === null) {
    throw new Refusal(401, 'This sign-in has been used or is too old. Sign in again.');
  }
  return json({ token: lake.auth.sessions.open(redeemed.userId, redeemed.signIn) });
};

/** `GET /auth/id`: who a session or token belongs to, and until when; null: for ever. */
export const whoIsSignedIn: Handler = (request) =>
  json({
    id: identityOf(request).id,
    expiry: request.authenticated?.expiresAt ?? null,
  });

/** `POST /auth/logout`: ends the sign-in, its cookie and its token. Not being signed in is fine. */
export const signOut: Handler = (request, lake) => {
  const session = request.authenticated?.session;
  if (session) lake.auth.sessions.end(session.signIn);
  return empty(204, { 'set-cookie': endedCookie(lake.config.publicUrl) });
};

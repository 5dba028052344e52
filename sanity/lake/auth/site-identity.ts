import type { Identity } from '../wire/identity.ts';
import { readSecrets } from './first-start.ts';
import type { Tokens } from './tokens.ts';

/** Milliseconds after which it is looked up again which token the site's is. */
const CHECKED_EVERY = 10_000;

export type SiteIdentity = (identity: Identity | null | undefined) => boolean;

/**
 * Whether somebody is the site's own server, by its read token: the one in `secrets.json`, or the one
 * it was given in the environment.
 */
export function createSiteIdentity(
  dir: string,
  tokens: Pick<Tokens, 'identify'>,
  given: string | null,
): SiteIdentity {
  let ids = new Set<string>();
  let checkAt = 0;

  const lookUp = () => {
    checkAt = Date.now() + CHECKED_EVERY;
    const values = [given, readSecrets(dir).readToken];
    const found = values.flatMap((value) => (value && tokens.identify(value)?.identity.id) || []);
    ids = new Set(found);
  };

  return (identity) => {
    if (identity?.kind !== 'token') return false;
    if (Date.now() >= checkAt) lookUp();
    return ids.has(identity.id);
  };
}

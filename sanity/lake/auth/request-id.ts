import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isRequestId, requestIdHeader } from '../wire/request-id.ts';
import { trustedProxies } from '../wire/visitor.ts';
import { vouchHeader } from '../wire/vouch.ts';
import { bearerOf } from './credentials.ts';
import { readSecrets } from './first-start.ts';
import { createVouchedBy } from './visitor.ts';

/** Tells what a request is called. */
export type RequestIdOf = (req: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

type Folder = { dir: string; siteSecret?: string | undefined; siteToken: string | null };

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * What a request is called: by the site, whether it asks itself or passes on what a visitor asks, or by a proxy
 * that is named in TRUSTED_PROXIES. All others get a name of ours: nobody else writes into the log what somebody
 * is called there.
 */
export function createRequestIdOf(
  config: Folder & { trustedProxies: readonly string[] },
): RequestIdOf {
  const trusted = trustedProxies(config.trustedProxies);
  const vouchedBy = createVouchedBy(config);
  const sites = [config.siteToken, readSecrets(config.dir).readToken].flatMap((token) =>
    token ? digest(token) : [],
  );
  const isSites = (headers: IncomingMessage['headers']): boolean => {
    const bearer = bearerOf({ authorization: headers.authorization });
    if (bearer === null) return false;
    const given = digest(bearer);
    return sites.some((known) => timingSafeEqual(known, given));
  };
  return ({ headers, socket }) => {
    const given = headers[requestIdHeader];
    if (!isRequestId(given)) return randomUUID();
    const isBelieved =
      trusted(socket.remoteAddress ?? '') ||
      vouchedBy(headers[vouchHeader]) !== null ||
      isSites(headers);
    return isBelieved ? given : randomUUID();
  };
}

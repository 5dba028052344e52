import type { IncomingMessage } from 'node:http';
import { trustedProxies, visitorAddress } from '../wire/visitor.ts';
import { vouchedVisitor, vouchHeader } from '../wire/vouch.ts';
import { proxySecretOf } from './first-start.ts';

/** Tells the address of whoever sends a request. */
export type VisitorOf = (req: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

/**
 * How the lake tells visitors apart: by the address the site's proxy vouches for, else by the socket's,
 * or by what a proxy named in TRUSTED_PROXIES says. Being on this machine proves nothing: any program
 * on it may write a header.
 */
export function createVisitorOf(config: {
  dir: string;
  trustedProxies: readonly string[];
}): VisitorOf {
  const trusted = trustedProxies(config.trustedProxies);
  const secret = proxySecretOf(config.dir);
  return ({ headers, socket }) => {
    const header = headers[vouchHeader];
    const vouched =
      secret !== null && typeof header === 'string' ? vouchedVisitor(header, secret) : null;
    return vouched ?? visitorAddress(socket.remoteAddress, headers['x-forwarded-for'], trusted);
  };
}

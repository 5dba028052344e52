import type { IncomingMessage } from 'node:http';
import { trustedProxies, visitorAddress } from '../wire/visitor.ts';
import { proxySecretFor, vouchedVisitor, vouchHeader } from '../wire/vouch.ts';
import { readSecrets } from './first-start.ts';

/** Tells the address of whoever sends a request. */
export type VisitorOf = (req: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

type Folder = { dir: string; siteSecret?: string | undefined };

/**
 * Whom the proxy of a site vouches for; null when it was somebody else who wrote that. The site that
 * started the lake knows it by their folder, one elsewhere by the secret of the webhook.
 */
export function createVouchedBy({ dir, siteSecret }: Folder): (header: unknown) => string | null {
  const { proxySecret, revalidateSecret } = readSecrets(dir);
  const ofOthers = [revalidateSecret, siteSecret].flatMap((one) =>
    one ? proxySecretFor(one) : [],
  );
  const secrets = [proxySecret ?? [], ofOthers].flat();
  return (header) => {
    if (typeof header !== 'string') return null;
    for (const secret of secrets) {
      const visitor = vouchedVisitor(header, secret);
      if (visitor !== null) return visitor;
    }
    return null;
  };
}

/**
 * How the lake tells visitors apart: by the address the site's proxy vouches for, else by the socket's,
 * or by what a proxy named in TRUSTED_PROXIES says. Being on this machine proves nothing: any program
 * on it may write a header.
 */
export function createVisitorOf(config: Folder & { trustedProxies: readonly string[] }): VisitorOf {
  const trusted = trustedProxies(config.trustedProxies);
  const vouchedBy = createVouchedBy(config);
  return ({ headers, socket }) =>
    vouchedBy(headers[vouchHeader]) ??
    visitorAddress(socket.remoteAddress, headers['x-forwarded-for'], trusted);
}

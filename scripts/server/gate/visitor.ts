import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import {
  normalAddress,
  type TrustedProxies,
  trustedProxies,
  visitorAddress,
  visitorGroup,
} from '@dateline/lake/visitor';

/** Who sends a request: the address, and the group of addresses that limits count as one. */
export type Visitor = { address: string; group: string };
export type VisitorOf = (request: IncomingMessage) => Visitor;

/** Where a proxy in front of the site usually is: on this machine or in its own network. */
const nearby = trustedProxies([
  '127.0.0.0/8',
  '::1',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
]);

/**
 * How the site tells visitors apart. Behind a proxy that nobody has named all of them are one, and
 * share one limit: that is said once, since nothing else would show it.
 */
export function createVisitorOf(
  trusted: TrustedProxies,
  say: (line: string) => void = console.warn,
): VisitorOf {
  let said = false;
  // Of connections that no named proxy has opened: all their requests are one visitor's.
  const known = new WeakMap<Socket, Visitor>();
  return ({ headers, socket }) => {
    const peer = socket.remoteAddress ?? '';
    const claimed = headers['x-forwarded-for'];
    const before = known.get(socket);
    if (before !== undefined && (claimed === undefined || said)) return before;
    const isNamed = trusted(peer);
    if (!said && claimed !== undefined && !isNamed && nearby(peer)) {
      said = true;
      say(
        `site: requests from ${normalAddress(peer)} carry X-Forwarded-For, but TRUSTED_PROXIES does not name that proxy: all its visitors share one visitor's limits. Name it if it is yours.`,
      );
    }
    const address = visitorAddress(peer, claimed, trusted);
    const visitor = { address, group: visitorGroup(address) };
    if (!isNamed) known.set(socket, visitor);
    return visitor;
  };
}

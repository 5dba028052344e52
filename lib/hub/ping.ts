import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns';
import { request as requestPlainly } from 'node:http';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Milliseconds a hub may take to answer. */
const patience = 10_000;

/** A hub that is not told: its address leads to where the newsroom's own machines may be. */
export class HubAddressError extends Error {
  override name = 'HubAddressError';
}

type Told = { hub: string; feed: string };
/** `isNear`: it may be on a private address and speak without encryption. */
type Manner = { isNear: boolean; signal?: AbortSignal };

/**
 * Tells a hub that a feed has news, and gives the status of its answer, of which nothing else is read. Follows
 * no redirect.
 *
 * @throws HubAddressError where the hub is not one to be asked, before anything is sent to it.
 * @see https://www.w3.org/TR/websub/#publishing, https://pubsubhubbub.github.io/PubSubHubbub/pubsubhubbub-core-0.4.html
 */
export async function ping({ hub, feed }: Told, { isNear, signal }: Manner): Promise<number> {
  const url = new URL(hub);
  if (!isNear) refuseNear(url);
  const form = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed }).toString();
  const send = url.protocol === 'http:' ? requestPlainly : request;
  return new Promise((resolve, reject) => {
    const asked = send(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(form),
        'user-agent': 'Dateline',
      },
      // What the name stands for is looked up once: what is looked at is what is connected to.
      ...(isNear ? {} : { lookup: lookupFar }),
      signal: AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]),
    });
    asked.on('error', reject);
    asked.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    asked.end(form);
  });
}

function refuseNear(url: URL): void {
  if (url.protocol !== 'https:') throw new HubAddressError('it does not begin with https');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host) && !isPublic(host)) throw new HubAddressError('its address is private');
}

/** Whether an address is one of the public network, whatever way it is written. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const known = ipaddr.process(address);
  if (known.range() !== 'unicast') return false;
  // Of IPv6 only an eighth has been given out; what is outside it may stand for anything, an IPv4 address too.
  return known instanceof ipaddr.IPv6 ? (known.parts[0] ?? 0) >> 13 === 1 : true;
}

const lookupFar: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (fault, addresses: LookupAddress[]) => {
    if (fault !== null) return done(fault, '');
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublic(address))) {
      return done(new HubAddressError('its address is private'), '');
    }
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });
};

import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Who a visitor is, as far as an address tells. The site's gate and the lake ask the same
 * question of the same variable, `TRUSTED_PROXIES`.
 */

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** The proxies whose word on whom they speak for is taken. */
export type TrustedProxies = (address: string) => boolean;

/** The one that was read last: each connection's is asked for several times, and a flood's is always the same. */
let last: { text: string; address: Address | null } = { text: '', address: null };

/** An address as it is compared: IPv4 written as IPv6 is IPv4. Null when it is none. */
function parseAddress(text: string): Address | null {
  if (text !== last.text) {
    const [bare = ''] = text.trim().split('%', 1);
    last = { text, address: isIP(bare) === 0 ? null : ipaddr.process(bare) };
  }
  return last.address;
}

/** An entry of `X-Forwarded-For`. Some proxies write the port after it, and brackets around IPv6. */
function parseEntry(text: string): Address | null {
  const entry = text.trim();
  const bracketed = /^"?\[([^\]]+)\](?::\d+)?"?$/.exec(entry)?.[1];
  const withPort = /^([\d.]+):\d+$/.exec(entry)?.[1];
  return parseAddress(bracketed ?? withPort ?? entry);
}

function parseRange(text: string): [Address, number] | null {
  const [bare = '', length] = text.split('/', 2);
  if (isIP(bare) === 0) return null;
  const address = ipaddr.parse(bare);
  const bits = address.kind() === 'ipv4' ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  const inside = Number.isInteger(prefix) && prefix >= 1 && prefix <= bits && length !== '';
  if (!inside) return null;
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && prefix > 96) {
    return [address.toIPv4Address(), prefix - 96];
  }
  return [address, prefix];
}

/** Proxies by a list of addresses and ranges such as `10.0.0.0/8`; what is neither is left out. */
export function trustedProxies(list: readonly string[]): TrustedProxies {
  const ranges = list.map(parseRange).filter((range) => range !== null);
  return (text) => {
    const address = parseAddress(text);
    if (address === null) return false;
    return ranges.some(
      ([network, prefix]) => network.kind() === address.kind() && address.match(network, prefix),
    );
  };
}

/**
 * The visitor's address: the peer's, unless that is a trusted proxy; then the last address it has put
 * into `X-Forwarded-For` that is not a trusted proxy itself. What stands before that is anyone's claim.
 * An entry that is no address ends the search, since nobody trusted vouches for what stands before it.
 */
export function visitorAddress(
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
  trusted: TrustedProxies,
): string {
  let visitor = normalAddress(peer ?? '');
  const entries = [forwardedFor ?? ''].flat().join(',').split(',');
  while (trusted(visitor)) {
    const entry = parseEntry(entries.pop() ?? '');
    if (entry === null) break;
    visitor = entry.toString();
  }
  return visitor;
}

/** An address in one way of writing; empty when it is none. */
export const normalAddress = (text: string): string => parseAddress(text)?.toString() ?? '';

/** Whom limits count as one: an IPv4 address, and of IPv6 the /64 network a single household has. */
export function visitorGroup(address: string): string {
  const parsed = parseAddress(address);
  if (parsed === null) return 'nowhere';
  return parsed instanceof ipaddr.IPv6
    ? `${parsed.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : parsed.toString();
}

import { Room } from '#lib/keep/room.ts';
import { siteClientConfig } from '#sanity/client.ts';

/**
 * How many bytes a made picture has. Nobody knows before it is made: the lake is asked for its head, which
 * makes it, and keeps it. What is behind an address never changes, so the answer is kept as well.
 */

/** Lengths remembered. */
const known = new Room<number>(20_000);

/** Where the site's own server finds what readers find at an address. */
function ownAddress(address: string): string {
  const config = siteClientConfig();
  return address.startsWith('/lake/') && 'apiHost' in config
    ? `${config.apiHost}${address.slice('/lake'.length)}`
    : address;
}

/**
 * The length of the picture at an address as pages have it; null when it cannot be told before `signal`.
 *
 * @param address a path of the site, or one of a hosted lake.
 */
export async function pictureLength(address: string, signal: AbortSignal): Promise<number | null> {
  const remembered = known.get(address);
  if (remembered !== undefined) return remembered;
  const length = await askedLength(ownAddress(address), signal);
  if (length !== null) known.set(address, length, 1);
  return length;
}

async function askedLength(address: string, signal: AbortSignal): Promise<number | null> {
  try {
    const { ok, headers } = await fetch(address, { method: 'HEAD', signal });
    const length = Number(headers.get('content-length'));
    return ok && Number.isSafeInteger(length) && length > 0 ? length : null;
  } catch {
    return null;
  }
}

import type { CacheInFront } from '#lib/env-cache.ts';

/** How long a cache may keep a page, and how long it may stand in while the site is away, in seconds. */
export type Keeping = { seconds: number; standsIn: number };

/** What goes: `hard` at once and for good; what is only in doubt may stand in while the site is away. */
export type Purge = { keys: readonly string[]; hard: boolean };

/** A kind of cache that may stand in front of the site. */
export type CacheDriver = {
  /** What tells it to keep an answer, and by which keys it goes again. It takes these headers out. */
  keep(keys: readonly string[], keeping: Keeping): Record<string, string>;
  /** What tells it to keep nothing. */
  keepNothing: Readonly<Record<string, string>>;
  /**
   * Makes what has any of the keys go.
   *
   * @throws when it does not say that they are gone.
   */
  purge(at: CacheInFront, purge: Purge, signal: AbortSignal): Promise<void>;
};

/** So many at a time, in order. */
export function inParts<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}

/**
 * Sends an order to a cache, and nowhere else: a token that purges is not for whoever an answer leads to.
 *
 * @throws unless the answer is a success; what it says is not repeated, for it may have a token in it.
 */
export async function order(url: string, request: RequestInit): Promise<void> {
  const response = await fetch(url, { ...request, redirect: 'error' });
  // Read to its end the connection is free for the next order.
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`it answered with status ${response.status}`);
}

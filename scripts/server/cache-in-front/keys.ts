import { createHmac } from 'node:crypto';
import { anyTag } from '#lib/keep/ledger.ts';

/** By what caches in front know what a page is made of. */
export type Keys = {
  /** The keys of a page, the one that every page has first. */
  of(tags: readonly string[]): string[];
  /** Those that go when these tags have changed; null: all. */
  goneWith(tags: readonly string[] | null): string[];
};

/** More than this does not fit what caches take of a header; the page then goes with any change at all. */
const mostKeys = 400;

/**
 * Keys are names of the lake's tags that only its sites can make: tags are made of what can be guessed, and
 * whoever read them in a header would learn of a story before it is out. All sites of a lake have the same.
 */
export function createKeys(secret: Buffer): Keys {
  const keyOf = (tag: string) =>
    createHmac('sha256', secret).update(tag).digest('base64url').slice(0, 12);
  const all = 'all';
  const any = keyOf(anyTag);
  return {
    of(tags) {
      const keys = [...new Set(tags.map(keyOf))];
      return [all, ...(keys.length > mostKeys ? [any] : keys)];
    },
    goneWith: (tags) => (tags === null ? [all] : [...new Set([any, ...tags.map(keyOf)])]),
  };
}

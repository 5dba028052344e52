import type { CacheInFront } from '#lib/env-cache.ts';
import type { Ledger } from '#lib/keep/ledger.ts';
import type { PageOrigin } from '../front-door/page.ts';
import type { TellOfPicture } from '../lake-proxy.ts';
import type { Keeping } from './driver.ts';
import type { Keys } from './keys.ts';
import { cacheDrivers } from './kinds.ts';

/** Seconds: a cache that was not told of a change, for nobody could reach it, is wrong no longer than this. */
const longest = 300;
const standsIn = 86_400;

/** The same for what is named after its content: only by being deleted can it become wrong. */
const longestOfPictures = 3_600;

/**
 * What an answer tells the cache in front; null origin: that it is to keep nothing of it.
 *
 * @param most seconds, where another time than that of pages is meant.
 */
export type TellCache = (
  origin: PageOrigin | null,
  most?: number,
) => Readonly<Record<string, string>>;

const nothingInFront: TellCache = () => ({});

/**
 * @param at null where no cache stands in front: its headers would be read by everybody.
 * @param follows whether this site hears the lake. One that does not goes on with what it has, and its readers
 *   may see what was taken back; those of other sites, who hear of it, do not.
 */
export function createTellCache(
  at: CacheInFront | null,
  keys: Keys,
  ledger: Ledger,
  follows: () => boolean,
): TellCache {
  if (at === null) return nothingInFront;
  const { keep, keepNothing } = cacheDrivers[at.kind];
  return (origin, most = longest) => {
    // One that changed while it was made goes to who asked before, and nowhere else.
    if (origin === null || !follows() || ledger.standing(origin) !== 'true') return keepNothing;
    const left = Math.floor((origin.until - Date.now()) / 1000);
    const keeping: Keeping = { seconds: Math.min(most, left), standsIn };
    return keeping.seconds < 1 ? keepNothing : keep(keys.of(origin.tags), keeping);
  };
}

/** What a cache is told of a picture or file, by how it is told of anything: no moment ahead makes it another. */
export const createTellOfPicture =
  (tell: TellCache): TellOfPicture =>
  (tags, began) =>
    tell({ tags, began, until: Number.POSITIVE_INFINITY }, longestOfPictures);

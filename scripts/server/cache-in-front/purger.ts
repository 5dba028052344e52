import { setTimeout as wait } from 'node:timers/promises';
import type { CacheInFront } from '#lib/env-cache.ts';
import { siteFigures } from '#lib/figures.ts';
import type { Ledger } from '#lib/keep/ledger.ts';
import { whyNothingCame } from '../why-nothing-came.ts';
import type { Keys } from './keys.ts';
import { cacheDrivers } from './kinds.ts';

/** Milliseconds a cache may take to say that something is gone, and between tries. */
const patience = 5_000;
const retryDelays = [100, 500, 1_000, 5_000] as const;
/**
 * Milliseconds after which the same is purged again. A page that was made before a change may be on its way
 * to the cache when it is told of the change, and another site may hear of it a little later than this one; one
 * whose stream was lost without a word goes on as if nothing had changed until it notices that.
 */
const toldAgain = [1_000, 5_000, 20_000] as const;

/** Keys told in one go: what a slow cache has done of many is done. */
const toldAtOnce = 400;

/** More keys waiting than this are said as all of them. */
const mostWaiting = 5_000;

/** Keys that wait, and the number of the change that named each last. */
type Waiting = { hard: Map<string, number>; soft: Map<string, number> };

/**
 * Tells the cache in front what has changed: at once, again a little later, and as long as it takes where
 * the cache does not answer. Changes that come meanwhile go with the next telling. Of several each is told for
 * itself: one that is away is no reason to empty the others again and again.
 *
 * @returns a function that ends it.
 */
export function purgeWith(
  ledger: Ledger,
  keys: Keys,
  at: CacheInFront,
  again: readonly number[] = toldAgain,
): () => void {
  const each = at.urls.length < 2 ? [at] : at.urls.map((url) => ({ ...at, urls: [url] }));
  const ends = each.map((one) => purgeOne(ledger, keys, one, again));
  return () => {
    for (const end of ends) end();
  };
}

function purgeOne(
  ledger: Ledger,
  keys: Keys,
  at: CacheInFront,
  again: readonly number[],
): () => void {
  const stopping = new AbortController();
  const waiting: Waiting = { hard: new Map(), soft: new Map() };
  let changes = 0;
  let isTelling = false;

  async function tell(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    let failures = 0;
    while (waiting.hard.size + waiting.soft.size > 0 && !stopping.signal.aborted) {
      const kind = waiting.hard.size > 0 ? 'hard' : 'soft';
      const now = new Map([...waiting[kind]].slice(0, toldAtOnce));
      try {
        await purge([...now.keys()], kind === 'hard');
        siteFigures().purges.done += 1;
        if (failures > 0)
          console.error(`cache: what has changed is gone from ${nameOf(at)} by now.`);
        failures = 0;
        forget(waiting[kind], now);
      } catch (fault) {
        siteFigures().purges.failed += 1;
        if (failures === 0 && !stopping.signal.aborted) console.error(sentence(at, fault));
        const delay = retryDelays[Math.min(failures, retryDelays.length - 1)];
        failures += 1;
        await wait(delay, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      }
    }
    isTelling = false;
  }

  function purge(gone: readonly string[], hard: boolean): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(patience)]);
    return cacheDrivers[at.kind].purge(at, { keys: gone, hard }, signal);
  }

  function note(gone: readonly string[], isHard: boolean): void {
    changes += 1;
    const kind = isHard ? waiting.hard : waiting.soft;
    if (kind.size + gone.length > mostWaiting) {
      kind.clear();
      for (const key of keys.goneWith(null)) kind.set(key, changes);
    } else for (const key of gone) kind.set(key, changes);
    void tell();
  }

  const leave = ledger.listen((tags, change) => {
    const gone = keys.goneWith(tags);
    const isHard = change === 'known';
    note(gone, isHard);
    for (const later of again) {
      wait(later, undefined, { signal: stopping.signal, ref: false }).then(
        () => note(gone, isHard),
        () => {},
      );
    }
  });
  // What happened before it was there to hear it nobody knows.
  note(keys.goneWith(null), false);
  return () => {
    leave();
    stopping.abort();
  };
}

/** What changed again while it was told stays: it may have been kept again in between. */
function forget(waiting: Map<string, number>, told: ReadonlyMap<string, number>): void {
  for (const [key, change] of told) {
    if (waiting.get(key) === change) waiting.delete(key);
  }
}

const nameOf = ({ kind, urls: [url] }: CacheInFront): string =>
  url === undefined ? `the cache in front (${kind})` : `the cache in front at ${url}`;

const sentence = (at: CacheInFront, fault: unknown): string =>
  `cache: ${nameOf(at)} could not be told what has changed (${whyNothingCame(fault)}); it is told again until it is.`;

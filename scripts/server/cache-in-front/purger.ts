import { setTimeout as wait } from 'node:timers/promises';
import type { CacheInFront } from '#lib/env-cache.ts';
import type { Ledger } from '#lib/keep/ledger.ts';
import type { Keys } from './keys.ts';
import { cacheDrivers } from './kinds.ts';

/** Milliseconds a cache may take to say that something is gone, and between tries. */
const patience = 5_000;
const retryDelays = [100, 500, 1_000, 5_000] as const;
/**
 * Milliseconds after which the same is purged again. A page that was made before a change may be on its way
 * to the cache when it is told of the change, and another site may hear of it a little later than this one.
 */
const again = [1_000, 5_000] as const;

/** More keys waiting than this are said as all of them. */
const mostWaiting = 5_000;

type Waiting = { hard: Set<string>; soft: Set<string> };

/**
 * Tells the cache in front what has changed: at once, again a little later, and as long as it takes where
 * the cache does not answer. Changes that come meanwhile go with the next telling.
 *
 * @returns a function that ends it.
 */
export function purgeWith(ledger: Ledger, keys: Keys, at: CacheInFront): () => void {
  const stopping = new AbortController();
  const waiting: Waiting = { hard: new Set(), soft: new Set() };
  let isTelling = false;

  async function tell(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    let failures = 0;
    while (waiting.hard.size + waiting.soft.size > 0 && !stopping.signal.aborted) {
      const now: Waiting = { hard: new Set(waiting.hard), soft: new Set(waiting.soft) };
      try {
        await purge(now);
        if (failures > 0) console.error('cache: what has changed is gone from the cache by now.');
        failures = 0;
        forget(now);
      } catch (fault) {
        if (failures === 0 && !stopping.signal.aborted) console.error(sentence(fault));
        const delay = retryDelays[Math.min(failures, retryDelays.length - 1)];
        failures += 1;
        await wait(delay, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      }
    }
    isTelling = false;
  }

  async function purge({ hard, soft }: Waiting): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(patience)]);
    const { purge: send } = cacheDrivers[at.kind];
    if (hard.size > 0) await send(at, { keys: [...hard], hard: true }, signal);
    if (soft.size > 0) await send(at, { keys: [...soft], hard: false }, signal);
  }

  /** What changed again while it was told stays: it may have been kept again in between. */
  function forget(told: Waiting): void {
    for (const key of told.hard) waiting.hard.delete(key);
    for (const key of told.soft) waiting.soft.delete(key);
  }

  function note(gone: readonly string[], isHard: boolean): void {
    const set = isHard ? waiting.hard : waiting.soft;
    for (const key of gone) {
      // Last, as what came last.
      set.delete(key);
      set.add(key);
    }
    if (set.size > mostWaiting) for (const key of keys.goneWith(null)) set.add(key);
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

const sentence = (fault: unknown): string =>
  `cache: the cache in front could not be told what has changed (${
    fault instanceof Error ? fault.message : 'no reason was given'
  }); it is told again until it is.`;

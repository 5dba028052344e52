import type { SanityClient } from '@sanity/client';
import { defineQuery } from 'groq';
import { z } from 'zod';
import { expireContent } from './expire.ts';

/**
 * The moments ahead at which what readers see changes although no document does. As instants they are
 * compared, not as text: a date may carry any offset.
 */
export const momentsAheadQuery = defineQuery(`[
  ...*[_type == "article" && dateTime(publishedAt) > dateTime(now())].publishedAt,
  ...*[_type == "article" && dateTime(breakingUntil) > dateTime(now())].breakingUntil
]`);

const momentsAhead = z.array(z.string().catch('')).catch([]);

/** Looked at again at least this often: timers drift, machines sleep, clocks are set. */
const longestSleep = 60_000;
/** The lake's clock may be a little behind ours. */
const margin = 150;

export type Clock = {
  /** Looks again: a story may have got or lost an embargo. */
  refresh(): void;
  stop(): void;
};

/**
 * Lifts embargoes: waits for the next moment a published story's time comes, or a breaking one's ends,
 * and expires what depends on the time.
 */
export function watchClock(client: SanityClient): Clock {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round = 0;

  async function look(): Promise<void> {
    round += 1;
    const mine = round;
    const next = await nextMoment(client);
    if (stopped || mine !== round) return;
    clearTimeout(timer);
    const wait = next === null ? longestSleep : Math.max(0, next - Date.now()) + margin;
    const due = wait < longestSleep;
    timer = setTimeout(() => void wake(due), Math.min(wait, longestSleep));
    // The process may end while it waits.
    timer.unref();
  }

  async function wake(due: boolean): Promise<void> {
    try {
      if (due) await expireContent({ tags: ['clock'] });
    } catch (error) {
      console.error(`live: could not lift an embargo yet, trying again. ${String(error)}`);
      if (!stopped) timer = setTimeout(() => void wake(due), 1000);
      return;
    }
    await look();
  }

  void look();
  return {
    refresh: () => void look(),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Milliseconds since the epoch; null when nothing is ahead or the lake does not say. */
async function nextMoment(client: SanityClient): Promise<number | null> {
  try {
    const answer = await client.fetch(momentsAheadQuery, {}, { perspective: 'published' });
    const moments = momentsAhead
      .parse(answer)
      .map((instant) => Date.parse(instant))
      .filter(Number.isFinite);
    return moments.length === 0 ? null : Math.min(...moments);
  } catch {
    return null;
  }
}

import type { SanityClient } from '@sanity/client';
import { defineQuery } from 'groq';
import { z } from 'zod';
import { clockTag, siteLedger } from '../keep/ledger.ts';

/**
 * The moments at which what readers see changes although no document does, from a little while ago on:
 * one may pass between a publish and this question. As instants they are compared, not as text: a date
 * may carry any offset. Which stories have updates or corrections to come the lake knows by heart. What the lake's
 * own clock says comes along: by that it shows stories, whatever the clock of this machine says.
 */
export const momentsAheadQuery = defineQuery(`{"now": now(), "moments": [
  ...*[_type == "article" && dateTime(publishedAt) > dateTime(now()) - 60].publishedAt,
  ...*[_type == "article" && dateTime(updatedAt) > dateTime(now()) - 60].updatedAt,
  ...*[_type == "article" && dateTime(breakingUntil) > dateTime(now()) - 60].breakingUntil,
  ...*[_type == "article" && dateTime(coverageEndedAt) > dateTime(now()) - 60].coverageEndedAt,
  ...*[_type == "article" && count(liveUpdates[dateTime(at) > dateTime(now()) - 60]) > 0]
    .liveUpdates[][dateTime(at) > dateTime(now()) - 60].at,
  ...*[_type == "article" && count(corrections[dateTime(at) > dateTime(now()) - 60]) > 0]
    .corrections[][dateTime(at) > dateTime(now()) - 60].at
]}`);

const momentsAhead = z.object({
  now: z
    .string()
    .transform((instant) => Date.parse(instant))
    .pipe(z.number()),
  moments: z.array(z.string().catch('')),
});

/** Milliseconds. Looked at again at least this often: timers drift, machines sleep, clocks are set. */
const longestSleep = 60_000;
const shortestSleep = 20;
/** A query that is begun at a moment may see the one before it: the lake rounds. */
const margin = 150;
const retryDelay = 1000;

export type ClockWatch = {
  /** Looks again: a story may have got or lost an embargo. */
  refresh(): void;
  stop(): void;
};

/**
 * Lifts embargoes: waits for the next moment that the time of a published story comes, or of something
 * in it, or a breaking one's ends, and notes that what depends on the time has changed.
 */
export function watchClock(client: SanityClient): ClockWatch {
  const noted = new Set<number>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round = 0;

  function sleep(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), Math.min(delay, longestSleep));
    // The process may end while it waits.
    timer.unref();
  }

  async function look(): Promise<void> {
    round += 1;
    const mine = round;
    const told = await momentsOf(client);
    if (stopped || mine !== round) return;
    if (told === null) return sleep(retryDelay);
    const { moments } = told;
    notePassed(moments, told.now);
    const ahead = moments.filter((moment) => moment + margin > told.now);
    // It may have read its clock at the beginning or at the end of what it took: too early it is asked again.
    const next = ahead.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
    const left = next + margin - told.now - told.took;
    sleep(ahead.length === 0 ? longestSleep : Math.max(left, shortestSleep));
  }

  /** Notes what has passed, each moment once. */
  function notePassed(moments: readonly number[], now: number): void {
    const passed = moments.filter((moment) => moment + margin <= now);
    const isNews = passed.some((moment) => !noted.has(moment));
    noted.clear();
    for (const moment of passed) noted.add(moment);
    if (isNews) siteLedger().change([clockTag]);
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

/** Milliseconds since the epoch, of the lake's clock; null when the lake does not say. */
async function momentsOf(
  client: SanityClient,
): Promise<{ now: number; moments: number[]; took: number } | null> {
  try {
    const asked = performance.now();
    const answer = await client.fetch(momentsAheadQuery, {}, { perspective: 'published' });
    const { now, moments } = momentsAhead.parse(answer);
    const took = performance.now() - asked;
    return { now, took, moments: moments.map((at) => Date.parse(at)).filter(Number.isFinite) };
  } catch {
    return null;
  }
}

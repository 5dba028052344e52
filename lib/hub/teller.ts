import { setTimeout as wait } from 'node:timers/promises';
import { HubAddressError, ping } from './ping.ts';

/** Milliseconds between tries: a hub that is away for longer is told with the next news. */
const retryDelays = [2_000, 10_000, 60_000, 300_000] as const;
/** Feeds that wait to be told; a hub that is away collects no more. */
const mostWaiting = 200;

type TellerOptions = { isNear: boolean; delays?: readonly number[] };

/** Tells a hub of feeds, one after the other, and again where it does not take them. */
export type HubTeller = {
  /** @param feeds full addresses. */
  tell(hub: string, feeds: readonly string[]): void;
  stop(): void;
};

/** Nobody waits for it, and nothing fails with it: what could not be told is said in the log. */
export function createHubTeller({ isNear, delays = retryDelays }: TellerOptions): HubTeller {
  const stopping = new AbortController();
  const { signal } = stopping;
  const waiting = new Set<string>();
  let hub = '';
  let isTelling = false;

  async function work(): Promise<void> {
    isTelling = true;
    let failures = 0;
    for (let feed = firstOf(waiting); feed !== null && !signal.aborted; feed = firstOf(waiting)) {
      const asked = hub;
      const outcome = await told(asked, feed);
      if (outcome === 'later' && failures < delays.length) {
        await wait(delays[failures], undefined, { signal, ref: false }).catch(() => {});
        failures += 1;
      } else {
        // One that cannot be told is left in peace until there is more news, or another hub.
        if (outcome !== 'done' && asked === hub) waiting.clear();
        failures = 0;
      }
    }
    isTelling = false;
  }

  /** `never`: it makes no sense to try again. */
  async function told(at: string, feed: string): Promise<'done' | 'later' | 'never'> {
    // It may have the feed told again while this one is under way.
    waiting.delete(feed);
    try {
      const status = await ping({ hub: at, feed }, { isNear, signal });
      if (status >= 200 && status < 300) return 'done';
      say(at, `it answered ${status}`);
      // It does not take this one, and may well take the others.
      if (status === 400 || status === 422) return 'done';
      waiting.add(feed);
      return status >= 500 || status === 408 || status === 429 ? 'later' : 'never';
    } catch (fault) {
      waiting.add(feed);
      if (!signal.aborted) say(at, whyNot(fault));
      return fault instanceof HubAddressError ? 'never' : 'later';
    }
  }

  return {
    tell(to, feeds) {
      hub = to;
      for (const feed of feeds) if (waiting.size < mostWaiting) waiting.add(feed);
      if (!isTelling) void work();
    },
    stop: () => stopping.abort(),
  };
}

const firstOf = (feeds: ReadonlySet<string>): string | null => feeds.values().next().value ?? null;

/** The system's own word; of an address nothing but its host, since the rest may be a secret. */
function whyNot(fault: unknown): string {
  if (fault instanceof HubAddressError) return fault.message;
  if (!(fault instanceof Error)) return 'no reason was given';
  return 'code' in fault ? String(fault.code) : fault.name;
}

const say = (hub: string, why: string): void =>
  console.error(`hub: ${new URL(hub).host} was not told of a feed’s news (${why}).`);

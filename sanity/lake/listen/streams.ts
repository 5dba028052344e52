import type { EventSink } from '../wire/event-sink.ts';
import { tooMany } from '../wire/refusal.ts';
import { mostBehind, mostStreamsOfOne } from './limits.ts';

/** How often open streams are looked at for credentials that have been revoked. */
const checkEvery = 5_000;
/** Bytes a receiver may be behind without anybody looking at what else is kept for whose it is. */
const unsuspicious = 256 * 1024;

/** Whose a stream is, and what it was opened with. */
export type StreamOwner = { identity: string; credential: string | null };

export type Streams = ReturnType<typeof createStreams>;

/**
 * All streams that are open, over whatever carries them: so that they end when the lake closes, and
 * when the session or token they were opened with is over. The client then reconnects and is told why.
 *
 * @param isGood Whether a credential still signs somebody in.
 */
export function createStreams(isGood: (credential: string) => boolean) {
  const open = new Map<EventSink, StreamOwner>();
  const owned = new Map<string, Set<EventSink>>();

  /** Whether it is good; one that cannot be looked up is not: whoever holds it connects again and is told why. */
  const standsGood = (credential: string): boolean => {
    try {
      return isGood(credential);
    } catch (fault) {
      console.error('lake: a credential could not be looked up:', fault);
      return false;
    }
  };

  const check = setInterval(() => {
    const verdicts = new Map<string, boolean>();
    for (const [sink, { credential }] of open) {
      if (credential === null) continue;
      const good = verdicts.get(credential) ?? standsGood(credential);
      verdicts.set(credential, good);
      if (!good) sink.end();
    }
  }, checkEvery);
  check.unref();

  /** Bytes that wait for somebody's slow receivers; several streams may have one carrier. */
  const behindOf = (identity: string): number => {
    const carriers = new Map<object, number>();
    for (const sink of owned.get(identity) ?? []) carriers.set(sink.carrier, sink.behind());
    return [...carriers.values()].reduce((sum, bytes) => sum + bytes, 0);
  };

  /** The sink, cut off when it is far behind while its owner's others are too. */
  const bounded = (sink: EventSink, identity: string): EventSink => ({
    ...sink,
    write(text) {
      sink.write(text);
      if (sink.behind() > unsuspicious && behindOf(identity) > mostBehind) sink.cutOff();
    },
  });

  return {
    /** @throws Refused 429 when somebody has too many streams. */
    admit(identity: string): void {
      if ((owned.get(identity)?.size ?? 0) < mostStreamsOfOne) return;
      throw tooMany('streams of yours are open');
    },
    /** Notes an open stream: gives what to write to, and what takes the stream off again. */
    add(sink: EventSink, owner: StreamOwner): { sink: EventSink; forget: () => void } {
      const streams = owned.get(owner.identity) ?? new Set();
      owned.set(owner.identity, streams.add(sink));
      open.set(sink, owner);
      return {
        sink: bounded(sink, owner.identity),
        forget() {
          open.delete(sink);
          streams.delete(sink);
          if (streams.size === 0 && owned.get(owner.identity) === streams) {
            owned.delete(owner.identity);
          }
        },
      };
    },
    count: (): number => open.size,
    /** Ends every stream and stops checking. */
    endAll(): void {
      clearInterval(check);
      for (const sink of open.keys()) sink.end();
      open.clear();
      owned.clear();
    },
  };
}

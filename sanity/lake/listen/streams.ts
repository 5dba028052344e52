import type { EventSink } from './event-sink.ts';

/** How often open streams are looked at for credentials that have been revoked. */
const checkEvery = 5_000;

export type Streams = ReturnType<typeof createStreams>;

/**
 * All streams that are open, over whatever carries them: so that they end when the lake closes, and
 * when the session or token they were opened with is over. The client then reconnects and is told why.
 *
 * @param isGood Whether a credential still signs somebody in.
 */
export function createStreams(isGood: (credential: string) => boolean) {
  const open = new Map<EventSink, string | null>();

  const check = setInterval(() => {
    const verdicts = new Map<string, boolean>();
    for (const [sink, credential] of open) {
      if (credential === null) continue;
      const good = verdicts.get(credential) ?? isGood(credential);
      verdicts.set(credential, good);
      if (!good) sink.end();
    }
  }, checkEvery);
  check.unref();

  return {
    /** Notes an open stream; what it gives takes the stream off again. */
    add(sink: EventSink, credential: string | null): () => void {
      open.set(sink, credential);
      return () => {
        open.delete(sink);
      };
    },
    count: (): number => open.size,
    /** Ends every stream and stops checking. */
    endAll(): void {
      clearInterval(check);
      for (const sink of open.keys()) sink.end();
      open.clear();
    },
  };
}

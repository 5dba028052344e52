import { z } from 'zod';

/** Milliseconds in which a Litestream that has something to bring away says what became of it. */
const PATIENCE_MS = 40_000;

/** Bytes a millisecond over the slowest line to a replica that is waited for. */
const SLOWEST = 256;

const line = z.looseObject({ msg: z.string() });

/** What is on its way: bytes of writes that wait, and of the whole lake. */
type Load = { waiting: number; whole: number };

/**
 * Notices a Litestream that will never go on: over SFTP it does not when a session ends under it, and says
 * nothing (0.3.13). It tells of each piece before it brings it away and after, and of each fault, so that
 * silence for longer than the line can take is the end of it.
 */
export function createSilence(now: () => number = Date.now) {
  let heardAt = now();
  let isCopying = false;
  return {
    /** It was started. */
    begin() {
      heardAt = now();
      isCopying = false;
    },
    /** It said something: a line of JSON, or what a fault of its own leaves. */
    hear(text: string) {
      heardAt = now();
      const said = messageIn(text);
      if (said === 'write snapshot') isCopying = true;
      else if (said === 'snapshot written') isCopying = false;
    },
    /** Whether one that has something to bring away has been silent for too long. */
    isTooLong({ waiting, whole }: Load): boolean {
      const bytes = waiting + (isCopying ? whole : 0);
      return now() - heardAt > PATIENCE_MS + bytes / SLOWEST;
    },
  };
}

function messageIn(text: string): string | null {
  try {
    return line.parse(JSON.parse(text)).msg;
  } catch {
    return null;
  }
}

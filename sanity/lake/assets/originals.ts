import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Leave to fetch an original by its address alone, for what exports: it reads the addresses with a token
 * and fetches what is behind them without. Leave ends with the process, or after a day. An address whose
 * leave is over gives nothing: what exports would take a made picture for the original.
 */
export type Originals = {
  /** What to put into the address of a file as `original`. */
  grant(file: string): string;
  /** Whether the address of a file has leave in it, or had. */
  leaveIn(file: string, given: string | null): 'none' | 'granted' | 'over';
};

const LASTS_MS = 24 * 60 * 60 * 1000;

export function createOriginals(now: () => number = Date.now): Originals {
  const secret = randomBytes(32);
  const mark = (file: string, until: string) =>
    createHmac('sha256', secret).update(`${until} ${file}`).digest('base64url');
  return {
    grant(file) {
      const until = String(now() + LASTS_MS);
      return `${until}.${mark(file, until)}`;
    },
    leaveIn(file, given) {
      const [, until = '', told = ''] = /^(\d{1,16})\.([\w-]{43})$/.exec(given ?? '') ?? [];
      if (until === '') return 'none';
      const isOurs = timingSafeEqual(Buffer.from(told), Buffer.from(mark(file, until)));
      return isOurs && Number(until) >= now() ? 'granted' : 'over';
    },
  };
}

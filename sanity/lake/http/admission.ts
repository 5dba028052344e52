import { refuse, tooMany } from '../wire/refusal.ts';

/** What one asker may have under way at a time. */
type Allowance = { requests: number; bytes: number };

/** Somebody who is not signed in, by their address; people and programs; the site's own server. */
const allowances = {
  visitor: { requests: 300, bytes: 8_000_000 },
  identity: { requests: 500, bytes: 192_000_000 },
  site: { requests: 5_000, bytes: 768_000_000 },
} as const satisfies Record<string, Allowance>;

/** Bytes of bodies and answers there may be of all but the site together. */
const MOST_BYTES = 768_000_000;

export type Requester = { kind: keyof typeof allowances; name: string };

/** A request's place among those under way. */
export type RequestPlace = {
  /**
   * Notes bytes that are kept for the request until it is over.
   *
   * @throws Refused 429 or 503 when they are too many.
   */
  keep(bytes: number): void;
  /** The request is over: its answer has gone out, or nobody waits for it any more. */
  leave(): void;
};

export type Admission = {
  /** @throws Refused 429 when they have too many requests under way. */
  enter(requester: Requester): RequestPlace;
};

/** Keeps any one asker from taking all of the lake's memory: by requests under way, and bytes kept for them. */
export function createAdmission(): Admission {
  const under = new Map<string, Allowance>();
  let total = 0;

  return {
    enter({ kind, name }) {
      const key = `${kind} ${name}`;
      const most = allowances[kind];
      const mine = under.get(key) ?? { requests: 0, bytes: 0 };
      if (mine.requests >= most.requests) throw tooMany('requests of yours are under way');
      under.set(key, mine);
      mine.requests += 1;
      let kept = 0;
      let isOver = false;
      return {
        keep(bytes) {
          if (isOver) return;
          if (mine.bytes + bytes > most.bytes)
            throw tooMany('large requests of yours are under way');
          if (kind !== 'site' && total + bytes > MOST_BYTES) throw busy();
          mine.bytes += bytes;
          kept += bytes;
          if (kind !== 'site') total += bytes;
        },
        leave() {
          if (isOver) return;
          isOver = true;
          mine.requests -= 1;
          mine.bytes -= kept;
          if (kind !== 'site') total -= kept;
          if (mine.requests === 0) under.delete(key);
        },
      };
    },
  };
}

const busy = () =>
  refuse('not now', 'The lake has too much to do just now. Try again shortly.', {
    'retry-after': '1',
  });

import { z } from 'zod';
import { patienceWhileAway, pause, pauseAfter } from './while-away.ts';

/**
 * A lake that goes away for a moment is not noticed by an editor. What was typed is saved once: the Studio sends a
 * transaction that was not answered again under another id, and had the lake taken it and ended before it said so, the
 * words would stand there twice; here it is sent again as it was, and a lake that has it already says so. What is only
 * read is asked again: a part of the Studio whose question fails ends with all that was typed into it.
 */

type Fetch = typeof globalThis.fetch;

/** Nobody was there to take it: what a site says whose lake is away, and a proxy whose site is. */
const passing = new Set([502, 503]);

const sent = z.object({ transactionId: z.string() });
const known = z.object({ error: z.object({ type: z.literal('transactionAlreadyExistsError') }) });

/** A request that may be sent again: it only reads, or makes the transaction of this id. */
type Repeatable = { transactionId: string | null };

/** What a request is, where sending it again changes nothing; null of any other. */
function repeatable(input: RequestInfo | URL, init: RequestInit | undefined): Repeatable | null {
  const address = input instanceof Request ? input.url : String(input);
  const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
  const isQuery = /\/data\/query\//.test(address) && typeof init?.body === 'string';
  if (/^(get|head)$/i.test(method) || isQuery) return { transactionId: null };
  if (!/\/data\/(mutate|actions)\//.test(address) || typeof init?.body !== 'string') return null;
  try {
    return sent.safeParse(JSON.parse(init.body)).data ?? null;
  } catch {
    return null;
  }
}

async function isKnown(response: Response): Promise<boolean> {
  if (response.status !== 409) return false;
  const told: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return known.safeParse(told).success;
}

/** A request that was not answered is a `TypeError` of `fetch`; whoever gave it up has another. */
const unanswered = (fault: unknown): TypeError => {
  if (fault instanceof TypeError) return fault;
  throw fault;
};

/** Since when nobody has answered any request, so that all of them wait for the same time and no longer. */
function absence(patience: number) {
  let began: number | null = null;
  let noticed = 0;
  return {
    /** Nobody answered just now. @returns until when that may go on, in milliseconds since 1970. */
    until(): number {
      const now = Date.now();
      // Of what lies longer back nobody knows whether it went on.
      if (began === null || now - noticed > patience) began = now;
      noticed = now;
      return began + patience;
    },
    isOver(): void {
      began = null;
    },
  };
}

/**
 * A `fetch` for the Studio's client that asks again what only reads, and makes each transaction with an id once,
 * while nobody answers for at most `patience` milliseconds. All else passes as it is.
 */
export function sendingAgain(fetch: Fetch, patience = patienceWhileAway): Fetch {
  const away = absence(patience);
  return async (input, init) => {
    const request = repeatable(input, init);
    if (request === null) return fetch(input, init);
    const { transactionId } = request;
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(input, init).catch(unanswered);
      const isAnswered = answer instanceof Response && !passing.has(answer.status);
      if (isAnswered) {
        away.isOver();
        const isTaken = transactionId !== null && tries > 0 && (await isKnown(answer));
        return isTaken ? Response.json({ transactionId, results: [] }) : answer;
      }
      if (Date.now() + pauseAfter(tries) > away.until()) {
        if (answer instanceof Response) return answer;
        throw answer;
      }
      await pause(pauseAfter(tries));
    }
  };
}

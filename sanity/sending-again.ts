import { z } from 'zod';
import { patienceWhileAway, pause, pauseAfter } from './while-away.ts';

/**
 * What an editor has typed is saved once, also by a lake that goes away meanwhile. The Studio sends a transaction
 * that was not answered again under another id: had the lake taken it and ended before it said so, the words would
 * stand there twice. Here it is sent again as it was, and a lake that has it already says so.
 */

type Fetch = typeof globalThis.fetch;

/** Nobody was there to take it: what a site says whose lake is away, and a proxy whose site is. */
const passing = new Set([502, 503]);

const sent = z.object({ transactionId: z.string() });
const known = z.object({ error: z.object({ type: z.literal('transactionAlreadyExistsError') }) });

/** The transaction a request is to make, where it says what it is called; null of any other request. */
function transactionIn(input: RequestInfo | URL, init: RequestInit | undefined): string | null {
  const address = input instanceof Request ? input.url : String(input);
  if (!/\/data\/(mutate|actions)\//.test(address) || typeof init?.body !== 'string') return null;
  try {
    return sent.safeParse(JSON.parse(init.body)).data?.transactionId ?? null;
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

/** A `fetch` for the Studio's client that makes each transaction with an id once. All else passes as it is. */
export function sendingAgain(fetch: Fetch, patience = patienceWhileAway): Fetch {
  return async (input, init) => {
    const transactionId = transactionIn(input, init);
    if (transactionId === null) return fetch(input, init);
    const deadline = Date.now() + patience;
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(input, init).catch(unanswered);
      const isOver = answer instanceof Response && !passing.has(answer.status);
      if (isOver && tries > 0 && (await isKnown(answer))) {
        return Response.json({ transactionId, results: [] });
      }
      if (isOver || Date.now() + pauseAfter(tries) > deadline) {
        if (answer instanceof Response) return answer;
        throw answer;
      }
      await pause(pauseAfter(tries));
    }
  };
}

import { type Refusal, refusal } from '../../wire/refusal.ts';

/**
 * Why a query gets no answer, in the wire's shape. `start` and `end` are offsets into `query`
 * (UTF-16 units, end exclusive); without a position they span the whole query.
 */
export type QueryError = {
  type: 'queryParseError' | 'queryEvaluationError' | 'queryTimeoutError' | 'queryNotReadyError';
  description: string;
  query: string;
  start: number;
  end: number;
};

/** A query that cannot be read, with the part from `start` to `end` that is at fault. */
export const unreadable = (
  query: string,
  description: string,
  start = 0,
  end = query.length,
): Refusal<QueryError> =>
  refusal('malformed', { type: 'queryParseError', description, query, start, end });

/** A query that reads well but cannot be carried out. */
export const notEvaluated = (query: string, description: string): Refusal<QueryError> =>
  refusal('malformed', { type: 'queryEvaluationError', description, ...whole(query) });

/** A query whose answer is more than is sent at once. */
export const answerTooLarge = (query: string, most: number): Refusal<QueryError> =>
  refusal('too large', {
    type: 'queryEvaluationError',
    description: `The answer is longer than ${most} characters, the limit for a query. Ask for less at once: a slice, or fewer fields.`,
    ...whole(query),
  });

/**
 * A query that was stopped: it may be quicker another time. Not 502 or 503, which clients ask again on:
 * it would take as long again.
 *
 * @param why as the pool of threads says it: `after 20 seconds`.
 */
export const stopped = (query: string, why: string): Refusal<QueryError> =>
  refusal('too slow', {
    type: 'queryTimeoutError',
    description: `The query was stopped ${why}, the limit for a query. Ask for less at once, or filter by _type, _id, a slug or a reference.`,
    ...whole(query),
  });

/**
 * A query that needs what is still being made of the archive: asked again, it is answered. 503, on which
 * clients ask again by themselves.
 */
export const inTheMaking = (
  query: string,
  { tested, of, seconds }: { tested: number; of: number; seconds: number },
): Refusal<QueryError & { tested: number; of: number }> => {
  const after = Math.min(MOST_SECONDS, Math.max(1, Math.ceil(seconds)));
  return refusal(
    'not now',
    {
      type: 'queryNotReadyError',
      description: `The lake is looking through its documents for what this query needs, ${tested} of ${of} so far. It goes on by itself: ask again in ${after} seconds.`,
      ...whole(query),
      ...{ tested, of },
    },
    { 'retry-after': String(after) },
  );
};

const MOST_SECONDS = 30;

const whole = (query: string) => ({ query, start: 0, end: query.length });

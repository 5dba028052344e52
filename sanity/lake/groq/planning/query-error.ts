/**
 * Why a query gets no answer, in the wire's shape. `start` and `end` are offsets into `query`
 * (UTF-16 units, end exclusive); without a position they span the whole query.
 */
export type QueryError = {
  type: 'queryParseError' | 'queryEvaluationError' | 'queryTimeoutError';
  description: string;
  query: string;
  start: number;
  end: number;
};

/** A query refused: always the asker's fault, so always 400. */
export type QueryRefusal = { ok: false; status: 400; error: QueryError };

/** A refusal of a query that cannot be read, pointing at the part from `start` to `end`. */
export function refuseQuery(
  query: string,
  description: string,
  start = 0,
  end = query.length,
): QueryRefusal {
  return {
    ok: false,
    status: 400,
    error: { type: 'queryParseError', description, query, start, end },
  };
}

/** A refusal of a query that reads well but cannot be carried out. */
export function refuseEvaluation(query: string, description: string): QueryRefusal {
  const error: QueryError = {
    type: 'queryEvaluationError',
    description,
    query,
    start: 0,
    end: query.length,
  };
  return { ok: false, status: 400, error };
}

/** A query whose answer is more than is sent at once; to be answered with 413. */
export function sizeError(query: string, most: number): QueryError {
  const description = `The answer is longer than ${most} characters, the limit for a query. Ask for less at once: a slice, or fewer fields.`;
  return { type: 'queryEvaluationError', description, query, start: 0, end: query.length };
}

/**
 * A query that was stopped; to be answered with 504, since it may be quicker another time. Not 502 or
 * 503, which clients ask again on: it would take as long again.
 *
 * @param why as the pool of threads says it: `after 20 seconds`.
 */
export function timeoutError(query: string, why: string): QueryError {
  const description = `The query was stopped ${why}, the limit for a query. Ask for less at once, or filter by _type, _id, a slug or a reference.`;
  return { type: 'queryTimeoutError', description, query, start: 0, end: query.length };
}

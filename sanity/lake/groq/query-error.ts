/**
 * Why a query gets no answer, in the wire's shape. `start` and `end` are offsets into `query`
 * (UTF-16 units, end exclusive); without a position they span the whole query.
 */
export type QueryError = {
  type: 'queryParseError' | 'queryEvaluationError';
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

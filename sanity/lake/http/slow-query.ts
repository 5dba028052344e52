import type { Outcome } from '../groq/threads/messages.ts';
import { currentRequestId } from '../wire/request-id.ts';

/** One line of the slow-query log. */
export type SlowQueryLine = {
  level: 'warn';
  part: 'lake';
  event: 'slow-query';
  time: string;
  requestId?: string | undefined;
  slowQuery: string;
  ms: number;
  outcome: Outcome['kind'];
  /** What each `*` read: `ref by publishedAt: 20 documents read, 0 counted, in 1 reads`. */
  plan: string[];
};

/** Most characters of a query that stand in the log. */
const LONGEST = 2_000;

/**
 * The line for a query that took long. Its parameters do not stand in it, nor the keys looked up,
 * which are made of them: either may hold what is nobody's business.
 */
export function slowQueryLine(query: string, outcome: Outcome, ms: number): SlowQueryLine {
  const plan = outcome.kind === 'answer' ? outcome.plan : [];
  return {
    level: 'warn',
    part: 'lake',
    event: 'slow-query',
    time: new Date().toISOString(),
    requestId: currentRequestId(),
    slowQuery: query.length > LONGEST ? `${query.slice(0, LONGEST)}…` : query,
    ms,
    outcome: outcome.kind,
    plan: plan.map(({ access, orderedBy, documents, counted, reads }) => {
      const order = orderedBy === null ? '' : ` by ${orderedBy}`;
      return `${access}${order}: ${documents} documents read, ${counted} counted, in ${reads} reads`;
    }),
  };
}

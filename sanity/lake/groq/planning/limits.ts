import type { Refusal } from '../../wire/refusal.ts';
import { outlineOf } from './outline.ts';
import { type QueryError, unreadable } from './query-error.ts';

/** Longest query answered, in UTF-16 units; the hosted service's own limit is of this order. */
export const MAX_QUERY_LENGTH = 128 * 1024;

/** How deep brackets may stand in each other: a page's query needs a dozen. */
const MOST_NESTED = 100;

/**
 * Words, numbers, strings and signs of a query that is parsed in the thread that takes requests, as a
 * listener's filter is. Parsing takes four times as long for twice as many; these, a moment.
 */
const MOST_TOKENS_AT_ONCE = 1_000;

/**
 * What has to be refused before the parser sees it; null when the query may be parsed.
 * Evaluation is synchronous and cannot be interrupted: a limit of time belongs to whoever runs it.
 */
export function checkQuery(query: string): Refusal<QueryError> | null {
  if (query.length > MAX_QUERY_LENGTH) {
    const sizes = `${query.length} characters long, the limit is ${MAX_QUERY_LENGTH}`;
    return unreadable(query.slice(0, 200), `the query is ${sizes}`);
  }
  // The parser looks for the closing brace from here and starts over at 0 when there is none,
  // which on some texts never ends.
  const opened = query.lastIndexOf('\\u{');
  if (opened > query.lastIndexOf('}')) {
    return unreadable(query, 'unterminated unicode escape in string', opened, query.length);
  }
  const { depth, deepestAt } = outlineOf(query);
  if (depth > MOST_NESTED) {
    const description = `the query is nested more than ${MOST_NESTED} levels deep`;
    return unreadable(query, description, deepestAt, deepestAt + 1);
  }
  return null;
}

/** What has to be refused besides where nothing else can be done while the query is parsed. */
export function checkFilter(query: string): Refusal<QueryError> | null {
  const refusal = checkQuery(query);
  if (refusal !== null) return refusal;
  const { tokens } = outlineOf(query);
  if (tokens <= MOST_TOKENS_AT_ONCE) return null;
  const words = `${tokens} words and signs long, the limit for a listener is ${MOST_TOKENS_AT_ONCE}`;
  return unreadable(query, `the query is ${words}; put lists into parameters`);
}

import { type QueryRefusal, refuseQuery } from './query-error.ts';

/** Longest query answered, in UTF-16 units; the hosted service's own limit is of this order. */
export const MAX_QUERY_LENGTH = 128 * 1024;

/**
 * What has to be refused before the parser sees it; null when the query may be parsed.
 * Evaluation is synchronous and cannot be interrupted: a limit of time belongs to whoever runs it.
 */
export function checkQuery(query: string): QueryRefusal | null {
  if (query.length > MAX_QUERY_LENGTH) {
    const sizes = `${query.length} characters long, the limit is ${MAX_QUERY_LENGTH}`;
    return refuseQuery(query.slice(0, 200), `the query is ${sizes}`);
  }
  // The parser looks for the closing brace from here and starts over at 0 when there is none,
  // which on some texts never ends.
  const opened = query.lastIndexOf('\\u{');
  if (opened > query.lastIndexOf('}')) {
    return refuseQuery(query, 'unterminated unicode escape in string', opened, query.length);
  }
  return null;
}

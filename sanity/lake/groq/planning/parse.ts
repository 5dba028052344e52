import { type ExprNode, GroqSyntaxError, parse } from 'groq-js';
import type { Refusal } from '../../wire/refusal.ts';
import { checkQuery } from './limits.ts';
import { type QueryError, unreadable } from './query-error.ts';
import { findNode } from './tree.ts';

export type QueryParams = Readonly<Record<string, unknown>>;
export type ParsedQuery = { ok: true; tree: ExprNode };

const MAX_CACHED = 300;
const MAX_CACHED_LENGTH = 20_000;
/** A tree takes some fifty times as much memory as its text. */
const MAX_CACHED_CHARACTERS = 400_000;
const cache = new Map<string, ParsedQuery>();
let cached = 0;

/**
 * Reads a GROQ query with its parameters put in, so that slices and indexes can use them.
 * Gives the tree, or a refusal with the position of the fault. Trees are shared: never change one.
 */
export function parseQuery(
  query: string,
  params: QueryParams = {},
): ParsedQuery | Refusal<QueryError> {
  const key = `${query}\n${JSON.stringify(params)}`;
  const known = cache.get(key);
  if (known !== undefined) {
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  const parsed = checkQuery(query) ?? parseAfresh(query, params);
  if (parsed.ok && key.length <= MAX_CACHED_LENGTH) remember(key, parsed);
  return parsed;
}

function remember(key: string, parsed: ParsedQuery): void {
  cache.set(key, parsed);
  cached += key.length;
  for (const oldest of cache.keys()) {
    if (cache.size <= MAX_CACHED && cached <= MAX_CACHED_CHARACTERS) break;
    cache.delete(oldest);
    cached -= oldest.length;
  }
}

function parseAfresh(query: string, params: QueryParams): ParsedQuery | Refusal<QueryError> {
  try {
    // A comment is over at the end of its line: the last one has no line end of its own.
    const tree = parse(`${query}\n`, { params: { ...params } });
    const missing = findNode(tree, (node) => node.type === 'Parameter');
    if (missing?.type !== 'Parameter') return { ok: true, tree };
    return refuseMissing(query, missing.name);
  } catch (error) {
    return refusalOf(query, error);
  }
}

function refusalOf(query: string, error: unknown): Refusal<QueryError> {
  if (error instanceof GroqSyntaxError) {
    const start = Math.min(error.position, query.length);
    const end = Math.min(start + 1, query.length);
    return unreadable(query, descriptionOf(error, start < query.length), start, end);
  }
  if (error instanceof RangeError) return unreadable(query, 'the query is nested too deeply');
  return unreadable(query, error instanceof Error ? error.message : 'unable to parse the query');
}

/** The parser says "unexpected end" of whatever it cannot read on from. */
function descriptionOf(error: GroqSyntaxError, isInside: boolean): string {
  const detail = error.message.replace(/^Syntax error in GROQ query at position \d+(: )?/, '');
  if (isInside && detail === 'Unexpected end of query') return 'unable to read the query from here';
  return detail || 'unable to read the query';
}

function refuseMissing(query: string, name: string): Refusal<QueryError> {
  const start = Math.max(0, query.search(new RegExp(`\\$${name}(?![a-zA-Z_0-9])`)));
  const description = `param $${name} referenced, but not provided`;
  return unreadable(query, description, start, start + name.length + 1);
}

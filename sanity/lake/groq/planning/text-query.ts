import type { ExprNode, OpCallNode } from 'groq-js';
import { phrasesOf } from '../../store/words.ts';
import { constantOf } from './constants.ts';
import { joined } from './tree.ts';

/**
 * A search as typed into a search box: `word`, `pref*`, `"an exact phrase"`, `-without`.
 * Every wanted term has to be found and no unwanted one.
 */
export type TextQuery = {
  terms: readonly TextTerm[];
  /** For SQLite's FTS5; null when the search wants nothing in particular and finds everything. */
  fts: { query: string; finds: 'matches' | 'others' } | null;
};

export type TextTerm = { text: string; prefix: boolean; unwanted: boolean };

/** `left match text::query(…)`, with `field: 'any'` for the document as a whole (`[@, _id]`, `@`). */
export type TextCondition = { field: 'any' | ExprNode; query: TextQuery };

/** The text search an expression is, or null when it is something else. */
export function textConditionOf(expr: OpCallNode): TextCondition | null {
  const { op, left, right } = expr;
  if (op !== 'match' || right.type !== 'FuncCall') return null;
  if (right.namespace !== 'text' || right.name !== 'query') return null;
  const [argument] = right.args;
  const constant = argument === undefined ? null : constantOf(argument);
  // A search for something that is no text finds nothing in particular, as an empty box does.
  const typed = typeof constant?.value === 'string' ? constant.value : '';
  return { field: isWholeDocument(left) ? 'any' : left, query: parseTextQuery(typed) };
}

function isWholeDocument(node: ExprNode): boolean {
  if (node.type === 'This') return true;
  return node.type === 'Array' && node.elements.some(({ value }) => value.type === 'This');
}

/** Reads what was typed. `"*"` and an empty box want nothing in particular. */
export function parseTextQuery(typed: string): TextQuery {
  const terms = [...typed.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)]
    .map(([, minus, phrase, word]) =>
      termOf(phrase ?? word ?? '', minus === '-', phrase !== undefined),
    )
    .filter((term) => phrasesOf(term.text).length > 0);
  return { terms, fts: ftsOf(terms) };
}

function termOf(typed: string, unwanted: boolean, isPhrase: boolean): TextTerm {
  const prefix = !isPhrase && typed.endsWith('*');
  return { text: typed.replaceAll('*', ' ').replaceAll('\0', ' ').trim(), prefix, unwanted };
}

/** Only quoted words reach FTS5, so nothing typed is read as its syntax. */
function ftsOf(terms: readonly TextTerm[]): TextQuery['fts'] {
  const quoted = ({ text, prefix }: TextTerm) => {
    const phrases = phrasesOf(text).map((phrase) => `"${phrase}"`);
    const all = `${phrases.join(' AND ')}${prefix ? '*' : ''}`;
    return phrases.length > 1 ? `(${all})` : all;
  };
  const wanted = terms.filter((term) => !term.unwanted).map(quoted);
  const unwanted = terms.filter((term) => term.unwanted).map(quoted);
  if (terms.length === 0) return null;
  // FTS5's NOT needs something to take away from.
  if (wanted.length === 0) return { query: unwanted.join(' OR '), finds: 'others' };
  return { query: [wanted.join(' AND '), ...unwanted].join(' NOT '), finds: 'matches' };
}

/** The same search on one field, with GROQ's own `match`, which also scores it. */
export function matchOfField(field: ExprNode, query: TextQuery): ExprNode {
  const matches = query.terms.map((term) => matchOfTerm(field, term));
  return joined('And', matches) ?? { type: 'Value', value: true };
}

function matchOfTerm(field: ExprNode, { text, prefix, unwanted }: TextTerm): ExprNode {
  const pattern: ExprNode = { type: 'Value', value: prefix ? `${text}*` : text };
  const match: ExprNode = { type: 'OpCall', op: 'match', left: field, right: pattern };
  return unwanted ? { type: 'Not', base: match } : match;
}

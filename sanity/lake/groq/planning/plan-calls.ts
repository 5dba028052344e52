import { randomUUID } from 'node:crypto';
import type { ExprNode } from 'groq-js';

/**
 * A planned tree asks for documents while it is evaluated. groq-js has one door through which a
 * tree can ask: `->`, answered by the `dereference` option. So a planned tree holds `{_ref: call}->`
 * where `call` is text no document can hold, since it begins with this process's own secret.
 */
const MARK = `\0${randomUUID()}:`;
const BETWEEN = `\0${randomUUID()};`;
const LIST = `\0${randomUUID()},`;

/** What is asked for: the documents of a source, a sub-query's value, whether a text is found, the words of texts. */
export type CallKind = 'source' | 'subquery' | 'text' | 'words';
const LETTERS = { source: 's', subquery: 'q', text: 't', words: 'w' } as const satisfies Record<
  CallKind,
  string
>;

export type Call = { kind: CallKind; index: number; values: readonly CallValue[] };
/** A value computed by the query: `other` is neither text, nor a list of texts, nor missing. */
export type CallValue = { text: string } | { texts: readonly string[] } | 'missing' | 'other';
export type CallArgument = { expr: ExprNode; allStrings: boolean };

const text = (value: string): ExprNode => ({ type: 'Value', value });
const call = (namespace: string, name: string, ...args: ExprNode[]): ExprNode => ({
  type: 'FuncCall',
  namespace,
  name,
  args,
});
const plus = (left: ExprNode, right: ExprNode): ExprNode => ({
  type: 'OpCall',
  op: '+',
  left,
  right,
});

/** `{_ref: <call with arguments>}->`, whose value is what `dereference` answers. */
export function callNode(kind: CallKind, index: number, args: readonly CallArgument[]): ExprNode {
  const start = text(`${MARK}${LETTERS[kind]}${index}`);
  const message = args.reduce<ExprNode>(
    (left, arg) => plus(plus(left, text(BETWEEN)), encoded(arg)),
    start,
  );
  return {
    type: 'Deref',
    base: {
      type: 'Object',
      attributes: [{ type: 'ObjectAttributeValue', name: '_ref', value: message }],
    },
  };
}

/** An attribute of what a call answers. */
export function attributeOf(base: ExprNode, name: string): ExprNode {
  return { type: 'AccessAttribute', base, name };
}

/**
 * An expression's value as text: `S…` a string, `A…` a list, `N` nothing, `X` something else.
 * The projection is there so that the expression is evaluated once.
 */
function encoded({ expr, allStrings }: CallArgument): ExprNode {
  const value: ExprNode = { type: 'AccessAttribute', name: 'value' };
  const list = allStrings ? value : call('array', 'compact', value);
  const otherwise: ExprNode = {
    type: 'Select',
    alternatives: [
      { type: 'SelectAlternative', condition: call('global', 'defined', value), value: text('X') },
    ],
    fallback: text('N'),
  };
  return {
    type: 'Projection',
    base: {
      type: 'Object',
      attributes: [{ type: 'ObjectAttributeValue', name: 'value', value: expr }],
    },
    expr: call(
      'global',
      'coalesce',
      plus(text('S'), value),
      plus(text('A'), call('array', 'join', list, text(LIST))),
      otherwise,
    ),
  };
}

/** The call a `_ref` is; null for a document's own reference. */
export function readCall(ref: string): Call | null {
  if (!ref.startsWith(MARK)) return null;
  const [head = '', ...values] = ref.slice(MARK.length).split(BETWEEN);
  const kind = CALL_KINDS.find((name) => LETTERS[name] === head[0]);
  if (kind === undefined) return null;
  return { kind, index: Number(head.slice(1)), values: values.map(decoded) };
}

/** What a value is, as the query has it; undefined when that cannot be told. */
export function exactValue(value: CallValue): string | readonly string[] | null | undefined {
  if (value === 'other') return undefined;
  if (value === 'missing') return null;
  if ('text' in value) return value.text;
  // No text at all and one that is empty are joined to the same.
  return value.texts.length === 1 && value.texts[0] === '' ? undefined : value.texts;
}

const CALL_KINDS = ['source', 'subquery', 'text', 'words'] as const satisfies readonly CallKind[];

function decoded(value: string): CallValue {
  if (value.startsWith('S')) return { text: value.slice(1) };
  if (value.startsWith('A')) return { texts: value.slice(1).split(LIST) };
  return value === 'N' ? 'missing' : 'other';
}

/** A call of a function that needs no namespace. */
export const globalCall = (name: string, ...args: ExprNode[]): ExprNode => ({
  type: 'FuncCall',
  namespace: 'global',
  name,
  args,
});

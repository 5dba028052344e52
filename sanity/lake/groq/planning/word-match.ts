import type { ExprNode, OpCallNode } from 'groq-js';
import type { TextSearch } from '../../store/types.ts';
import { constantOf } from './constants.ts';

/**
 * What GROQ's `match` of texts of a document, or of documents it refers to, with words that are known
 * asks of the text index: whatever passes holds each of the words, or refers to a document that does.
 * Null when the index does not hold all the texts it is about.
 */
export function wordMatchOf({ op, left, right }: OpCallNode): TextSearch | null {
  if (op !== 'match') return null;
  const texts = textsOf(left);
  const all = ftsWordsOf(right);
  if (texts === null || all === null || all.length === 0) return null;
  return { all, follows: texts === 'followed' };
}

/** GROQ takes a pattern apart where it takes texts apart, but for its asterisks. */
const BETWEEN_WORDS = /[!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/;

/**
 * Latin, Greek and Cyrillic letters, which SQLite's tables and JavaScript's know as the same, and
 * which neither takes for a break in a word. A word with any other is searched for without an index.
 */
const WORD = /^[0-9A-Za-zÀ-ÖØ-öø-ʯΆΈ-ώЀ-ҁҊ-ӿ]+\*?$/u;

/** What FTS5 is asked for each word of a pattern; null when one is none that can be looked up. */
function ftsWordsOf(node: ExprNode): string[] | null {
  const words = wordsIn(node);
  if (words === null || !words.every((word) => WORD.test(word))) return null;
  return words.map((word) => (word.endsWith('*') ? `"${word.slice(0, -1)}"*` : `"${word}"`));
}

/** The words of a known pattern, or of several, each of which `match` looks for by itself. */
export function wordsIn(node: ExprNode): string[] | null {
  const constant = constantOf(node);
  if (constant === null) return null;
  const patterns: unknown[] = Array.isArray(constant.value) ? constant.value : [constant.value];
  if (!patterns.every((pattern) => typeof pattern === 'string')) return null;
  return patterns.flatMap((pattern) => pattern.split(BETWEEN_WORDS).filter((word) => word !== ''));
}

type Texts = 'own' | 'followed' | null;

/** Where texts stand: in the document itself, or one reference away. */
function textsOf(node: ExprNode): Texts {
  switch (node.type) {
    case 'This':
      return 'own';
    case 'Group':
    case 'ArrayCoerce':
    case 'AccessElement':
    case 'Slice':
      return textsOf(node.base);
    case 'Deref':
      return textsOf(node.base) === 'own' ? 'followed' : null;
    case 'AccessAttribute':
      // The text index leaves out the system's fields.
      if (node.name.startsWith('_')) return null;
      return node.base === undefined ? 'own' : textsOf(node.base);
    case 'Map':
    case 'FlatMap':
      return oneAfterOther(textsOf(node.base), textsOf(node.expr));
    case 'Array':
      return node.elements.map(({ value }) => textsOf(value)).reduce(sideBySide, 'own');
    case 'FuncCall': {
      const [only, ...rest] = node.args;
      const isText = node.namespace === 'pt' && node.name === 'text';
      return isText && only !== undefined && rest.length === 0 ? textsOf(only) : null;
    }
    default:
      return null;
  }
}

function oneAfterOther(first: Texts, second: Texts): Texts {
  if (first === 'own') return second;
  return first === 'followed' && second === 'own' ? 'followed' : null;
}

function sideBySide(one: Texts, other: Texts): Texts {
  if (one === null || other === null) return null;
  return one === 'followed' || other === 'followed' ? 'followed' : 'own';
}

import type { ExprNode, FuncCallNode, OpCallNode, ProjectionNode } from 'groq-js';
import type { TextSearch } from '../../store/types.ts';
import { patternWordsOf, wordsOf } from '../../store/words.ts';
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

/**
 * What FTS5 is asked for each word of a pattern, up to its first asterisk. One that begins with an
 * asterisk is left to `match`. Null when it is not known what is looked for.
 */
function ftsWordsOf(node: ExprNode): string[] | null {
  const words = wordsIn(node);
  return words && [...new Set(words.map(ftsWordOf).filter((word) => word !== null))];
}

function ftsWordOf(word: string): string | null {
  const [start = ''] = word.split('*', 1);
  if (start === '') return null;
  return start === word ? `"${word}"` : `"${start}"*`;
}

/** The words of a known pattern, or of several, each of which `match` looks for by itself. */
export function wordsIn(node: ExprNode): string[] | null {
  const constant = constantOf(node);
  if (constant === null) return null;
  const patterns: unknown[] = Array.isArray(constant.value) ? constant.value : [constant.value];
  if (!patterns.every((pattern) => typeof pattern === 'string')) return null;
  return patterns.flatMap(patternWordsOf);
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
    // What it lets through is some of the same.
    case 'Filter':
      return textsOf(node.base);
    case 'Deref':
      return textsOf(node.base) === 'own' ? 'followed' : null;
    case 'AccessAttribute':
      if (node.base?.type === 'Projection') return textsProjected(node.base, node.name);
      // The text index leaves out the system's fields.
      if (node.name.startsWith('_')) return null;
      return node.base === undefined ? 'own' : textsOf(node.base);
    case 'Map':
    case 'FlatMap':
      return oneAfterOther(textsOf(node.base), textsOf(node.expr));
    case 'Select':
      return [
        ...node.alternatives.map(({ value }) => value),
        ...(node.fallback ? [node.fallback] : []),
      ]
        .map(textsOf)
        .reduce(sideBySide, 'own');
    case 'Array':
      return node.elements.map(({ value }) => textsOf(value)).reduce(sideBySide, 'own');
    case 'FuncCall': {
      if (isSplit(node)) return textsOf(node.args[0] ?? node);
      const [only, ...rest] = node.args;
      const isText = node.namespace === 'pt' && node.name === 'text';
      return isText && only !== undefined && rest.length === 0 ? textsOf(only) : null;
    }
    default:
      return null;
  }
}

/** Whether a text is taken apart where words are parted anyway. */
function isSplit({ namespace, name, args }: FuncCallNode): boolean {
  const separator = args[1] && constantOf(args[1])?.value;
  if (namespace !== 'string' || name !== 'split' || typeof separator !== 'string') return false;
  return separator !== '' && wordsOf(separator).length === 0;
}

/** Of `thing{"name": texts}.name`, the texts. */
function textsProjected({ base, expr }: ProjectionNode, name: string): Texts {
  if (expr.type !== 'Object') return null;
  const named = expr.attributes.filter(
    (attribute) => attribute.type === 'ObjectAttributeValue' && attribute.name === name,
  );
  const [only] = named;
  // A splat may hold the name as well.
  if (only === undefined || expr.attributes.length !== 1) return null;
  return oneAfterOther(textsOf(base), 'value' in only ? textsOf(only.value) : null);
}

function oneAfterOther(first: Texts, second: Texts): Texts {
  if (first === 'own') return second;
  return first === 'followed' && second === 'own' ? 'followed' : null;
}

function sideBySide(one: Texts, other: Texts): Texts {
  if (one === null || other === null) return null;
  return one === 'followed' || other === 'followed' ? 'followed' : 'own';
}

import type { ExprNode, FuncCallNode } from 'groq-js';
import { constantOf } from '../planning/constants.ts';
import { mapChildren } from '../planning/tree.ts';
import { wordsIn } from '../planning/word-match.ts';

/** Functions that take no longer than going once through what they are given. */
const QUICK_FUNCTIONS: ReadonlySet<string> = new Set([
  'global::coalesce',
  'global::count',
  'global::dateTime',
  'global::defined',
  'global::identity',
  'global::length',
  'global::lower',
  'global::now',
  'global::references',
  'global::round',
  'global::string',
  'global::upper',
  'sanity::partOfRelease',
  'sanity::versionOf',
  'string::lower',
  'string::startsWith',
  'string::upper',
]);

/** Parts a condition may have, and how many of those may each go through the whole document. */
const MOST_PARTS = 300;
const MOST_READINGS = 6;
/** Words that `match` may look for. */
const MOST_WORDS = 10;

/**
 * Whether a condition is evaluated by going once through one document, so that it cannot take long:
 * it has no sub-query, does nothing for each element of an array but look at that element, follows
 * no references but single ones, and is not too long. Patterns with several asterisks (`match`,
 * `path`) may take for ever over one word, as regular expressions do.
 */
export function isQuick(condition: ExprNode): boolean {
  let parts = 0;
  let readings = 0;
  const check = (node: ExprNode, perElement: boolean): boolean => {
    if (node.type === 'Everything') return false;
    parts += 1;
    if (isReading(node)) readings += 1;
    if (parts > MOST_PARTS || readings > MOST_READINGS) return false;
    if (node.type === 'OpCall' && node.op === 'match' && !isPlainPattern(node.right)) return false;
    if (perElement && SLOW_PER_ELEMENT.has(node.type)) return false;
    if (node.type === 'FuncCall' && !isQuickFunction(node)) return false;
    let quick = true;
    mapChildren(node, (child, step) => {
      quick &&= check(child, perElement || step !== 'same');
      return child;
    });
    return quick;
  };
  return check(condition, false);
}

const isReading = (node: ExprNode): boolean =>
  node.type === 'Deref' ||
  (node.type === 'OpCall' && node.op === 'match') ||
  (node.type === 'FuncCall' && GO_THROUGH_ALL.has(node.name));

const GO_THROUGH_ALL: ReadonlySet<string> = new Set(['references', 'lower', 'upper']);

function isQuickFunction({ namespace, name, args }: FuncCallNode): boolean {
  if (namespace === 'global' && name === 'path') return args.every(isPlainPath);
  return QUICK_FUNCTIONS.has(`${namespace}::${name}`);
}

/** A pattern of `match` that is known, with few words, in each of which one asterisk at most. */
function isPlainPattern(node: ExprNode): boolean {
  const words = wordsIn(node);
  return words !== null && words.length <= MOST_WORDS && words.every((word) => stars(word) <= 1);
}

/** A pattern of `path()` that is known: ids are short, so that two may be anything. */
const isPlainPath = (node: ExprNode): boolean => {
  const constant = constantOf(node);
  return typeof constant?.value === 'string' && stars(constant.value) <= 2;
};

/** How many runs of asterisks stand in a pattern. */
const stars = (pattern: string): number => pattern.split(/\*+/).length - 1;

/** What would go through an array once more for each element of one, or read as many documents. */
const SLOW_PER_ELEMENT: ReadonlySet<ExprNode['type']> = new Set([
  'Deref',
  'Filter',
  'FlatMap',
  'Map',
  'Parent',
  'PipeFuncCall',
  'Projection',
]);

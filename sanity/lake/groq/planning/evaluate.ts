import { type EvaluateOptions, type ExprNode, evaluate, evaluateSync } from 'groq-js';
import { patternWordsOf, wordsOf } from '../../store/words.ts';
import { attributeOf, callNode, globalCall, readCall } from './plan-calls.ts';
import { mapChildren } from './tree.ts';
import { wordsIn } from './word-match.ts';

/**
 * GROQ as groq-js evaluates it, but for words: `match` takes texts apart as the text index does, in a
 * query and in its scores. Trees stand as they were written everywhere else, so that what is kept under
 * them keeps its name. Whatever the lake evaluates, it does so here.
 */
export const evaluateTree = (tree: ExprNode, options: EvaluateOptions) =>
  evaluateSync(withWords(tree), answeringWords(options));

/** Not at once: groq-js compares what was with what is only this way. */
export const evaluateLater = (tree: ExprNode, options: EvaluateOptions) =>
  evaluate(withWords(tree), answeringWords(options));

const rewritten = new WeakMap<ExprNode, ExprNode>();

/** The same tree, in which `match` compares words. */
function withWords(node: ExprNode): ExprNode {
  const known = rewritten.get(node);
  if (known !== undefined) return known;
  const made = rewrite(node);
  rewritten.set(node, made);
  return made;
}

function rewrite(node: ExprNode): ExprNode {
  if (node.type !== 'OpCall' || node.op !== 'match') return unchangedOr(node);
  const patterns = wordsIn(node.right);
  return {
    ...node,
    left: wordsCall(TEXTS, withWords(node.left)),
    right:
      patterns === null
        ? wordsCall(PATTERNS, withWords(node.right))
        : { type: 'Value', value: patterns },
  };
}

/** The node itself where nothing in it is another: most trees hold no `match`, and may be large. */
function unchangedOr(node: ExprNode): ExprNode {
  let changed = false;
  const mapped = mapChildren(node, (child) => {
    const made = withWords(child);
    changed ||= made !== child;
    return made;
  });
  return changed ? mapped : node;
}

/** Which words are asked for: of texts, what is no text among them left out; of patterns, which all have to be texts. */
const TEXTS = 0;
const PATTERNS = 1;

const wordsCall = (of: typeof TEXTS | typeof PATTERNS, value: ExprNode): ExprNode =>
  attributeOf(
    callNode('words', of, [
      { expr: of === TEXTS ? textsAmong(value) : onlyTexts(value), allStrings: true },
    ]),
    'words',
  );

const THIS: ExprNode = { type: 'This' };
const isText: ExprNode = {
  type: 'And',
  left: globalCall('defined', THIS),
  right: { type: 'OpCall', op: '==', left: THIS, right: globalCall('string', THIS) },
};
const textsOf = (list: ExprNode): ExprNode => ({ type: 'Filter', base: list, expr: isText });

/** A text as it is, of a list its texts. */
const textsAmong = (value: ExprNode): ExprNode =>
  held(value, (it) => globalCall('coalesce', textsOf(it), it));

/** A list only if it is one of texts. */
function onlyTexts(value: ExprNode): ExprNode {
  return held(value, (it) => {
    const [all, texts] = [globalCall('count', it), globalCall('count', textsOf(it))];
    const differ: ExprNode = { type: 'OpCall', op: '!=', left: all, right: texts };
    const alternative = { type: 'SelectAlternative' as const, condition: differ, value: NO_TEXT };
    return { type: 'Select', alternatives: [alternative], fallback: it };
  });
}

const NO_TEXT: ExprNode = { type: 'Value', value: null };

/** What is made of a value that is evaluated once. */
const held = (value: ExprNode, make: (it: ExprNode) => ExprNode): ExprNode => ({
  type: 'Projection',
  base: {
    type: 'Object',
    attributes: [{ type: 'ObjectAttributeValue', name: 'it', value }],
  },
  expr: make({ type: 'AccessAttribute', name: 'it' }),
});

function answeringWords(options: EvaluateOptions): EvaluateOptions {
  const { dereference } = options;
  return {
    ...options,
    dereference(reference) {
      const call = readCall(reference._ref);
      if (call?.kind !== 'words') return dereference?.(reference) ?? null;
      const [value = 'missing'] = call.values;
      if (typeof value === 'string') return null;
      const texts = 'text' in value ? [value.text] : value.texts;
      return { words: texts.flatMap(call.index === TEXTS ? wordsOf : patternWordsOf) };
    },
  };
}

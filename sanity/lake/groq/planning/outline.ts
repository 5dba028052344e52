/** What can be told of a query's text before it is parsed. */
export type Outline = {
  /** How many words, numbers, strings and signs it is made of. */
  tokens: number;
  /** How deep brackets of any kind stand in each other, and where it is deepest. */
  depth: number;
  deepestAt: number;
};

const TOKEN = /\/\/[^\n]*|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[\p{L}\p{N}_$]+|[^\s]/gsu;

/** Goes once through the text: strings and comments are passed over as the parser does. */
export function outlineOf(query: string): Outline {
  let [tokens, depth, deepest, deepestAt] = [0, 0, 0, 0];
  for (const { 0: token, index } of query.matchAll(TOKEN)) {
    if (token.startsWith('//')) continue;
    tokens += 1;
    if (token === '(' || token === '[' || token === '{') {
      depth += 1;
      if (depth > deepest) [deepest, deepestAt] = [depth, index];
    } else if (token === ')' || token === ']' || token === '}') depth -= 1;
  }
  return { tokens, depth: deepest, deepestAt };
}

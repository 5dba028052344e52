import { refuse } from './refusal.ts';

/**
 * How deep objects and arrays may stand in each other in anything that is sent to the lake: as deep as
 * in content (`mutate/content.ts`), and a little more for the request around it.
 */
export const MOST_NESTED = 120;

const [QUOTE, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] =
  Buffer.from('"\\[]{}');

/**
 * The value of a text of JSON from outside. What is nested deeper than the lake's own code goes down
 * is refused before it is made: copying, comparing or passing it to a thread would overflow a stack.
 *
 * @param what begins the sentence that says what is wrong with it.
 * @throws Refused 400 when it is no JSON, or nested too deep.
 */
export function parseJson(text: string, what: string): unknown {
  if (nesting(text) > MOST_NESTED) {
    throw refuse('malformed', `${what} is nested more than ${MOST_NESTED} levels deep.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('malformed', `${what} is not valid JSON.`);
  }
}

/** How deep brackets stand in each other in a text of JSON, as far as it is well formed. */
function nesting(text: string): number {
  let deepest = 0;
  let depth = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === QUOTE) place = endOfString(text, place);
    else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth -= 1;
  }
  return deepest;
}

/** The place of the quote that ends a string, or the text's end. */
function endOfString(text: string, start: number): number {
  let place = text.indexOf('"', start + 1);
  while (place !== -1 && isEscaped(text, place)) place = text.indexOf('"', place + 1);
  return place === -1 ? text.length : place;
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, place: number): boolean {
  let before = place - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (place - before) % 2 === 0;
}

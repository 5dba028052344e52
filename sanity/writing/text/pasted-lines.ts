import { readPlainText } from '../../paste/plain-text.ts';

/** How a sentence ends. */
const end = /[.!?…。！？]["'”’»)]*$/u;

/**
 * The lines of what was copied elsewhere: one for each item of a list, each paragraph, without the list's signs.
 * Sentences of which each has a line to itself are no paragraph that was wrapped, however long they are.
 */
export function pastedLines(text: string): string[] {
  const lines = text
    .split(/[\r\n\f\u2028\u2029]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const paragraphs = readPlainText(text)
    .map(({ runs }) => runs.map((run) => run.text).join(''))
    .filter((paragraph) => paragraph !== '');
  return paragraphs.length === 1 && lines.every((line) => end.test(line)) ? lines : paragraphs;
}

import { type ListPlace, type PastedText, plainParagraph } from './pasted.ts';

/** Lines as long as these are broken by a program that wraps at a width, not by their writer. */
const shortestWrapped = 45;
const longestWrapped = 100;

const signs: readonly { kind: ListPlace['kind']; sign: RegExp }[] = [
  { kind: 'bullet', sign: /^\s*[-*•·‣–]\s+/u },
  { kind: 'number', sign: /^\s*\d{1,3}[.)]\s+/u },
];

/**
 * Reads plain text: an empty line ends a paragraph, and a line ends one where lines were not wrapped.
 * Several lines in a row that begin like items are a list.
 */
export function readPlainText(text: string): PastedText[] {
  const stretches = text
    .replace(/\r\n?|\u2028/g, '\n')
    .split(/\n[^\S\n]*\n|\u2029|\f/u)
    .map((stretch) => stretch.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);
  return stretches.flatMap(readStretch);
}

function readStretch(lines: readonly string[]): PastedText[] {
  const list = listOf(lines);
  if (list) return list;
  if (isWrapped(lines)) return [plainParagraph(tidy(lines.join(' ')))];
  return lines.map((line) => plainParagraph(tidy(line)));
}

const tidy = (line: string): string => line.replace(/[^\S\u00A0\u202F]+/gu, ' ').trim();

/** Every line but the last is about as long as the longest. */
function isWrapped(lines: readonly string[]): boolean {
  const broken = lines.slice(0, -1).map(({ length }) => length);
  const longest = Math.max(...lines.map(({ length }) => length));
  return (
    broken.length > 0 &&
    longest <= longestWrapped &&
    Math.min(...broken) >= Math.max(shortestWrapped, longest * 0.6)
  );
}

function listOf(lines: readonly string[]): PastedText[] | null {
  const first = signs.find(({ sign }) => sign.test(lines[0] ?? ''));
  if (!first) return null;
  const items: string[] = [];
  for (const line of lines) {
    // A wrapped item goes on, further in, on the next line.
    if (first.sign.test(line)) items.push(line.replace(first.sign, ''));
    else if (/^\s/.test(line)) items.push(`${items.pop() ?? ''} ${line}`);
    else return null;
  }
  if (items.length < 2) return null;
  return items.map((item) => plainParagraph(tidy(item), { kind: first.kind, level: 1 }));
}

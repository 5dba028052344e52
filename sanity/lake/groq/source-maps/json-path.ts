import type { PathStep } from './tracked.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
};

const escaped = (text: string): string =>
  text.replace(/[\f\n\r\t'\\]/g, (char) => ESCAPES[char] ?? char);

/**
 * A path as source maps write it: `$['body'][0]['text']`; with `keyed`, elements that have a key
 * are found by it: `$['body'][?(@._key=='a1')]['text']`.
 */
export function jsonPath(path: readonly PathStep[], keyed: boolean): string {
  return `$${path.map((step) => segment(step, keyed)).join('')}`;
}

function segment(step: PathStep, keyed: boolean): string {
  if (typeof step === 'string') return `['${escaped(step)}']`;
  return keyed && step.key !== null ? `[?(@._key=='${escaped(step.key)}')]` : `[${step.index}]`;
}

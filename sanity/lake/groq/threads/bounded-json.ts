/** Characters an answer may have; who needs more asks for it in parts, or exports. */
const MOST_CHARACTERS = 64_000_000;

/** What was to be written out is larger than an answer may be. */
export class TooLargeError extends Error {
  override name = 'TooLargeError';
  readonly most: number;

  constructor(most: number) {
    super(`The answer is longer than ${most} characters.`);
    this.most = most;
  }
}

/**
 * A value as JSON. One that stands in many places is one value in memory and many in the text, which
 * would grow until the process ends: it is measured before it is written.
 *
 * @throws TooLargeError when the text would be longer than `most` characters.
 */
export function boundedJson(value: unknown, most = MOST_CHARACTERS): string {
  let left = most;
  const measure = (part: unknown): void => {
    left -= typeof part === 'string' ? part.length + 3 : 4;
    if (left < 0) throw new TooLargeError(most);
    if (typeof part !== 'object' || part === null) return;
    if (Array.isArray(part)) {
      for (const element of part) measure(element);
      return;
    }
    for (const field in part) {
      left -= field.length + 3;
      measure(Reflect.get(part, field));
    }
  };
  measure(value);
  return JSON.stringify(value);
}

/**
 * Values as JSON, one a line.
 *
 * @throws TooLargeError when the text would be longer than `most` characters.
 */
export function boundedLines(values: Iterable<unknown>, most = MOST_CHARACTERS): string {
  const lines: string[] = [];
  let length = 0;
  for (const value of values) {
    const line = `${boundedJson(value, most)}\n`;
    length += line.length;
    if (length > most) throw new TooLargeError(most);
    lines.push(line);
  }
  return lines.join('');
}

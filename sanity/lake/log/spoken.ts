import { format, stripVTControlCharacters } from 'node:util';

/** What was said, in parts: who says it, in which words, about which fault, with which fields besides. */
export type Spoken = {
  level: Level | null;
  part: string | null;
  msg: string;
  err: PlainError | null;
  fields: Readonly<Record<string, unknown>>;
};

const levels = ['debug', 'info', 'warn', 'error'] as const;
export type Level = (typeof levels)[number];

/** Of a fault what helps to find it: not what hangs on it, such as the request it was of. */
export type PlainError = {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  digest?: string;
  cause?: PlainError;
};

/** Causes of causes that are told. */
const deepest = 4;

export function plainError(error: Error, depth = 0): PlainError {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? { code: String(error.code) } : {};
  const digest = 'digest' in error ? { digest: String(error.digest) } : {};
  const why =
    cause instanceof Error && depth < deepest ? { cause: plainError(cause, depth + 1) } : {};
  return { type: name, message, ...(stack && { stack }), ...code, ...digest, ...why };
}

/** `site: a page was not made.` says by its first word who says it. */
const beginning = /^([a-z]{2,16}): (?=\S)/;

/** Reads what was given to `console`; null when it says nothing. */
export function readSpoken(said: readonly unknown[]): Spoken | null {
  const [only] = said;
  const line = said.length === 1 && typeof only === 'string' ? fieldsOf(only) : null;
  if (line !== null) return line;
  const fault = said.find((one) => one instanceof Error);
  const words = said.filter((one) => one !== fault);
  const text = stripVTControlCharacters(format(...words)).trim();
  if (text === '' && fault === undefined) return null;
  const part = beginning.exec(text)?.[1] ?? null;
  const told = part === null ? text : text.slice(part.length + 2);
  return {
    level: null,
    part,
    msg: told === '' ? (fault?.message ?? '') : told.replace(/ {2,}/g, '  '),
    err: fault === undefined ? null : plainError(fault),
    fields: {},
  };
}

const isLevel = (value: unknown): value is Level => levels.some((level) => level === value);
const textOr = <Other>(value: unknown, other: Other) => (typeof value === 'string' ? value : other);

/** A line that has fields already: one of ours, or one that a process of ours has written. */
function fieldsOf(text: string): Spoken | null {
  if (!text.startsWith('{')) return null;
  try {
    const parsed: Record<string, unknown> = JSON.parse(text);
    const { level, part, msg, err: _, ...fields } = parsed;
    return {
      level: isLevel(level) ? level : null,
      part: textOr(part, null),
      msg: textOr(msg, textOr(fields.event, '')),
      err: null,
      fields: 'err' in parsed ? { ...fields, err: parsed.err } : fields,
    };
  } catch {
    return null;
  }
}

import { formatWithOptions } from 'node:util';
import { createRedaction, type Redaction, secretsIn } from './redaction.ts';
import type { Level } from './spoken.ts';

/** `text`: sentences for whoever reads them as they come. `json`: lines with fields, for what collects them. */
export type LogFormat = 'text' | 'json';

type Options = {
  format: LogFormat;
  /** What a line carries besides what is said: who writes it, the request it belongs to. */
  about: () => Readonly<Record<string, string | undefined>>;
};

type Output = NodeJS.WriteStream;

/** What each way to say something is, and where it goes, as with `console` of Node's. */
const ways = {
  debug: ['debug', 'stdout'],
  log: ['info', 'stdout'],
  info: ['info', 'stdout'],
  warn: ['warn', 'stderr'],
  error: ['error', 'stderr'],
} as const satisfies Record<string, readonly [Level, 'stdout' | 'stderr']>;

const names = ['debug', 'log', 'info', 'warn', 'error'] as const satisfies (keyof typeof ways)[];

/**
 * Sees to it that everything a process says is written in one way and without secrets, whoever says it: our
 * own parts, Next and packages all say it by `console`. Secrets of the environment are known from the beginning.
 *
 * @returns what is told of secrets that turn up later.
 */
export async function startLog({ format, about }: Options): Promise<Redaction> {
  const redaction = createRedaction();
  redaction.hide(...secretsIn(process.env));
  const redacted = (line: string) => redaction.in(line);
  if (format === 'text') {
    const say = (output: Output) => (said: readonly unknown[]) => {
      const colors = output.isTTY === true && output.hasColors();
      output.write(`${redacted(formatWithOptions({ colors }, ...said))}\n`);
    };
    const [out, err] = [say(process.stdout), say(process.stderr)];
    for (const name of names) {
      console[name] = (...said: unknown[]) => (ways[name][1] === 'stdout' ? out : err)(said);
    }
    return redaction;
  }
  // Only who wants lines of JSON loads what writes them.
  const { jsonLines } = await import('./json-lines.ts');
  const out = jsonLines(process.stdout, about, redacted);
  const err = jsonLines(process.stderr, about, redacted);
  for (const name of names) {
    const [level, output] = ways[name];
    console[name] = (...said: unknown[]) => (output === 'stdout' ? out : err)(level, said);
  }
  // Node writes its own warnings past `console`.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => console.warn(warning));
  return redaction;
}

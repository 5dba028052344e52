import { type LevelWithSilent, type Logger, pino } from 'pino';
import { type Level, readSpoken } from './spoken.ts';

type Output = { write(text: string): unknown };

/** Writes what is said, a line of JSON each. */
export type JsonLines = (level: Level, said: readonly unknown[]) => void;

/**
 * @param about what every line carries: who writes it when it does not say so, the request it belongs to.
 * @param redacted a line without secrets.
 */
export function jsonLines(
  output: Output,
  about: () => Readonly<Record<string, string | undefined>>,
  redacted: (line: string) => string,
): JsonLines {
  const all: LevelWithSilent = 'trace';
  const logger: Logger = pino(
    {
      level: all,
      base: null,
      // It is the line's own where a process of ours wrote it first.
      timestamp: false,
      // A fault is plain by then.
      serializers: { err: (err: unknown) => err },
      formatters: { level: (level) => ({ level }) },
      hooks: { streamWrite: redacted },
    },
    { write: (line) => void output.write(line) },
  );
  return (level, said) => {
    const spoken = readSpoken(said);
    if (spoken === null) return;
    const { part, msg, err, fields } = spoken;
    const line = {
      time: new Date().toISOString(),
      ...about(),
      ...(part !== null && { part }),
      ...fields,
      ...(err !== null && { err }),
    };
    logger[spoken.level ?? level](line, msg);
  };
}

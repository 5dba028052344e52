import { z } from 'zod';

const line = z.looseObject({
  level: z.string().default('INFO'),
  msg: z.string(),
  error: z.unknown().optional(),
  reason: z.string().optional(),
});

/** Milliseconds for which the same is not said again: what cannot be reached fails five times a second. */
const QUIET_MS = 60_000;

/**
 * Tells what Litestream says, as far as somebody should know: what is wrong, and that it had to begin anew.
 * What it says over and over is told once a minute.
 */
export function createTelling(
  tell: (line: string) => void,
  hide: (line: string) => string,
  now: () => number = Date.now,
): (text: string) => void {
  const saidAt = new Map<string, number>();
  return (text) => {
    const said = sentence(text);
    if (said === null) return;
    const line = `lake: replica: ${hide(said)}`;
    if (now() - (saidAt.get(line) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
    // Messages with a figure in them are all different.
    if (saidAt.size > 100) saidAt.clear();
    saidAt.set(line, now());
    tell(line);
  };
}

function sentence(text: string): string | null {
  if (text.trim() === '') return null;
  const parsed = line.safeParse(jsonOf(text));
  if (!parsed.success) return text.trim();
  const { level, msg, error, reason } = parsed.data;
  const isNews = level !== 'INFO' && level !== 'DEBUG';
  if (!isNews && reason === undefined) return null;
  return [msg, error, reason].filter((part) => part !== undefined && part !== '').join(': ');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

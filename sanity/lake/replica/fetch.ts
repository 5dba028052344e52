import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { shownAddress } from './address.ts';
import { createHiding, findProgram, ReplicaError } from './program.ts';
import { runProgram } from './program-process.ts';
import { type ReplicaSettings, readSettings } from './settings.ts';

/** One unbroken line of copies: a lake, and all that was written to it since. Times are whole seconds. */
type Generation = { name: string; start: Date; end: Date };

type Reader = {
  settings: ReplicaSettings;
  /** Runs Litestream with these arguments, for the replica. */
  run: (verb: string, ...args: string[]) => ReturnType<typeof runProgram>;
};

/** Gives `work` a reader of a replica, whose settings are in `folder` for as long. */
async function withReader<T>(
  settings: ReplicaSettings,
  folder: string,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  const program = findProgram();
  const own = await mkdtemp(join(folder, 'reading-'));
  const [config, standIn] = [join(own, 'litestream.json'), join(own, 'lake.sqlite')];
  const hide = createHiding(settings.address);
  try {
    writeFileSync(config, readSettings(standIn, settings), { mode: 0o600 });
    writeFileSync(standIn, '');
    return await work({
      settings,
      async run(verb, ...args) {
        const shared = ['-no-expand-env', '-config', config];
        const said = await runProgram(program, [verb, ...shared, ...args, standIn]);
        return { ...said, stderr: hide(said.stderr) };
      },
    });
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** Whether a replica has a lake in it. @throws ReplicaError when nobody can tell. */
export const hasLake = (settings: ReplicaSettings, folder: string): Promise<boolean> =>
  withReader(settings, folder, async (reader) => (await generationsOf(reader)).length > 0);

/**
 * Brings a lake's database from a replica to `to`, as it is now or as it was at a moment: not later, and as
 * much earlier as the replica was behind then.
 *
 * @throws ReplicaError when it has none, or none of that time.
 */
export function fetchDatabase(
  settings: ReplicaSettings,
  { folder, to, at, tell }: { folder: string; to: string; at: Date | null; tell: Tell },
): Promise<void> {
  const where = shownAddress(settings.address);
  return withReader(settings, folder, async (reader) => {
    const all = await generationsOf(reader);
    if (all.length === 0) throw new ReplicaError(`There is no lake in the replica ${where}.`);
    const fitting = at === null ? newestFirst(all) : startedBefore(all, at);
    let last = '';
    for (const generation of fitting) {
      const failure = await restore(reader, generation, to, at);
      if (failure === null) return;
      // It began within the very second, or a lake was killed while it was making it.
      for (const rest of ['', '.tmp', '.tmp-wal', '.tmp-shm']) await rm(to + rest, { force: true });
      last = failure;
      tell(`The copies since ${timeOf(generation.start)} cannot be used: ${failure}`);
    }
    if (last !== '') throw new ReplicaError(`The lake cannot be had from ${where}: ${last}`);
    const first = all.map(({ start }) => start.getTime()).sort((a, b) => a - b)[0] ?? 0;
    throw new ReplicaError(
      `The replica ${where} does not go back to ${at?.toISOString()}: it begins at ${timeOf(new Date(first))}.`,
    );
  });
}

type Tell = (line: string) => void;

const timeOf = (date: Date): string => date.toISOString().replace('.000Z', 'Z');

const newestFirst = (all: readonly Generation[]): Generation[] =>
  all.toSorted(
    (a, b) => b.end.getTime() - a.end.getTime() || b.start.getTime() - a.start.getTime(),
  );

const startedBefore = (all: readonly Generation[], at: Date): Generation[] =>
  all.filter(({ start }) => start <= at).sort((a, b) => b.start.getTime() - a.start.getTime());

/** @returns why it could not be done; null when it is. */
async function restore(
  { run }: Reader,
  { name, end }: Generation,
  to: string,
  at: Date | null,
): Promise<string | null> {
  const whole = ['-o', to, '-generation', name];
  if (at !== null) {
    const { code, stderr } = await run('restore', ...whole, '-timestamp', at.toISOString());
    if (code === 0 && existsSync(to)) return null;
    // After the last thing written, all of it is what there was then.
    if (!/no matching backups/.test(stderr) || at < end) return reasonIn(stderr);
  }
  const { code, stderr } = await run('restore', ...whole);
  return code === 0 && existsSync(to) ? null : reasonIn(stderr);
}

async function generationsOf({ run, settings }: Reader): Promise<Generation[]> {
  const { code, stdout, stderr } = await run('generations');
  // What cannot be reached is a line in its log, and no failure to it.
  if (code !== 0 || stderr.trim() !== '') {
    const where = shownAddress(settings.address);
    throw new ReplicaError(`The replica ${where} cannot be read: ${reasonIn(stderr)}`);
  }
  return stdout
    .split('\n')
    .slice(1)
    .flatMap((row) => {
      const [, name = '', , start = '', end = ''] = row.trim().split(/\s+/);
      const times = [new Date(start), new Date(end)] as const;
      // One without a copy has times of the year 1.
      const isWhole = times.every((time) => time.getUTCFullYear() > 1970);
      return isWhole ? [{ name, start: times[0], end: times[1] }] : [];
    });
}

const logged = z.looseObject({ error: z.string() });

/** What went wrong, in Litestream's words, without the rest of its log. */
function reasonIn(stderr: string): string {
  // A fault of its own is followed by where it was.
  const fault = /^panic: .*$/m.exec(stderr)?.[0];
  if (fault !== undefined) return `Litestream ends with "${fault}"`;
  const reasons = stderr.split('\n').flatMap((line) => {
    try {
      const parsed = logged.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data.error] : [];
    } catch {
      return line.trim() === '' ? [] : [line.trim()];
    }
  });
  return reasons.at(-1) ?? 'Litestream did not say why';
}

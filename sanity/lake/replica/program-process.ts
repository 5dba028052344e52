import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { environmentForProgram } from './program.ts';

/** Litestream, running. It ends with this process, however that ends. */
export type ProgramProcess = {
  /** Resolves once it has ended, with its exit code. */
  ended: Promise<number | null>;
  /** Asks it to end, which it does when all is in the replica, or after five seconds. */
  end: () => void;
  pid: number | null;
};

const holdOn = join(import.meta.dirname, 'hold-on.sh');

/**
 * Starts Litestream, in a group of its own: Ctrl-C in a terminal ends everybody in a group at once, and it has to
 * end after the lake.
 *
 * @param hear gets each line it says.
 */
export function startProgram(
  program: string,
  args: readonly string[],
  hear: (line: string) => void,
): ProgramProcess {
  const child = spawn('/bin/sh', [holdOn, program, ...args], {
    env: environmentForProgram(),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  for (const output of [child.stdout, child.stderr]) hearLines(output, hear);
  // It is told to end by the end of this, which fails when it has ended by itself.
  child.stdin.on('error', () => {});
  return {
    ended: exitOf(child),
    end: () => child.stdin.end(),
    pid: child.pid ?? null,
  };
}

const hearLines = (output: Readable, hear: (line: string) => void) =>
  createInterface({ input: output }).on('line', hear);

async function exitOf(child: ChildProcess): Promise<number | null> {
  try {
    await once(child, 'exit');
    return child.exitCode;
  } catch {
    // There is no shell.
    return null;
  }
}

/** Runs Litestream once; gives its exit code and all it said. */
export async function runProgram(
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(program, args, {
    env: environmentForProgram(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  await once(child, 'close');
  return { code: child.exitCode, ...said };
}

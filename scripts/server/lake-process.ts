import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Environment } from '#lib/env.ts';

/** Before a lake that died is started again, in milliseconds; the last one repeats. */
const restartDelays = [200, 1000, 5000] as const;

/** Reported to whoever started the newsroom, as one sentence and without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}

export type LakeProcess = {
  secrets: { readToken: string; revalidateSecret: string };
  /** Ends the lake if it was started here, and waits until it has closed its files. */
  stop(): Promise<void>;
};

const secretsFile = z.object({ readToken: z.string(), revalidateSecret: z.string() });

/**
 * The embedded lake as a process of its own: the one that already answers on the port, or a new one,
 * which is started again should it die.
 *
 * @throws StartError with the lake's own sentence when it cannot start.
 */
export async function startLake(env: Environment): Promise<LakeProcess> {
  const supervisor = (await answersAt(env.lakePort)) ? null : await superviseOnceFree(env);
  return {
    secrets: await readSecrets(env.lakeDir),
    stop: async () => supervisor?.stop(),
  };
}

async function answersAt(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/v1/ping`, {
      signal: AbortSignal.timeout(1000),
    });
    return response.ok;
  } catch {
    return false;
  }
}

async function readSecrets(lakeDir: string) {
  const path = join(lakeDir, 'secrets.json');
  try {
    return secretsFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    throw new StartError(
      `The lake's secrets could not be read from ${path}; a lake that already runs has to use the same LAKE_DIR.`,
    );
  }
}

/** Milliseconds a lake that is ending may still hold its folder. */
const endingPatience = 10_000;

/** As `supervise`, for when the lake of the last run is still ending: its folder is soon free. */
async function superviseOnceFree(env: Environment): Promise<Supervisor> {
  const deadline = Date.now() + endingPatience;
  for (;;) {
    try {
      return await supervise(env);
    } catch (error) {
      const isHeld = error instanceof StartError && error.message.includes('already serves');
      if (!isHeld || Date.now() > deadline) throw error;
      await wait(200);
    }
  }
}

type Supervisor = { stop(): Promise<void> };

async function supervise(env: Environment): Promise<Supervisor> {
  let child = await spawnLake(env);
  let stopping = false;
  let failures = 0;

  const watch = (running: ChildProcess) => {
    const since = Date.now();
    running.once('exit', async (code, signal) => {
      if (stopping) return;
      if (Date.now() - since > 30_000) failures = 0;
      const delay = restartDelays[Math.min(failures, restartDelays.length - 1)] ?? 5000;
      failures += 1;
      console.error(`lake: ended (${signal ?? `code ${code}`}), starting it again`);
      setTimeout(() => void restart(), delay);
    });
  };
  const restart = async () => {
    if (stopping) return;
    try {
      child = await spawnLake(env);
      watch(child);
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      setTimeout(() => void restart(), restartDelays.at(-1));
    }
  };
  watch(child);

  return {
    stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Starts `lake serve` and waits for its line that it listens. */
function spawnLake(env: Environment): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../sanity/lake/main.ts'), 'serve'],
    {
      env: {
        ...process.env,
        LAKE_PORT: String(env.lakePort),
        LAKE_DIR: env.lakeDir,
        LAKE_PUBLIC_URL: `${env.siteUrl}/lake`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return new Promise((resolve, reject) => {
    let said = '';
    let listening = false;
    child.stderr.on('data', (chunk: Buffer) => {
      if (listening) process.stderr.write(chunk);
      else said += chunk;
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (listening || !String(chunk).includes('listening')) return;
      listening = true;
      resolve(child);
    });
    child.once('error', (error) =>
      reject(new StartError(`The lake did not start: ${error.message}`)),
    );
    child.once('exit', (code) => {
      if (!listening) reject(new StartError(said.trim() || `The lake ended with code ${code}.`));
    });
  });
}

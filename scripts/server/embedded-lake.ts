import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Environment } from '#lib/env.ts';
import { messageOf } from '#lib/message-of.ts';
import { setLakeGone } from '#sanity/lake-trust.ts';
import { exists } from './exists.ts';
import { endLake, spawnLake } from './lake-child.ts';
import { createHangWatch, type HangPatience } from './lake-hang.ts';
import { type LakeSecrets, readLakeSecrets, whoAnswers } from './lake-proof.ts';
import { endLeftLake } from './left-lake.ts';
import { StartError } from './start-error.ts';

/** Before a lake that has ended is started again, in milliseconds: while it fails, the last one repeats. */
const restartDelays = [200, 1000, 5000] as const;
/** How long a lake has to have served for its end not to count as another failure. */
const steadyAfter = 30_000;
/** How often a lake that was started by somebody else is looked at, and how often in vain. */
const lookEvery = 1_000;
const mostMissed = 2;
/** Milliseconds a lake that is ending may still hold its folder. */
const endingPatience = 10_000;

/** How a lake has ended: what is to be said of it, and whether it did as somebody told it. */
type End = { what: string; wasTold: boolean };

export type EmbeddedLake = {
  secrets: Omit<LakeSecrets, 'lakeSecret'>;
  /** From now on it may end: it is not started again. */
  letGo(): void;
  /** Ends the lake if it was started here, and waits until it has closed its files. */
  stop(): Promise<void>;
};

/**
 * The embedded lake as a process of its own: the one that already answers on the port and proves that
 * it is the lake of LAKE_DIR, or a new one. Whichever it is, one is started when it goes away; one that was
 * started here is ended when it hangs.
 *
 * @throws StartError with the lake's own sentence when it cannot start, or when something else has its port.
 */
export async function runEmbeddedLake(
  env: Environment,
  patience?: HangPatience,
): Promise<EmbeddedLake> {
  const answering = await whoAnswers(env);
  if (answering === 'other') throw new StartError(takenBySomethingElse(env));
  const keeper = keepLake(env, answering === 'ours' ? null : await startOnceFree(env), patience);
  const secrets = await readLakeSecrets(env.lakeDir);
  if (secrets !== null) return { secrets, ...keeper };
  await keeper.stop();
  throw new StartError(
    `The lake's secrets could not be read from ${join(env.lakeDir, 'secrets.json')}.`,
  );
}

const takenBySomethingElse = ({ lakePort, lakeDir }: Environment): string =>
  `What answers on port ${lakePort} does not prove that it is the lake in ${lakeDir}: nothing is sent to it. Stop it if it is a lake of an older version or of another LAKE_DIR, or set LAKE_PORT to another port.`;

/** Whether a lake has the folder, or has died in it: it notes there who it is, and takes the note along. */
const isHeld = ({ lakeDir }: Environment): Promise<boolean> => exists(join(lakeDir, 'lake.lock'));

/** Starts a lake, also when the one of the last run is still ending: its folder is soon free. */
async function startOnceFree(env: Environment): Promise<ChildProcess> {
  const deadline = Date.now() + endingPatience;
  for (;;) {
    const wasHeld = await isHeld(env);
    try {
      return await spawnLake(env);
    } catch (error) {
      // It may have let go in between.
      const mayBeFree = wasHeld || (await isHeld(env));
      if (!mayBeFree) throw error;
      if (Date.now() > deadline) {
        const left = (await whoAnswers(env)) === 'silent' ? endLeftLake(env.lakeDir) : null;
        if (left === null) throw error;
        console.error(
          `lake: process ${left}, left by a newsroom that was killed, hung and was ended`,
        );
      }
      await wait(200);
    }
  }
}

/** Watches a lake, ours or (null) somebody else's, and sees to it that there is one again when it ends. */
function keepLake(env: Environment, first: ChildProcess | null, patience?: HangPatience) {
  let child = first;
  let failures = 0;
  // Whatever it says, it says something.
  const signs = { ours: 'answers', other: 'answers', silent: 'silent', nobody: 'closed' } as const;
  const watch = createHangWatch(async () => signs[await whoAnswers(env)], patience);
  const stopping = new AbortController();
  const pause = (milliseconds: number) =>
    wait(milliseconds, undefined, { signal: stopping.signal }).catch(() => {});

  const endOf = async (running: ChildProcess): Promise<void> => {
    if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
  };

  async function endOfOurs(running: ChildProcess): Promise<End> {
    let hung = false;
    const over = new AbortController();
    const watching = watch
      .hangOf(running, AbortSignal.any([over.signal, stopping.signal]))
      .then(async (hang) => {
        if (hang === null) return;
        hung = true;
        console.error(`lake: ${hang}, ending it`);
        await endLake(running);
      });
    await endOf(running);
    over.abort();
    await watching;
    const { signalCode, exitCode } = running;
    return {
      what: `ended (${signalCode ?? `code ${exitCode}`})`,
      wasTold: exitCode === 0 && !hung,
    };
  }

  async function endOfOthers(): Promise<End> {
    for (let missed = 0; missed < mostMissed && !stopping.signal.aborted; ) {
      await pause(lookEvery);
      const answering = await whoAnswers(env);
      // It has much to do, and is there.
      if (answering === 'silent') continue;
      missed = answering === 'ours' ? 0 : missed + 1;
      setLakeGone(missed > 0);
    }
    return { what: 'no longer answers', wasTold: false };
  }

  /** One that somebody else has started meanwhile is as good. */
  async function startAgain(): Promise<void> {
    while (!stopping.signal.aborted) {
      const delay = restartDelays[Math.min(failures, restartDelays.length - 1)] ?? 5000;
      failures += 1;
      await pause(delay);
      try {
        const answering = await whoAnswers(env);
        if (answering === 'other') throw new StartError(takenBySomethingElse(env));
        if (stopping.signal.aborted) return;
        child = answering === 'ours' ? null : await startOnceFree(env);
        return;
      } catch (error) {
        console.error(messageOf(error));
      }
    }
  }

  async function keep(): Promise<void> {
    while (!stopping.signal.aborted) {
      setLakeGone(false);
      const since = Date.now();
      const { what, wasTold } = await (child === null ? endOfOthers() : endOfOurs(child));
      if (stopping.signal.aborted) return;
      // Before anything else is sent: by now its port may be another's.
      setLakeGone(true);
      console.error(`lake: ${what}, starting it again`);
      if (wasTold || Date.now() - since > steadyAfter) failures = 0;
      await startAgain();
    }
  }

  const kept = keep();
  const letGo = () => stopping.abort();
  return {
    letGo,
    async stop(): Promise<void> {
      letGo();
      if (child !== null) await endLake(child);
      await kept;
      // One may have been on its way.
      if (child !== null) await endLake(child);
    },
  };
}

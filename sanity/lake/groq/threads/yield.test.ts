import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { yieldToOthers } from './yield.ts';

const workers: Worker[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
});

/** A thread that never ends, by its number. */
const busyThread = (): Promise<number> =>
  new Promise((resolve) => {
    const worker = new Worker(
      `const { parentPort } = require('node:worker_threads');
       parentPort.postMessage(Number(require('node:fs').readlinkSync('/proc/thread-self').split('/').pop()));
       for (;;);`,
      { eval: true },
    );
    workers.push(worker);
    worker.once('message', resolve);
  });

/** Niceness and class of a thread: 19th and 41st field, the name in brackets being the second. */
function standingOf(thread: number) {
  const text = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { niceness: Number(fields[16]), class: Number(fields[38]) };
}
const IDLE = 5;
const hasClasses = spawnSync('chrt', ['--version']).status === 0;

describe.skipIf(process.platform !== 'linux')(
  'a thread that leaves the processor to others',
  () => {
    it('is behind all others, and the rest of the process is not', async () => {
      const [one, other] = [await busyThread(), await busyThread()];
      expect(yieldToOthers(one)).toBe(true);
      await expect
        .poll(() => standingOf(one))
        .toEqual({
          niceness: 19,
          class: hasClasses ? IDLE : 0,
        });
      for (const thread of [other, process.pid]) {
        expect(standingOf(thread)).toMatchObject({ niceness: getPriority(), class: 0 });
      }
    });

    it('is behind them by its priority where there is no chrt', async () => {
      const { PATH } = process.env;
      process.env.PATH = '/nowhere';
      try {
        const thread = await busyThread();
        expect(yieldToOthers(thread)).toBe(true);
        expect(standingOf(thread)).toEqual({ niceness: 19, class: 0 });
      } finally {
        process.env.PATH = PATH;
      }
    });

    it('is no thread of ours any more: nothing comes of it', () => {
      expect(yieldToOthers(2 ** 22 + 5)).toBe(false);
    });
  },
);

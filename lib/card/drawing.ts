import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Wanted } from './thread.ts';

/** Milliseconds a drawing may take. */
const patience = 10_000;
/** Drawings that wait for their turn; who comes later is told to come again. */
const mostWaiting = 20;
/** Milliseconds after which a thread without work ends. */
const idleFor = 30_000;

/** There are more drawings to make than can be made. */
export class DrawingBusyError extends Error {
  override name = 'DrawingBusyError';
}

/** Found by the process, not by a bundler: the thread loads its own code. */
const threadFile = join(process.cwd(), 'lib/card/thread.ts');

let worker: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Draws a picture, one after the other, beside the thread that answers readers: setting type takes a tenth
 * of a second, and anybody may ask for the card of every story.
 *
 * @returns a PNG.
 * @throws DrawingBusyError when too many wait.
 */
export async function draw(want: Wanted): Promise<Uint8Array<ArrayBuffer>> {
  if (waiting >= mostWaiting) throw new DrawingBusyError(`${waiting} drawings wait already.`);
  waiting += 1;
  const drawing = last.then(
    () => drawNow(want),
    () => drawNow(want),
  );
  last = drawing;
  try {
    return await drawing;
  } finally {
    waiting -= 1;
  }
}

const png = z.instanceof(Uint8Array<ArrayBuffer>);

function drawNow(want: Wanted): Promise<Uint8Array<ArrayBuffer>> {
  clearTimeout(idle);
  worker ??= new Worker(threadFile);
  const thread = worker;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(new Error(`Not drawn in ${patience} ms.`)), patience);
    const settle = () => {
      clearTimeout(timer);
      thread.off('message', finish).off('error', fail).off('exit', ended);
    };
    const fail = (error: Error) => {
      settle();
      worker = undefined;
      void thread.terminate();
      reject(error);
    };
    const ended = (code: number) => fail(new Error(`The drawing thread ended with ${code}.`));
    const finish = (message: unknown) => {
      settle();
      letRest(thread);
      resolve(png.parse(message));
    };
    thread.on('message', finish).on('error', fail).on('exit', ended);
    thread.ref();
    thread.postMessage(want);
  });
}

function letRest(thread: Worker): void {
  idle = setTimeout(() => {
    if (worker === thread) worker = undefined;
    void thread.terminate();
  }, idleFor);
  // No process lives on for it.
  idle.unref();
  thread.unref();
}

/** That a serving lake is to end, and with which exit code. */
export type Ending = { code: number };

/** Milliseconds an ending lake has, whatever is under way, until it is ended all the same. */
const PATIENCE = 6_000;

/** Faults of connections that are gone. They end what they carried, nothing else. */
const OF_CONNECTIONS: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'ECONNABORTED']);

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : '';

/**
 * Sees to it that a serving process ends when it should, and only then. It is asked to end by a signal
 * or, with `parent`, by the end of its standard input, which whoever started it holds for as long as
 * they live. After an error that nobody caught its state is unknown: it ends, in order, to be started
 * anew; everything acknowledged is on disk. What a promise failed with that nobody waited for is told,
 * and is no reason to end, nor is a connection that is gone: above all one that the log was written to.
 *
 * @returns what resolves when it is to end.
 */
export function watchForEnd({ parent }: { parent: boolean }): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
  process.on('uncaughtException', (fault) => {
    if (OF_CONNECTIONS.has(codeOf(fault))) return;
    console.error('lake: ends after a fault that nobody caught:', fault);
    resolve({ code: 1 });
  });
  process.on('unhandledRejection', (fault) => {
    console.error('lake: something failed that nobody waited for:', fault);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => resolve({ code: 0 }));
  if (parent) {
    for (const event of ['end', 'close', 'error'] as const) {
      process.stdin.once(event, () => resolve({ code: 0 }));
    }
    process.stdin.resume();
    // A lake that cannot start does not stay for it. A file or a terminal cannot be let go of.
    process.stdin.unref?.();
  }
  return promise.then((ending) => {
    endSurely();
    process.stdin.destroy();
    return ending;
  });
}

/**
 * Ends the process should it not have ended by itself: work in Node's own threads, such as a picture,
 * cannot be stopped, and would be waited for even by `process.exit`.
 */
function endSurely(): void {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE).unref();
}

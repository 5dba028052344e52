/** Ends a process, or with a negative number a group of them, that may just have ended by itself. */
export function endIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Nobody is there to be ended.
  }
}

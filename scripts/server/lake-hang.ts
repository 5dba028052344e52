import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** In milliseconds. */
export type HangPatience = {
  /** Between two questions whether it answers. */
  pause: number;
  /** How long it may say nothing while it uses no processor, as one that waits for what never comes. */
  idle: number;
  /** How long while it does: it may be at something large. */
  busy: number;
};

export const hangPatience: HangPatience = { pause: 5_000, idle: 30_000, busy: 300_000 };

/** How many times as long one is waited for that has hung lately. */
const mostPatient = 8;
/** Milliseconds after which a hang is no longer lately. */
const latelyFor = 600_000;

/** What a process does when it is asked: answers, says nothing, or has nothing any more that could be asked. */
export type Sign = 'answers' | 'silent' | 'closed';

export type HangWatch = {
  /** Resolves with what is to be said of it when a process hangs; null: it ended, or `signal` was aborted. */
  hangOf(child: ChildProcess, signal: AbortSignal): Promise<string | null>;
};

/**
 * Tells a process that hangs from one that has much to do: it answers nothing, time and again, and uses no
 * processor meanwhile or has closed its port, or answers nothing for very long. What was found to hang is waited for twice as
 * long the next time, so that a machine that is too slow for it does not lose it again and again.
 *
 * @param askIt what it does within a while of its own.
 */
export function createHangWatch(
  askIt: () => Promise<Sign>,
  patience: HangPatience = hangPatience,
): HangWatch {
  let factor = 1;
  let hungAt = 0;

  return {
    async hangOf(child, signal) {
      const isOver = () => signal.aborted || child.exitCode !== null || child.signalCode !== null;
      let silent = 0;
      let idle = 0;
      let used = processorTime(child.pid);
      for (;;) {
        const since = performance.now();
        await wait(patience.pause, undefined, { signal, ref: false }).catch(() => {});
        if (isOver()) return null;
        const sign = await askIt();
        if (isOver()) return null;
        const before = used;
        used = processorTime(child.pid);
        if (sign === 'answers') {
          silent = 0;
          idle = 0;
          continue;
        }
        // Not what a machine has slept through.
        const step = Math.min(performance.now() - since, patience.idle / 2);
        silent += step;
        const isIdle = sign === 'closed' || (used !== null && used === before);
        idle = isIdle ? idle + step : 0;
        if (performance.now() - hungAt > latelyFor) factor = 1;
        if (idle < patience.idle * factor && silent < patience.busy * factor) continue;
        factor = Math.min(factor * 2, mostPatient);
        hungAt = performance.now();
        return `has not answered for ${Math.round(silent / 1000)} seconds`;
      }
    },
  };
}

/** Ticks of the processor a process has used, all its threads together; null where the system does not tell. */
function processorTime(pid: number | undefined): number | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may have anything in it; user and system time are the 14th and 15th field.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? ticks : null;
  } catch {
    return null;
  }
}

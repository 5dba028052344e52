import { Worker } from 'node:worker_threads';
import type { Outcome, Question, Ready, Reply, ThreadSettings, ToSave } from './messages.ts';
import { yieldToOthers } from './yield.ts';

/** What a query and its answer may take; beyond this Node ends the thread. */
const MOST_MEMORY_MB = 512;
/** Room for what is used for a moment only. Node's own choice is larger than a lake has to spare. */
const YOUNG_MEMORY_MB = 8;

/** One thread that evaluates GROQ, a question at a time. */
export type QueryThread = {
  isReady(): boolean;
  /** Hands it a question; false when that cannot be sent to a thread at all. */
  ask(question: Question): boolean;
  /** From now on it leaves the processor to others where they want it. False where that cannot be said. */
  yieldToOthers(): boolean;
  /** Ends it, whatever it is at. */
  end(): Promise<unknown>;
};

export type QueryThreadEvents = {
  ready(): void;
  answered(reply: Reply): void;
  toSave(work: ToSave): void;
  /** It is gone by its own fault, with what comes of the question it was at. */
  lost(outcome: Outcome): void;
};

const OUT_OF_MEMORY: Outcome = {
  kind: 'stopped',
  why: `when it took more than ${MOST_MEMORY_MB} MB of memory`,
};

const isOutOfMemory = (fault: Error): boolean =>
  'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Starts a thread over a lake's folder. Of one that was ended nothing more is heard. */
export function startQueryThread(settings: ThreadSettings, tell: QueryThreadEvents): QueryThread {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: settings,
    resourceLimits: {
      maxOldGenerationSizeMb: MOST_MEMORY_MB,
      maxYoungGenerationSizeMb: YOUNG_MEMORY_MB,
    },
  });
  let isReady = false;
  let number: number | null = null;
  let isOver = false;
  const lose = (outcome: Outcome) => {
    if (isOver) return;
    isOver = true;
    tell.lost(outcome);
  };
  worker.on('message', (message: Ready | Reply | ToSave) => {
    if (isOver) return;
    if (message.kind === 'to save') return tell.toSave(message);
    if (message.kind !== 'ready') return tell.answered(message);
    isReady = true;
    number = message.number;
    tell.ready();
  });
  worker.on('error', (fault) => {
    lose(isOutOfMemory(fault) ? OUT_OF_MEMORY : { kind: 'failure', reason: fault.message });
  });
  worker.on('exit', () => lose({ kind: 'failure', reason: 'its thread ended' }));
  return {
    isReady: () => isReady,
    ask(question) {
      try {
        worker.postMessage(question);
        return true;
      } catch {
        // Too deep, or too large, to be copied: what is asked is at fault, not the thread.
        return false;
      }
    },
    yieldToOthers: () => number !== null && !isOver && yieldToOthers(number),
    end() {
      isOver = true;
      return worker.terminate();
    },
  };
}

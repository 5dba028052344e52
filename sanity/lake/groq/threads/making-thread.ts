import { setImmediate, setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openLakeReader } from '../../store/open.ts';
import { unfinishedSelections } from '../../store/saved-selections.ts';
import type { MakingNews, ToMake } from './making-messages.ts';
import type { ThreadSettings } from './messages.ts';
import { ownNumber } from './own-number.ts';
import { createPasses } from './passes.ts';

/**
 * The thread that makes selections over the archive, and keeps those that are kept near to the present.
 * It goes on whoever waits, a few documents at a time, and gives what it has every few seconds to be saved.
 */
const { dir }: ThreadSettings = workerData;
const db = openLakeReader(dir);
const passes = createPasses(db);

const TOLD_EVERY_MS = 200;
/** Changes after which what is kept is brought up to date: a query tests so few again by itself. */
const BEHIND = 400;
/** Milliseconds in which more is wanted by who wants one thing, to be gone through together; readers do not wait. */
const GATHERED_MS = 200;

let isToLookAfter = false;
let isAtWork = false;

const tell = (news: MakingNews) => parentPort?.postMessage(news);

async function work(isUrgent: boolean): Promise<void> {
  if (isAtWork) return;
  isAtWork = true;
  if (!isUrgent) await setTimeout(GATHERED_MS);
  await goThrough();
  // What is asked for comes before what is only kept up to date.
  while (isToLookAfter) {
    isToLookAfter = false;
    for (const { name, isSite } of unfinishedSelections(db, BEHIND)) {
      passes.want([name], isSite ? 'spared' : 'others');
    }
    await goThrough();
  }
  isAtWork = false;
  tell({ kind: 'idle' });
}

async function goThrough(): Promise<void> {
  let told = 0;
  for (let stepped = passes.step(); stepped !== null; stepped = passes.step()) {
    const { progress, parts, whole } = stepped;
    if (whole !== null) tell({ kind: 'made', ...whole });
    if (parts.length > 0 || (whole === null && Date.now() - told > TOLD_EVERY_MS)) {
      told = Date.now();
      tell({ kind: 'progress', progress, parts });
    }
    // What came in meanwhile is heard between two steps.
    await setImmediate();
  }
}

parentPort?.on('message', (told: ToMake) => {
  if (told.kind === 'make') passes.want(told.names, told.urgency);
  else isToLookAfter = true;
  void work(told.kind === 'make' && told.urgency === 'needed');
});

tell({ kind: 'ready', number: ownNumber() });

import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { readByNumber } from '../../store/documents.ts';
import { openLakeReader } from '../../store/open.ts';
import { unfinishedSelections } from '../../store/saved-selections.ts';
import { beginMakings } from './making.ts';
import type { MakingNews, ToMake } from './making-messages.ts';
import type { ThreadSettings } from './messages.ts';
import { ownNumber } from './own-number.ts';

/**
 * The thread that makes selections over the archive, and keeps those that are kept near to the present.
 * It goes on whoever waits, a few documents at a time, and gives what it has every few seconds to be saved.
 */
const { dir }: ThreadSettings = workerData;
const db = openLakeReader(dir);
const read = readByNumber(db);

/** Milliseconds from one save of what is under way to the next. */
const SAVED_EVERY_MS = 4_000;
const TOLD_EVERY_MS = 200;
/** Changes after which what is kept is brought up to date: a query tests so few again by itself. */
const BEHIND = 400;
/** Selections gone through together. */
const TOGETHER = 400;

const wanted = new Set<string>();
let isToLookAfter = false;
let isAtWork = false;

const tell = (news: MakingNews) => parentPort?.postMessage(news);

async function work(): Promise<void> {
  if (isAtWork) return;
  isAtWork = true;
  for (let names = next(); names.length > 0; names = next()) await make(names);
  isAtWork = false;
  tell({ kind: 'idle' });
}

/** What is asked for comes before what is only kept up to date. */
function next(): string[] {
  if (isToLookAfter) {
    isToLookAfter = false;
    for (const name of unfinishedSelections(db, BEHIND)) wanted.add(name);
  }
  const names = [...wanted].slice(0, TOGETHER);
  for (const name of names) wanted.delete(name);
  return names;
}

async function make(names: readonly string[]): Promise<void> {
  const makings = beginMakings(db, read, names);
  let saved = Date.now();
  let told = 0;
  for (let goesOn = true; goesOn; ) {
    goesOn = makings.step();
    // What came in meanwhile is heard between two steps.
    await setImmediate();
    const isToBeSaved = goesOn && Date.now() - saved > SAVED_EVERY_MS;
    if (!isToBeSaved && Date.now() - told < TOLD_EVERY_MS) continue;
    const parts = isToBeSaved ? makings.parts() : [];
    if (isToBeSaved) saved = Date.now();
    told = Date.now();
    tell({ kind: 'progress', progress: makings.progress(), parts });
  }
  const { selections, made, again } = makings.whole();
  for (const name of again) wanted.add(name);
  const done = new Set([...selections.map(({ name }) => name), ...again]);
  tell({ kind: 'made', selections, made, failed: names.filter((name) => !done.has(name)) });
}

parentPort?.on('message', (told: ToMake) => {
  if (told.kind === 'make') for (const name of told.names) wanted.add(name);
  else isToLookAfter = true;
  void work();
});

tell({ kind: 'ready', number: ownNumber() });

import { setImmediate, setTimeout } from 'node:timers/promises';
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
/** Milliseconds in which more is wanted by who wants one thing, to be gone through together; the site does not wait. */
const GATHERED_MS = 200;

/** What the site waits for is made before all else. */
const wanted = { site: new Set<string>(), others: new Set<string>() };
let isToLookAfter = false;
let isAtWork = false;

const tell = (news: MakingNews) => parentPort?.postMessage(news);

async function work(): Promise<void> {
  if (isAtWork) return;
  isAtWork = true;
  if (wanted.site.size === 0) await setTimeout(GATHERED_MS);
  for (let some = next(); some.names.length > 0; some = next()) await make(some);
  isAtWork = false;
  tell({ kind: 'idle' });
}

type Some = { names: readonly string[]; isSite: boolean };

function want(name: string, isSite: boolean): void {
  if (isSite) wanted.others.delete(name);
  if (!wanted.site.has(name)) wanted[isSite ? 'site' : 'others'].add(name);
}

/** What is asked for comes before what is only kept up to date. */
function next(): Some {
  if (isToLookAfter) {
    isToLookAfter = false;
    for (const { name, isSite } of unfinishedSelections(db, BEHIND)) want(name, isSite);
  }
  const isSite = wanted.site.size > 0;
  const from = isSite ? wanted.site : wanted.others;
  const names = [...from].slice(0, TOGETHER);
  for (const name of names) from.delete(name);
  return { names, isSite };
}

/** Makes some. Others' are put off as soon as the site wants some: what is known of them is saved. */
async function make({ names, isSite }: Some): Promise<void> {
  const makings = beginMakings(db, read, names);
  let saved = Date.now();
  let told = 0;
  for (let goesOn = true; goesOn; ) {
    goesOn = makings.step();
    // What came in meanwhile is heard between two steps.
    await setImmediate();
    const isPutOff = goesOn && !isSite && wanted.site.size > 0;
    const isToBeSaved = goesOn && (isPutOff || Date.now() - saved > SAVED_EVERY_MS);
    if (!isToBeSaved && Date.now() - told < TOLD_EVERY_MS) continue;
    const parts = isToBeSaved ? makings.parts() : [];
    if (isToBeSaved) saved = Date.now();
    told = Date.now();
    tell({ kind: 'progress', progress: makings.progress(), parts });
    if (!isPutOff) continue;
    for (const name of names) want(name, isSite);
    return;
  }
  const { selections, made, again, failed } = makings.whole();
  for (const name of again) want(name, isSite);
  tell({ kind: 'made', selections, made, failed });
}

parentPort?.on('message', (told: ToMake) => {
  if (told.kind === 'make') for (const name of told.names) want(name, told.isSite);
  else isToLookAfter = true;
  void work();
});

tell({ kind: 'ready', number: ownNumber() });

import type { LakeDatabase } from './store/database.ts';
import { fileMoreWords, wordsInTheMaking } from './store/word-index.ts';

/** Milliseconds of each second or so that are spent on it: requests come first. */
const AT_A_TIME_MS = 25;
const BETWEEN_MS = 25;
/** When there was no room to write, or somebody else was writing. */
const AFTER_A_FAULT_MS = 5_000;
const TOLD_EVERY_MS = 10_000;

/**
 * Makes the text index of a lake that another version filed, a little at a time while the lake serves,
 * from where it was left. Ends with the lake.
 */
export function lookAfterWords(db: LakeDatabase, tell: (line: string) => void): void {
  let told = Number.NEGATIVE_INFINITY;
  const say = () => {
    const progress = wordsInTheMaking(db);
    if (progress === null) return tell('lake: the text index is whole.');
    if (performance.now() - told < TOLD_EVERY_MS) return;
    told = performance.now();
    tell(`lake: ${progress.filed} of ${progress.of} documents are in the new text index`);
  };
  const goOn = () => {
    if (!db.sqlite.isOpen) return;
    let next = BETWEEN_MS;
    try {
      const isLeft = fileMoreWords(db, AT_A_TIME_MS);
      say();
      if (!isLeft) return;
    } catch (fault) {
      console.error('lake: the text index could not be gone on with:', fault);
      next = AFTER_A_FAULT_MS;
    }
    setTimeout(goOn, next).unref();
  };
  if (wordsInTheMaking(db) !== null) goOn();
}

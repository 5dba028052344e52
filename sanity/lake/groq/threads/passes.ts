import type { LakeDatabase } from '../../store/database.ts';
import type { SavedSelection } from '../../store/saved-selections.ts';
import { beginMakings, type Makings } from './making.ts';
import {
  comesBefore,
  type Failed,
  type MakingProgress,
  URGENCIES,
  type Urgency,
} from './making-messages.ts';

/** What came of a step. */
export type Stepped = {
  progress: MakingProgress;
  /** What is to be saved of what is under way. */
  parts: readonly SavedSelection[];
  /** What has come to its end. */
  whole: { selections: readonly SavedSelection[]; made: number; failed: readonly Failed[] } | null;
};

/** Goings through the archive, each for what was wanted together. */
export type Passes = {
  want(names: Iterable<string>, urgency: Urgency): void;
  /** Goes on for a moment with what comes first; null when there is nothing left to do. */
  step(): Stepped | null;
};

/** Milliseconds from one save of what is under way to the next. */
const SAVED_EVERY_MS = 4_000;
/** Selections gone through together. */
const TOGETHER = 400;

type Pass = { makings: Makings; names: Set<string>; urgency: Urgency; saved: number };

/**
 * Of passes that are as urgent each goes on in turn, so that what takes a moment does not wait for what
 * takes long. What is less urgent rests, with what is known of it saved.
 */
export function createPasses(db: LakeDatabase): Passes {
  const wanted = {
    needed: new Set<string>(),
    spared: new Set<string>(),
    others: new Set<string>(),
  };
  let passes: Pass[] = [];
  let last: Pass | null = null;

  const isWanted = (name: string, urgency: Urgency): boolean =>
    URGENCIES.some(
      (one) => !comesBefore(urgency, one) && (wanted[one].has(name) || isUnderWay(name, one)),
    );
  const isUnderWay = (name: string, urgency: Urgency): boolean =>
    passes.some((pass) => pass.urgency === urgency && pass.names.has(name));

  /** What is made in one pass is no more in another, which would save a part of it in place of the whole. */
  const leave = ({ makings, names }: Pass, left: ReadonlySet<string>): void => {
    makings.leave(left);
    for (const name of left) names.delete(name);
  };

  /** Begins what is wanted, unless something more urgent is under way. */
  const begin = (): void => {
    const urgency = URGENCIES.find(
      (one) => wanted[one].size > 0 || passes.some((pass) => pass.urgency === one),
    );
    if (urgency === undefined || wanted[urgency].size === 0) return;
    const names = [...wanted[urgency]].slice(0, TOGETHER);
    for (const name of names) wanted[urgency].delete(name);
    const makings = beginMakings(db, names);
    const pass = { makings, names: new Set(names), urgency, saved: Date.now() };
    for (const resting of passes) leave(resting, pass.names);
    passes.push(pass);
  };

  const next = (): Pass | undefined =>
    URGENCIES.flatMap((urgency) => passes.filter((pass) => pass.urgency === urgency))[0];

  /** What has to be saved now: of one that rests, so that nothing is lost with the thread, and every few seconds. */
  const partsOf = (pass: Pass | null, isResting: boolean): readonly SavedSelection[] => {
    if (pass === null || !passes.includes(pass)) return [];
    if (!isResting && Date.now() - pass.saved < SAVED_EVERY_MS) return [];
    pass.saved = Date.now();
    return pass.makings.parts();
  };

  return {
    want(names, urgency) {
      for (const name of names) {
        if (isWanted(name, urgency)) continue;
        for (const one of URGENCIES) wanted[one].delete(name);
        wanted[urgency].add(name);
      }
    },
    step() {
      begin();
      const pass = next();
      if (pass === undefined) return null;
      const isPutOff = last !== null && comesBefore(pass.urgency, last.urgency);
      const rested = isPutOff ? partsOf(last, true) : [];
      last = pass;
      const goesOn = pass.makings.step();
      // To the end of those that are as urgent.
      passes = passes.filter((one) => one !== pass);
      if (goesOn) passes.push(pass);
      const progress = goesOn ? pass.makings.progress() : { tested: 0, of: 0 };
      if (goesOn) return { progress, parts: [...rested, ...partsOf(pass, false)], whole: null };
      const { again, ...whole } = pass.makings.whole();
      for (const name of again) wanted[pass.urgency].add(name);
      return { progress, parts: rested, whole };
    },
  };
}

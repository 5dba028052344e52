import type { SavedSelection } from '../../store/saved-selections.ts';

/**
 * Whom it is for, in the order in which they are served: a page that waits, the site where a page can do
 * without, anybody else.
 */
export const URGENCIES = ['needed', 'spared', 'others'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Whether what is wanted so comes before what is wanted so. */
export const comesBefore = (one: Urgency, other: Urgency): boolean =>
  URGENCIES.indexOf(one) < URGENCIES.indexOf(other);

/** Told to the thread that makes selections: make these, or look after what is kept. */
export type ToMake =
  | { kind: 'make'; names: readonly string[]; urgency: Urgency }
  | { kind: 'look after' };

/** How far the thread is: documents tested, of those that it has to test now. */
export type MakingProgress = { tested: number; of: number };

/** One that cannot be made, and why. */
export type Failed = { name: string; why: string };

/** What the thread says. What it has made has to be kept by who may write. */
export type MakingNews =
  | { kind: 'ready'; number: number | null }
  | { kind: 'progress'; progress: MakingProgress; parts: readonly SavedSelection[] }
  /** `made`: how many of these were not whole before. */
  | {
      kind: 'made';
      selections: readonly SavedSelection[];
      made: number;
      failed: readonly Failed[];
    }
  /** Nothing is left to do. */
  | { kind: 'idle' };

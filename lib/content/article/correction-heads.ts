import type { CorrectionKind } from './view.ts';

/** The words that head each kind of correction. */
export const correctionHeads = {
  correction: 'corrections.correctionOf',
  clarification: 'corrections.clarificationOf',
  update: 'corrections.updateOf',
} as const satisfies Record<CorrectionKind, string>;

import type { CorrectionKind } from './view.ts';

/** How each kind of correction is headed. */
export const correctionLabels: Readonly<Record<CorrectionKind, string>> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
};

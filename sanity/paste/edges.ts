import type { Pasted, Run } from './pasted.ts';

const space: Run = { text: ' ', marks: [], href: null };

/**
 * Words cut out of a sentence keep the space at their ends, as the plain text beside them has it: put
 * into another sentence they would run into its words. Whole paragraphs need none.
 */
export function withEdges(pasted: Pasted, plainText: string): Pasted {
  const [only, ...others] = pasted.blocks;
  if (only?.kind !== 'text' || others.length > 0 || only.list || only.style !== 'normal') {
    return pasted;
  }
  const runs = [
    ...(/^[^\S\n\r]/u.test(plainText) ? [space] : []),
    ...only.runs,
    ...(/[^\S\n\r]$/u.test(plainText) ? [space] : []),
  ];
  return { ...pasted, blocks: [{ ...only, runs }] };
}

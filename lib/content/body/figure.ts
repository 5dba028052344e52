const spaces = /[\s\u00a0\u2009\u202f]/g;
const inThousands = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const plain = /^[+-]?\d+([.,]\d+)?$/;

/**
 * Reads a figure as it is written: `1,204`, `1 204`, `−0.11`, `7,42`, `12 %`. One comma before three digits
 * parts thousands.
 *
 * @returns null for what is no figure, such as `n/a`.
 */
export function figureOf(written: string): number | null {
  const bare = written.replace(spaces, '').replace('−', '-').replace(/%$/, '');
  if (inThousands.test(bare)) return Number(bare.replaceAll(',', ''));
  return plain.test(bare) ? Number(bare.replace(',', '.')) : null;
}

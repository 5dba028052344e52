const spaces = /[\s\u00a0\u2009\u202f]/g;
const inThousands = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
/** Sizes that a drawing can still set side by side, and far from what is known of anything. */
const range = { least: 1e-100, most: 1e100 };
const plain = /^[+-]?\d+([.,]\d+)?$/;

/**
 * Reads a figure as it is written: `1,204`, `1 204`, `−0.11`, `7,42`, `12 %`. One comma before three digits
 * parts thousands.
 *
 * @returns null for what is no figure, such as `n/a`.
 */
export function figureOf(written: string): number | null {
  const bare = written.replace(spaces, '').replace('−', '-').replace(/%$/, '');
  if (inThousands.test(bare)) return inRange(Number(bare.replaceAll(',', '')));
  return plain.test(bare) ? inRange(Number(bare.replace(',', '.'))) : null;
}

/** Nought without a sign, since nothing is less than it by it. */
function inRange(figure: number): number | null {
  if (figure === 0) return 0;
  const size = Math.abs(figure);
  return size >= range.least && size <= range.most ? figure : null;
}

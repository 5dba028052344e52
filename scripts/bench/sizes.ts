/**
 * Numbers of stories, as they are given to a benchmark: `1k,10k`.
 *
 * @throws Error that says what is expected.
 */
export const sizesOf = (list: string): number[] =>
  list.split(',').map((size) => {
    const [, digits, unit = ''] = /^([1-9]\d*)([km]?)$/.exec(size.trim()) ?? [];
    if (digits !== undefined) return Number(digits) * (units[unit] ?? 1);
    throw new Error(`--sizes takes numbers of stories, such as 1k,10k; not "${size}".`);
  });

const units: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };

/** A number of stories, as it stands over a column. */
export const short = (count: number): string =>
  count % 1_000 === 0 ? `${count / 1_000}k` : String(count);

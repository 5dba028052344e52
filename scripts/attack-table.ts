import type { TestRun } from './test-reports.ts';

/** One attack that the tests made: where, what was tried, what it met, and whether it did. */
export type Attack = { area: string; tried: string; met: string; ok: boolean };

const prefix = 'attack: ';

/**
 * The attacks among tests: those in a group `attack: <area>`, called `<what was tried> → <what it met>`.
 * One that was left out proves nothing, and is none.
 */
export const attacksAmong = (runs: readonly TestRun[]): Attack[] =>
  runs.flatMap(({ groups, title, outcome }) => {
    const group = groups.find((name) => name.startsWith(prefix));
    if (group === undefined || outcome === 'skipped') return [];
    const at = title.lastIndexOf(' → ');
    const [tried, met] = at < 0 ? [title, ''] : [title.slice(0, at), title.slice(at + 3)];
    return [{ area: group.slice(prefix.length), tried, met, ok: outcome === 'passed' }];
  });

const widest = { area: 26, tried: 84, met: 52 } as const;

const cell = (text: string, width: number): string =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

/** What was tried and what it met, a line each, the failed ones last, where they are seen. */
export function attackTable(attacks: readonly Attack[]): string {
  const inOrder = attacks.toSorted(
    (one, other) => Number(other.ok) - Number(one.ok) || one.area.localeCompare(other.area),
  );
  const widthOf = (column: keyof typeof widest): number =>
    Math.min(widest[column], Math.max(column.length, ...attacks.map((one) => one[column].length)));
  const widths = [widthOf('area'), widthOf('tried'), widthOf('met')] as const;
  const line = (area: string, tried: string, met: string, ok: string): string =>
    `${cell(area, widths[0])} │ ${cell(tried, widths[1])} │ ${cell(met, widths[2])} │ ${ok}`;
  return [
    line('area', 'tried', 'met', 'ok'),
    widths
      .map((width) => '─'.repeat(width))
      .join('─┼─')
      .concat('─┼────'),
    ...inOrder.map(({ area, tried, met, ok }) => line(area, tried, met, ok ? 'yes' : 'NO')),
    `${attacks.length} attacks, ${attacks.filter(({ ok }) => !ok).length} of which met something else`,
  ].join('\n');
}

import { z } from 'zod';

/** One attack that the tests made: where, what was tried, what it met, and whether it did. */
export type Attack = { area: string; tried: string; met: string; ok: boolean };

const prefix = 'attack: ';

/** An attack, if a test is one: in a group `attack: <area>`, called `<what was tried> → <what it met>`. */
function attackOf(groups: readonly string[], title: string, ok: boolean): Attack[] {
  const group = groups.find((name) => name.startsWith(prefix));
  if (group === undefined) return [];
  const at = title.lastIndexOf(' → ');
  const [tried, met] = at < 0 ? [title, ''] : [title.slice(0, at), title.slice(at + 3)];
  return [{ area: group.slice(prefix.length), tried, met, ok }];
}

const vitest = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
});

/** The attacks in Vitest's JSON report. One that was left out proves nothing, and is none. */
export const attacksOfVitest = (report: unknown): Attack[] =>
  vitest
    .parse(report)
    .testResults.flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .flatMap(({ ancestorTitles, title, status }) =>
      attackOf(ancestorTitles, title, status === 'passed'),
    );

type Suite = {
  title: string;
  specs: { title: string; tests: { status: string }[] }[];
  suites: Suite[];
};

const suite: z.ZodType<Suite> = z.object({
  title: z.string(),
  specs: z
    .array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) }))
    .default([]),
  get suites() {
    return z.array(suite).default([]);
  },
});

const playwright = z.object({ suites: z.array(suite) });

function attacksIn({ title, specs, suites }: Suite, above: readonly string[]): Attack[] {
  const groups = [...above, title];
  return [
    ...specs.flatMap((spec) => {
      const run = spec.tests.filter(({ status }) => status !== 'skipped');
      const ok = run.every(({ status }) => status === 'expected');
      return run.length === 0 ? [] : attackOf(groups, spec.title, ok);
    }),
    ...suites.flatMap((inner) => attacksIn(inner, groups)),
  ];
}

/** The attacks in Playwright's JSON report. */
export const attacksOfPlaywright = (report: unknown): Attack[] =>
  playwright.parse(report).suites.flatMap((outer) => attacksIn(outer, []));

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

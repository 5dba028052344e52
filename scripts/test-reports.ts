import { relative } from 'node:path';
import { z } from 'zod';

/** A test that was run: in which file and groups, and what came of it. */
export type TestRun = {
  file: string;
  groups: readonly string[];
  title: string;
  outcome: 'passed' | 'failed' | 'skipped';
  /** What the failed said, as its runner prints it. */
  said: string;
};

const vitest = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const outcomeOf = (status: string, passed: string): TestRun['outcome'] => {
  if (status === passed) return 'passed';
  return ['skipped', 'pending', 'todo'].includes(status) ? 'skipped' : 'failed';
};

/**
 * The tests in Vitest's JSON report, their files as seen from `root`. A file that failed before its
 * tests could be told is a failed test of its own.
 */
export const runsOfVitest = (report: unknown, root: string): TestRun[] =>
  vitest.parse(report).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const runs = assertionResults.map(
      ({ ancestorTitles, title, status: own, failureMessages }): TestRun => ({
        file,
        groups: ancestorTitles,
        title,
        outcome: outcomeOf(own, 'passed'),
        said: failureMessages?.join('\n') ?? '',
      }),
    );
    const untold = status === 'failed' && runs.every(({ outcome }) => outcome !== 'failed');
    if (!untold) return runs;
    return [
      ...runs,
      { file, groups: [], title: 'the file itself', outcome: 'failed', said: message },
    ];
  });

/**
 * The files in Vitest's JSON report whose own process came to an end before it had told of all their tests: none of
 * them failed, and nothing is said of why.
 */
export const cutOff = (report: unknown): string[] =>
  vitest
    .parse(report)
    .testResults.filter(
      ({ status, message, assertionResults }) =>
        status === 'failed' &&
        message === '' &&
        assertionResults.some(({ status: own }) => own === 'pending') &&
        assertionResults.every(({ status: own }) => own !== 'failed'),
    )
    .map(({ name }) => name);

/** Vitest's JSON report without the files of those names. */
export function withoutFiles(report: unknown, names: readonly string[]): unknown {
  const { testResults } = vitest.parse(report);
  return { testResults: testResults.filter(({ name }) => !names.includes(name)) };
}

const spec = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z
        .array(z.object({ errors: z.array(z.object({ message: z.string().default('') })) }))
        .default([]),
    }),
  ),
});

type Suite = { title: string; specs: z.output<typeof spec>[]; suites: Suite[] };

const suite: z.ZodType<Suite> = z.object({
  title: z.string(),
  specs: z.array(spec).default([]),
  get suites() {
    return z.array(suite).default([]);
  },
});

const playwright = z.object({
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string().default('') })).default([]),
});

function runsIn({ specs, suites }: Suite, file: string, above: readonly string[]): TestRun[] {
  return [
    ...specs.flatMap((one) =>
      one.tests.map(
        ({ status, results }): TestRun => ({
          file,
          groups: above,
          title: one.title,
          // One that passes only at the second try ("flaky") is broken.
          outcome: outcomeOf(status, 'expected'),
          said: results.flatMap(({ errors }) => errors.map(({ message }) => message)).join('\n'),
        }),
      ),
    ),
    ...suites.flatMap((inner) => runsIn(inner, file, [...above, inner.title])),
  ];
}

/** The tests in Playwright's JSON report; what failed outside of them all is a failed test of its own. */
export function runsOfPlaywright(report: unknown): TestRun[] {
  const { suites, errors } = playwright.parse(report);
  return [
    ...suites.flatMap((outer) => runsIn(outer, outer.title, [])),
    ...errors.map(
      ({ message }): TestRun => ({
        file: 'e2e',
        groups: [],
        title: 'around the tests',
        outcome: 'failed',
        said: message,
      }),
    ),
  ];
}

/** What failed, each with its file, its name and the first lines of what it said. */
export const failures = (runs: readonly TestRun[], lines = 12): string =>
  runs
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ file, groups, title, said }) => {
      const first = said.split('\n').slice(0, lines);
      return [[file, ...groups, title].join(' › '), ...first.map((line) => `    ${line}`)].join(
        '\n',
      );
    })
    .join('\n\n');

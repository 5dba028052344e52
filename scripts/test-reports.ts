import { relative } from 'node:path';
import { z } from 'zod';
import { whereItStood } from '#e2e/newsroom/where-it-stood.ts';

/** A test that was run: in which file and groups, and what came of it. */
export type TestRun = {
  file: string;
  groups: readonly string[];
  title: string;
  outcome: 'passed' | 'failed' | 'skipped';
  /** What the failed said, as its runner prints it. */
  said: string;
  /** What its page looked like then; empty where there was none. */
  seen: string;
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
        seen: '',
      }),
    );
    const untold = status === 'failed' && runs.every(({ outcome }) => outcome !== 'failed');
    if (!untold) return runs;
    return [
      ...runs,
      { file, groups: [], title: 'the file itself', outcome: 'failed', said: message, seen: '' },
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
        .array(
          z.object({
            errors: z.array(z.object({ message: z.string().default('') })),
            attachments: z
              .array(z.object({ name: z.string(), body: z.base64().optional() }))
              .default([]),
          }),
        )
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
          seen: results
            .flatMap(({ attachments }) => attachments)
            .filter(({ name }) => name === whereItStood)
            .map(({ body = '' }) => Buffer.from(body, 'base64').toString())
            .join('\n'),
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
        seen: '',
      }),
    ),
  ];
}

const firstLines = (text: string, most: number): string[] =>
  text === '' ? [] : text.split('\n').slice(0, most);

/** What failed, each with its file, its name, the first lines of what it said and of what its page looked like. */
export const failures = (runs: readonly TestRun[], said = 12, seen = 100): string =>
  runs
    .filter(({ outcome }) => outcome === 'failed')
    .map((run) =>
      [
        [run.file, ...run.groups, run.title].join(' › '),
        ...firstLines(run.said, said).map((line) => `    ${line}`),
        ...firstLines(run.seen, seen).map((line) => `    │ ${line}`),
      ].join('\n'),
    )
    .join('\n\n');

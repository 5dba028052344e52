import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { findChromium } from '#e2e/newsroom/chromium.ts';
import { attacksAmong, attackTable } from './attack-table.ts';
import {
  cutOff,
  failures,
  runsOfPlaywright,
  runsOfVitest,
  type TestRun,
  withoutFiles,
} from './test-reports.ts';

/**
 * `npm test`: types, lint, unit and end-to-end tests, each in its own tool, then one table of all the
 * attacks they made, what failed, and one closing line that adds them up. Every step runs even when one
 * before it fails, so that one run tells everything.
 */

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const binary = (name: string, path: string) =>
  join(dirname(require.resolve(`${name}/package.json`)), path);

type Count = { passed: number; failed: number; skipped: number };

function run(
  script: string,
  args: string[],
  env: Record<string, string | undefined> = {},
): Promise<boolean> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code === 0));
    child.once('error', () => resolve(false));
  });
}

/** A step that only passes or fails, counted as one test. */
const single = (passed: boolean): Count => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
});

const sum = (one: Count, other: Count): Count => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** A run of a runner, with its own report; null when it left none. */
type Run = { passed: boolean; report: unknown };

const reportIn = (file: string): Promise<unknown> =>
  readFile(join(root, file), 'utf8').then(JSON.parse, () => null);

/** A run that failed without failing a test counts as one failure. */
function counted({ passed, report }: Run, read: (report: unknown) => Count): Count {
  const count = report === null ? single(false) : read(report);
  return passed || count.failed > 0 ? count : { ...count, failed: 1 };
}

/** Runs the unit tests of these files; of all there are when none is named. */
async function unitTests(files: readonly string[]): Promise<Run> {
  const file = 'test-results/unit.json';
  const passed = await run(binary('vitest', 'vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...files,
  ]);
  return { passed, report: await reportIn(file) };
}

/** Every test that was run, of both runners. */
const runs: TestRun[] = [];

const unitCount = (ran: Run): Count =>
  counted(ran, (report) => {
    const told = runsOfVitest(report, root);
    runs.push(...told);
    const count = (outcome: TestRun['outcome']) =>
      told.filter((one) => one.outcome === outcome).length;
    return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  });

const steps: Record<string, () => Promise<Count>> = {
  types: async () =>
    single(
      (await run(binary('next', 'dist/bin/next'), ['typegen'])) &&
        (await run(join(root, 'scripts/typegen.ts'), ['--check'])) &&
        (await run(binary('typescript', 'bin/tsc'), ['--noEmit'])) &&
        // The lake by itself: without a browser's types, in its own package.
        (await run(binary('typescript', 'bin/tsc'), ['--noEmit', '-p', 'sanity/lake'])),
    ),
  lint: async () => {
    const tidy = await run(binary('@biomejs/biome', 'bin/biome'), ['check', '.']);
    return single((await run(join(root, 'scripts/boundaries.ts'), [])) && tidy);
  },
  unit: async () => {
    const first = await unitTests([]);
    const ended = first.report === null ? [] : cutOff(first.report);
    if (ended.length === 0) return unitCount(first);
    // No verdict of a test: V8 itself ends a process now and then while it frees compiled code (nodejs/node#64500).
    console.log(`\nThe process of these ended, and they are run again:\n${ended.join('\n')}\n`);
    const again = await unitTests(ended);
    const rest = { passed: true, report: withoutFiles(first.report, ended) };
    return sum(unitCount(rest), unitCount(again));
  },
  'end-to-end': async () => {
    const chromium = await findChromium().catch((error: Error) => {
      console.error(error.message);
      return null;
    });
    if (chromium === null) return single(false);
    const passed = await run(binary('@playwright/test', 'cli.js'), ['test'], {
      CHROMIUM_PATH: chromium,
    });
    return counted({ passed, report: await reportIn('test-results/e2e.json') }, (report) => {
      runs.push(...runsOfPlaywright(report));
      const { stats } = playwrightReport.parse(report);
      // A test that passes only at the second try is broken.
      return {
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
      };
    });
  },
};

await rm(join(root, 'test-results'), { recursive: true, force: true });
await mkdir(join(root, 'test-results'), { recursive: true });
const wanted = process.argv.slice(2);
const failedSteps: string[] = [];
let total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = Date.now();
  console.log(`\n── ${name}`);
  const count = await step();
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`── ${name}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
  if (count.failed > 0) failedSteps.push(name);
  total = sum(total, count);
}
const attacks = attacksAmong(runs);
if (attacks.length > 0) console.log(`\n── attacks\n${attackTable(attacks)}`);
const failed = failures(runs);
if (failed !== '') console.log(`\n── failed\n${failed}`);
if (failedSteps.length > 0) console.log(`\nNot everything passed in: ${failedSteps.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

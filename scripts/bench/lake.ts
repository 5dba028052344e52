import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { lakeBench } from '@dateline/lake/programs';
import { z } from 'zod';
import { lakeQuestions } from './lake-questions.ts';
import { short, sizesOf } from './sizes.ts';
import { heading, row } from './table.ts';

/**
 * `npm run bench -- lake [--sizes 1k,10k,100k]`: the embedded Content Lake, asked the site's own
 * queries over ever more stories, beside groq-js alone over an array in the same run.
 */

const figures = z.object({
  stories: z.number(),
  fillSeconds: z.number(),
  fileMb: z.number(),
  server: z.object({
    startMs: z.number(),
    memoryMb: z.number().nullable(),
    busyMemoryMb: z.number().nullable(),
    requestsPerSecond: z.number(),
    firstMs: z.array(z.number()),
    restartedMs: z.array(z.number()),
  }),
  queries: z.array(
    z.object({
      name: z.string(),
      median: z.number(),
      plain: z.number().nullable(),
      agrees: z.boolean().nullable(),
      plan: z.array(
        z.object({
          access: z.string(),
          keys: z.array(z.string()),
          orderedBy: z.string().nullable(),
          counted: z.number(),
          reads: z.number(),
          documents: z.number(),
        }),
      ),
    }),
  ),
  writes: z.object({ commitsPerSecond: z.number(), importPerSecond: z.number() }).nullable(),
});
type Figures = z.infer<typeof figures>;

/** Writes are measured at this size only, or at the only one there is. */
const SIZE_OF_WRITES = 10_000;
/** Milliseconds groq-js alone may be expected to take for one answer. */
const PATIENCE = 15_000;

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { sizes: { type: 'string', default: '1k,10k,100k' } },
});
const sizes = sizesOf(values.sizes);

const ms = (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : value < 10 ? value.toFixed(2) : value.toFixed(0);

async function measure(stories: number, questions: string, skipped: string[], writes: boolean) {
  const args = ['--stories', String(stories), '--questions', questions];
  for (const name of skipped) args.push('--skip-plain', name);
  if (writes) args.push('--writes');
  const child = spawn(process.execPath, ['--max-old-space-size=8000', lakeBench, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return figures.parse(JSON.parse(await text(child.stdout)));
}

/** Queries that groq-js alone would be too long about, going by the size before. */
function tooSlow(before: Figures | undefined, stories: number): string[] {
  if (before === undefined) return [];
  const growth = stories / before.stories;
  return before.queries
    .filter(({ plain }) => plain === null || plain * growth > PATIENCE)
    .map(({ name }) => name);
}

function queryTable(all: readonly Figures[]): void {
  const [smallest] = all;
  const largest = all.at(-1);
  console.log('\nQueries: median ms of the lake (groq-js alone)\n');
  heading('query', ...all.map(({ stories }) => short(stories)), 'growth', 'same answer');
  for (const [index, { name }] of (smallest?.queries ?? []).entries()) {
    const times = all.map(({ queries }) => queries[index]);
    const cells = times.map((time) => `${ms(time?.median)} (${ms(time?.plain)})`);
    const growth = (largest?.queries[index]?.median ?? 0) / (smallest?.queries[index]?.median ?? 1);
    const same = times.every((time) => time?.agrees !== false) ? 'yes' : 'NO';
    row(name, ...cells, `${growth.toFixed(1)}×`, same);
  }
}

function planTable({ stories, queries, server }: Figures): void {
  console.log(`\nHow they are answered at ${short(stories)} (explain)\n`);
  heading('query', 'first time ever, ms', 'after a restart, ms', 'plan: what each `*` read');
  for (const [index, { name, plan }] of queries.entries()) {
    const steps = plan.map(({ access, keys, orderedBy, counted, reads, documents }) => {
      const order = orderedBy === null ? '' : ` in order of ${orderedBy}`;
      const times = reads === 1 ? '' : ` in ${reads} reads`;
      const which = keys.length > 1 ? `${keys[0]} …` : (keys[0] ?? '');
      return `${access} \`${which}\`${order}: ${counted > 0 ? `${counted} counted` : documents}${times}`;
    });
    row(name, ms(server.firstMs[index]), ms(server.restartedMs[index]), steps.join('; '));
  }
}

function serverTable(all: readonly Figures[]): void {
  console.log('\nThe lake as a process\n');
  heading('', ...all.map(({ stories }) => short(stories)));
  row('start-up, ms', ...all.map(({ server }) => ms(server.startMs)));
  row('memory after all queries, MB', ...all.map(({ server }) => ms(server.memoryMb)));
  row('memory after 32 connections too, MB', ...all.map(({ server }) => ms(server.busyMemoryMb)));
  row(
    'stories by slug a second, 32 connections',
    ...all.map((one) => ms(one.server.requestsPerSecond)),
  );
  row('commits of one document a second', ...all.map((one) => ms(one.writes?.commitsPerSecond)));
  row('imported stories a second', ...all.map((one) => ms(one.writes?.importPerSecond)));
  row('size of the file, MB', ...all.map(({ fileMb }) => ms(fileMb)));
}

const questions = join(tmpdir(), `lake-questions-${process.pid}.json`);
await writeFile(questions, JSON.stringify(lakeQuestions));
try {
  const all: Figures[] = [];
  for (const stories of sizes) {
    const writes = stories === SIZE_OF_WRITES || sizes.length === 1;
    all.push(await measure(stories, questions, tooSlow(all.at(-1), stories), writes));
  }
  queryTable(all);
  const [largest] = all.slice(-1);
  if (largest !== undefined) planTable(largest);
  serverTable(all);
} finally {
  await rm(questions);
}

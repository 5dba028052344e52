import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commitsPerSecond } from './commits.ts';
import { fillLake } from './fill.ts';
import { importPerSecond } from './import.ts';
import { newsroomOf, workedOnNewsroomOf } from './newsroom.ts';
import { measureQueries } from './queries.ts';
import { readQuestions } from './questions.ts';
import { measureServer } from './server.ts';

/**
 * One size of the lake's benchmark, in a process of its own so that sizes do not share memory:
 * `node sanity/lake/bench/main.ts --stories 1000 --questions FILE [--skip-plain NAME]… [--writes]`
 * prints its figures as JSON. `scripts/bench/lake.ts` runs it and makes tables of them. With `--fill DIR`
 * it makes the archive there, and leaves it: for who wants to see a whole newsroom over it.
 */
const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '1000' },
    questions: { type: 'string', default: '' },
    'skip-plain': { type: 'string', multiple: true, default: [] },
    writes: { type: 'boolean', default: false },
    fill: { type: 'string' },
  },
});

const stories = Number(values.stories);

if (values.fill === undefined) await measure();
else fillLake(values.fill, workedOnNewsroomOf(stories));

async function measure(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'lake-bench-'));
  try {
    const filling = performance.now();
    fillLake(dir, newsroomOf(stories));
    const fillSeconds = (performance.now() - filling) / 1_000;
    const questions = readQuestions(values.questions);
    const server = await measureServer(dir, questions);
    const queries = await measureQueries(dir, questions, (name) =>
      values['skip-plain'].includes(name),
    );
    const writes = values.writes
      ? { commitsPerSecond: commitsPerSecond(dir), importPerSecond: await importPerSecond(stories) }
      : null;
    const fileMb = statSync(join(dir, 'lake.sqlite')).size / 1_000_000;
    console.log(JSON.stringify({ stories, fillSeconds, fileMb, server, queries, writes }));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runLake, startTestLake } from '../testing/lake-process.ts';
import { newsroomOf } from './newsroom.ts';

/** How many stories a second `lake import` brings into an empty lake that is being served. */
export async function importPerSecond(stories: number): Promise<number> {
  const lake = await startTestLake();
  const file = join(lake.dir, 'bench.ndjson');
  try {
    const lines = Iterator.from(newsroomOf(stories)).map((one) => `${JSON.stringify(one)}\n`);
    await pipeline(Readable.from(lines), createWriteStream(file));
    const started = performance.now();
    const { code, stderr } = await runLake(['import', file], { LAKE_DIR: lake.dir });
    if (code !== 0) throw new Error(stderr);
    return stories / ((performance.now() - started) / 1_000);
  } finally {
    await rm(file, { force: true });
    await lake.remove();
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { memoryOf, processorTime } from '../process-figures.ts';

/** The processes that are watched, by number. */
export type Pids = Readonly<Record<'site' | 'lake', number>> & { varnish?: number };

/** What each holds in megabytes, and has taken of processors in milliseconds. */
export type Held = Record<string, { memory: number; processor: number }>;

export async function held(pids: Pids): Promise<Held> {
  const all = Object.entries(pids).map(
    async ([name, pid]) =>
      [name, { memory: await memoryOf(pid), processor: await processorTime(pid) }] as const,
  );
  return Object.fromEntries(await Promise.all(all));
}

/** The number of the lake's process, by its note in its folder. */
export async function pidOfLake(dir: string): Promise<number> {
  const note: { pid: number } = JSON.parse(await readFile(join(dir, 'lake.lock'), 'utf8'));
  return note.pid;
}

/** Requests that came as far as the site, by what it counts itself. */
export async function requestsAt(url: string, token: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  return [...text.matchAll(/^dateline_requests_total\{[^}]*\} (\d+)$/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}

import { setTimeout as wait } from 'node:timers/promises';
import type { TestLake } from './lake-process.ts';

/** What a lake tells of itself, by name, without labels. */
export async function metricsOf(lake: TestLake, token: string): Promise<Map<string, number>> {
  const answer = await fetch(`${lake.url}/v1/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const samples = (await answer.text()).split('\n').filter((line) => /^\w+ /.test(line));
  return new Map(
    samples.map((line): [string, number] => {
      const [name = '', value = ''] = line.split(' ');
      return [name, Number(value)];
    }),
  );
}

/** Asks until it is so. @throws when it has not become so after `most` milliseconds. */
export async function until(
  isSo: () => Promise<boolean> | boolean,
  what: string,
  most = 30_000,
): Promise<void> {
  const last = Date.now() + most;
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error(`In ${most / 1000} s it has not come to this: ${what}`);
    await wait(50);
  }
}

/** Waits until everything that was written to a lake is in its replica. */
export async function allReplicated(lake: TestLake): Promise<void> {
  const token = await lake.token('viewer');
  await until(async () => {
    const figures = await metricsOf(lake, token);
    return (
      figures.get('lake_replica_running') === 1 && figures.get('lake_replica_lag_seconds') === 0
    );
  }, 'all is replicated');
}

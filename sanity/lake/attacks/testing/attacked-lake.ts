import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startTestLake, type TestLake } from '../../testing/lake-process.ts';

/** A lake to be attacked, and how it is doing. */
export type AttackedLake = TestLake & {
  /** The site's own token. */
  siteToken: () => string;
  /** Memory of the process and its threads, in megabytes. */
  memory: () => number;
  /** Asks as somebody; the answer's status and text. */
  ask: (
    token: string,
    path: string,
    init?: RequestInit,
  ) => Promise<{ status: number; text: string }>;
  /** Fails unless the same process still serves, at once. */
  mustBeWell: () => Promise<void>;
};

export async function startAttackedLake(
  variables: Record<string, string> = {},
): Promise<AttackedLake> {
  const lake = await startTestLake(variables);
  const pid = () => Number(JSON.parse(readFileSync(join(lake.dir, 'lake.lock'), 'utf8')).pid);
  const first = pid();
  return {
    ...lake,
    siteToken: () => JSON.parse(readFileSync(join(lake.dir, 'secrets.json'), 'utf8')).readToken,
    memory() {
      const [, kilobytes] =
        /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${first}/status`, 'utf8')) ?? [];
      return Number(kilobytes) / 1024;
    },
    async ask(token, path, init = {}) {
      const headers = { authorization: `Bearer ${token}`, ...init.headers };
      const response = await fetch(`${lake.url}${path}`, { ...init, headers });
      return { status: response.status, text: await response.text() };
    },
    async mustBeWell() {
      const answer = await fetch(`${lake.url}/v1/ping`, { signal: AbortSignal.timeout(5_000) });
      expect([answer.status, pid()]).toEqual([200, first]);
    },
  };
}

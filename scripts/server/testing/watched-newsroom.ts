import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { freePort } from '#lib/testing/ports.ts';

/** A lake and the site's server before it, each a process of its own, and all that both write. */
export type WatchedNewsroom = {
  url: string;
  lake: TestLake;
  /** All that the site has written. */
  site(): string;
  /** Waits until the site has written this. */
  until(pattern: RegExp): Promise<void>;
  end(): Promise<void>;
};

/** Starts both with some variables besides. */
export async function startWatched(variables: Record<string, string>): Promise<WatchedNewsroom> {
  const port = await freePort();
  const lake = await startTestLake({ LAKE_LOG: '1', PORT: String(port), ...variables });
  const child = spawn(process.execPath, [join(import.meta.dirname, 'site-alone.ts')], {
    env: {
      ...process.env,
      PORT: String(port),
      LAKE_PORT: String(lake.port),
      LAKE_DIR: lake.dir,
      SANITY_API_READ_TOKEN: lake.siteToken(),
      SANITY_REVALIDATE_SECRET: lake.siteSecret(),
      SITE_LOG: '1',
      NODE_ENV: 'production',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let written = '';
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (text) => {
      written += text;
    });
  }
  const until = async (pattern: RegExp) => {
    while (!pattern.test(written)) {
      if (hasEnded(child)) throw new Error(`The site ended before it said ${pattern}:\n${written}`);
      await Promise.race([
        once(child.stdout, 'data'),
        once(child.stderr, 'data'),
        once(child, 'close'),
      ]);
    }
  };
  await until(/listening/);
  return {
    url: `http://127.0.0.1:${port}`,
    lake,
    site: () => written,
    until,
    async end() {
      if (!hasEnded(child)) {
        child.kill('SIGTERM');
        await once(child, 'close');
      }
      await lake.remove();
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

import { execFile } from 'node:child_process';
import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lakeCommand } from '@dateline/lake/programs';
import type { Environment } from '#lib/env.ts';
import { createSiteClient } from '#sanity/client.ts';
import { StartError } from './lake-process.ts';

const run = promisify(execFile);

/** Stands while the demo newsroom is being loaded, so that an interrupted load is finished next time. */
const unfinished = (lakeDir: string) => join(lakeDir, 'demo-unfinished');
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Whether this folder has never held a lake, or its demo newsroom was only half loaded. */
export async function isFirstStart(lakeDir: string): Promise<boolean> {
  return !(await exists(join(lakeDir, 'lake.sqlite'))) || (await exists(unfinished(lakeDir)));
}

/**
 * Fills a new lake with the demo newsroom.
 *
 * @throws StartError when it cannot be loaded; the next start tries again.
 */
export async function loadDemoNewsroom(
  env: Environment,
  say: (line: string) => void,
): Promise<void> {
  await writeFile(unfinished(env.lakeDir), '');
  const token = await createToken(env);
  try {
    const client = createSiteClient({ token: token.secret });
    // Only a first start needs the stories and the code that draws their pictures.
    const { loadDemo } = await import('#sanity/demo/load.ts');
    await loadDemo(client, { now: new Date(), onProgress: progress(say) });
  } catch (error) {
    throw new StartError(
      `The demo newsroom could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await token.revoke();
  }
  if (process.stdout.isTTY) say('');
  await rm(unfinished(env.lakeDir), { force: true });
}

async function createToken(env: Environment) {
  const lake = async (...args: string[]) => {
    const { stdout } = await run(process.execPath, [lakeCommand, ...args], {
      env: { ...process.env, LAKE_DIR: env.lakeDir, LAKE_PORT: String(env.lakePort) },
    });
    return stdout.trim();
  };
  const secret = await lake(
    'token',
    'create',
    '--role',
    'administrator',
    '--label',
    'demo newsroom',
  );
  return { secret, revoke: () => lake('token', 'revoke', '--label', 'demo newsroom') };
}

/** One line that changes in a terminal; a line for each step where the output is kept. */
const progress = (say: (line: string) => void) => (line: string) =>
  process.stdout.isTTY ? process.stdout.write(`\r\x1b[K${line}`) : say(line);

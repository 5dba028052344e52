import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '#lib/env.ts';
import { messageOf } from '#lib/message-of.ts';
import { createSiteClient } from '#sanity/client.ts';
import { exists } from './exists.ts';
import { lakeToken } from './lake-token.ts';
import { StartError } from './start-error.ts';

/** Stands while the demo newsroom is being loaded, so that an interrupted load is finished next time. */
const unfinished = (lakeDir: string) => join(lakeDir, 'demo-unfinished');

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
  const isOneLine = process.stdout.isTTY && env.watched.logFormat === 'text';
  const token = await lakeToken(env, { role: 'administrator', label: 'demo newsroom' });
  try {
    const client = createSiteClient({ token: token.secret });
    // Only a first start needs the stories and the code that draws their pictures.
    const { loadDemo } = await import('#sanity/demo/load.ts');
    await loadDemo(client, { now: new Date(), onProgress: progress(isOneLine, say) });
  } catch (error) {
    throw new StartError(`The demo newsroom could not be loaded: ${messageOf(error)}`);
  } finally {
    await token.revoke();
  }
  if (isOneLine) say('');
  await rm(unfinished(env.lakeDir), { force: true });
}

/** One line that changes in a terminal; a line for each step where the output is kept. */
const progress = (isOneLine: boolean, say: (line: string) => void) => (line: string) =>
  isOneLine ? process.stdout.write(`\r\x1b[K${line}`) : say(line);

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '#lib/env.ts';

/** Whether a system manager or a container keeps what is printed: no person reads it at a terminal. */
const isKept = (): boolean => ['JOURNAL_STREAM', 'container'].some((name) => name in process.env);

/**
 * One line that says how to sign in to the Studio. The first password is shown once, at the first
 * start: what starts print is kept in logs that others read.
 */
export async function signInHint(env: Environment, { first }: { first: boolean }): Promise<string> {
  if (env.sanity.lake === 'hosted') return 'with your Sanity account';
  if (env.lakeIsElsewhere) return `with your account at the lake of ${env.lakeUrl}`;
  const path = join(env.lakeDir, 'sign-in.txt');
  const note = await readFile(path, 'utf8').catch(() => null);
  const [email, password] = note?.trim().split(/\s+/) ?? [];
  if (email === undefined || password === undefined) {
    return 'with your account; "npm run lake -- user list" shows who has one, "user password" sets a new password';
  }
  return first && !isKept()
    ? `${email} with the password ${password}`
    : `${email}; the password is in ${path} until it is changed`;
}

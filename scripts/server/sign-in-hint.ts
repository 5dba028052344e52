import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '#lib/env.ts';

/** One line that says how to sign in to the Studio. */
export async function signInHint(env: Environment): Promise<string> {
  if (env.sanity.lake === 'hosted') return 'with your Sanity account';
  const note = await readFile(join(env.lakeDir, 'sign-in.txt'), 'utf8').catch(() => null);
  const [email, password] = note?.trim().split(/\s+/) ?? [];
  return email !== undefined && password !== undefined
    ? `${email} with the password ${password}`
    : 'with your account; "npm run lake -- user list" shows who has one, "user password" sets a new password';
}

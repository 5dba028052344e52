import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Auth } from './auth.ts';
import { randomSecret, readablePassword } from './secrets.ts';

/** Secrets the site's server shares with its lake, in `secrets.json`. */
const secretsFile = z.object({
  readToken: z.string().min(20),
  revalidateSecret: z.string().min(20),
  /** With it the site's proxy vouches for the address of a visitor. */
  proxySecret: z.string().min(20),
  /** What a lake proves with that it is the one of this folder: see `prove.ts`. */
  lakeSecret: z.string().min(20),
});
type Secrets = z.infer<typeof secretsFile>;

const secretsPath = (dir: string) => join(dir, 'secrets.json');
/** Where the first user's email and password stand, a line each, until the password is changed. */
export const signInPath = (dir: string): string => join(dir, 'sign-in.txt');

const writePrivately = (path: string, text: string) => {
  rmSync(path, { force: true });
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
};

/** The secrets of a folder; those are missing that nothing has made there yet. */
export function readSecrets(dir: string): Partial<Secrets> {
  const path = secretsPath(dir);
  const text = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : null;
  return secretsFile.partial().safeParse(text).data ?? {};
}

/** The secret by which the site's proxy is known, or null in a folder that nothing has served yet. */
export const proxySecretOf = (dir: string): string | null => readSecrets(dir).proxySecret ?? null;

/** Sees to it that the site can read the lake: makes the secrets, or those that have gone missing. */
function ensureSecrets(dir: string, auth: Auth): void {
  const known = readSecrets(dir);
  const secrets: Secrets = {
    readToken: randomSecret('token_'),
    revalidateSecret: randomSecret('webhook_'),
    proxySecret: randomSecret('proxy_'),
    lakeSecret: randomSecret('lake_'),
    ...known,
  };
  if (!secretsFile.safeParse(known).success) {
    writePrivately(secretsPath(dir), `${JSON.stringify(secrets, null, 2)}\n`);
  }
  if (auth.tokens.identify(secrets.readToken) === null) {
    auth.tokens.keep(secrets.readToken, 'viewer', 'The site');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The first person, so that somebody can sign in. */
const firstUser = {
  email: 'editor@dateline.localhost',
  name: 'Demo Editor',
  role: 'administrator',
} as const;

/**
 * What a folder needs before its lake can be used: the site's secrets, and somebody who can sign in.
 * Done again at each start, where it finds it done.
 *
 * @returns Whether a first user was made just now.
 */
export async function prepareFirstStart(dir: string, auth: Auth): Promise<boolean> {
  ensureSecrets(dir, auth);
  if (auth.users.list().length > 0) return false;
  const password = readablePassword();
  const added = await auth.users.add({ ...firstUser, password });
  if (added.ok) writePrivately(signInPath(dir), `${firstUser.email}\n${password}\n`);
  return added.ok;
}

/** Forgets the note of the first password once it is no longer true. */
export function forgetFirstPassword(dir: string, email: string): void {
  const path = signInPath(dir);
  if (!existsSync(path)) return;
  const [noted] = readFileSync(path, 'utf8').split('\n');
  if (noted?.toLowerCase() === email.toLowerCase()) rmSync(path, { force: true });
}

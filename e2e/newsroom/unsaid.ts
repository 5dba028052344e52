import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What opens something, by how it looks: a word that says what it is for, or the name of a link, and 256 bits. */
const shapes = /[a-z]{2,16}_[\w-]{43}|\b[a-z0-9]{16}\.[\w-]{43}|\beyJ[\w-]{20,}\./g;

/**
 * Looks through all that a newsroom has written for what opens it.
 *
 * @throws Error that says around what it stands, without it.
 */
export async function expectUnsaid(
  output: string,
  { dir, token = '', password }: { dir: string; token?: string | undefined; password: string },
): Promise<void> {
  const file: unknown = JSON.parse(await readFile(join(dir, 'secrets.json'), 'utf8'));
  const known = [token, password, ...Object.values(file ?? {}).map(String)];
  const found = [...known.filter((one) => one !== ''), ...(output.match(shapes) ?? [])];
  for (const secret of found) {
    const at = output.indexOf(secret);
    if (at === -1) continue;
    const before = output.slice(Math.max(0, at - 300), at);
    throw new Error(`The log has a secret of ${secret.length} characters in it, after: ${before}`);
  }
}

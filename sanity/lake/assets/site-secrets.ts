import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secretsFile = z.looseObject({ revalidateSecret: z.string().min(8) });

/** The secret that the lake made for its site; null as long as there is none. */
function madeSecret(dir: string): string | null {
  try {
    const text = readFileSync(join(dir, 'secrets.json'), 'utf8');
    return secretsFile.safeParse(JSON.parse(text)).data?.revalidateSecret ?? null;
  } catch {
    return null;
  }
}

/**
 * What the site signs addresses of pictures with: the secret it shares with this lake for its webhook,
 * which the first start makes, or the one in the environment of both.
 */
export function siteSecrets(dir: string, given: string | undefined): () => readonly string[] {
  const fixed = given === undefined ? [] : [given];
  let made: string | null = null;
  return () => {
    made ??= madeSecret(dir);
    return made === null ? fixed : [made, ...fixed];
  };
}

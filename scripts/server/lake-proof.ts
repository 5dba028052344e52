import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '#lib/env.ts';

/** What the lake of a folder and the site's server share, in `secrets.json`. */
const secretsFile = z.object({
  readToken: z.string(),
  revalidateSecret: z.string(),
  lakeSecret: z.string(),
});
export type LakeSecrets = z.infer<typeof secretsFile>;

/** The secrets of a lake's folder; null when it has none that can be read. */
export async function readLakeSecrets(lakeDir: string): Promise<LakeSecrets | null> {
  try {
    return secretsFile.parse(JSON.parse(await readFile(join(lakeDir, 'secrets.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** Who answers on the lake's port: the lake of LAKE_DIR, something else, something that says nothing, or nobody. */
export type Answering = 'ours' | 'other' | 'silent' | 'nobody';

const answer = z.object({ proof: z.string() });

/**
 * Asks whatever listens on the lake's port to prove that it knows the folder's secrets. Nothing secret
 * is sent: a challenge that is never used again, to which only the lake of this folder, on this port,
 * knows the answer.
 */
export async function whoAnswers({ lakePort, lakeDir }: Environment): Promise<Answering> {
  const challenge = randomBytes(32).toString('base64url');
  const address = `http://127.0.0.1:${lakePort}/v1/ping?challenge=${challenge}`;
  const given = await fetch(address, { signal: AbortSignal.timeout(2_000), redirect: 'error' })
    .then((response) => response.json())
    .catch(whyNot);
  if (given === 'silent' || given === 'nobody') return given;
  const proof = answer.safeParse(given).data?.proof;
  const secret = (await readLakeSecrets(lakeDir))?.lakeSecret;
  if (proof === undefined || secret === undefined) return 'other';
  const right = createHmac('sha256', secret).update(`lake ${lakePort} ${challenge}`).digest();
  const told = Buffer.from(proof, 'base64url');
  return told.length === right.length && timingSafeEqual(told, right) ? 'ours' : 'other';
}

/** Whether nobody listens, or whoever does says nothing for now; null: it is no lake. */
function whyNot(error: unknown): 'silent' | 'nobody' | null {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'silent';
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  // A lake that ends just now resets its connections.
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' ? 'nobody' : null;
}

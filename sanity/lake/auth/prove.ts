import { createHmac } from 'node:crypto';
import { readSecrets } from './first-start.ts';

/** What may be asked to be signed: a random text of some length, so that nothing else is ever signed. */
const CHALLENGE = /^[A-Za-z0-9_-]{22,128}$/;

/**
 * What a lake answers to a challenge, by which the site knows that it is the lake of its own folder
 * before it sends it a token: only who can read the folder's secrets can make it. The port is part of
 * it, or another process could ask a lake elsewhere and pass on what it says.
 *
 * @returns null for what is no challenge, and before the folder has secrets.
 */
export function proofFor(dir: string, port: number, challenge: string): string | null {
  const secret = readSecrets(dir).lakeSecret;
  if (secret === undefined || !CHALLENGE.test(challenge)) return null;
  return createHmac('sha256', secret).update(`lake ${port} ${challenge}`).digest('base64url');
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { isTransformParam } from './transform-params.ts';

/** Characters of a signature: 132 bits. */
const LENGTH = 22;

/**
 * Signs what an address asks for, as the site does it for crops that only an editor chose.
 *
 * @param asked the picture's file and the transformations in their order: `<file>?rect=…&w=…`.
 */
export const signatureOf = (secret: string, asked: string): string =>
  createHmac('sha256', secret).update(`picture ${asked}`).digest('base64url').slice(0, LENGTH);

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Whether an address carries, as `s`, the signature of one of the secrets over all it asks for. */
export function isSigned(
  file: string,
  search: URLSearchParams,
  secrets: readonly string[],
): boolean {
  const given = search.get('s');
  if (given === null) return false;
  const asked = new URLSearchParams([...search].filter(([name]) => isTransformParam(name)));
  return secrets.some((secret) => isEqual(signatureOf(secret, `${file}?${asked}`), given));
}

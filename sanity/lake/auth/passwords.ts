import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** The cost of a guess: about 32 MB and some 60 ms. Written into each hash, so it can grow later. */
const cost = { N: 2 ** 15, r: 8, p: 1 } as const;
const keyLength = 32;
const memory = (N: number, r: number): number => 256 * N * r;

/** Fewer characters than this are refused (NIST SP 800-63B asks for at least 8). */
export const shortestPassword = 8;
/** Longer input is refused before it is hashed, so that nobody makes the lake hash megabytes. */
export const longestPassword = 256;

const stored = z
  .string()
  .regex(/^scrypt:\d+:\d+:\d+:[\w-]+:[\w-]+$/)
  .transform((text) => {
    const [, N, r, p, salt = '', key = ''] = text.split(':');
    return {
      cost: { N: Number(N), r: Number(r), p: Number(p) },
      salt: Buffer.from(salt, 'base64url'),
      key: Buffer.from(key, 'base64url'),
    };
  });

/** Whether a stored hash is in the form of `hashPassword`. */
export const isPasswordHash = (hash: string): boolean => stored.safeParse(hash).success;

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** The stored form of a password: `scrypt:N:r:p:salt:key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, { ...cost, maxmem: memory(cost.N, cost.r) });
  const numbers = [cost.N, cost.r, cost.p].join(':');
  return `scrypt:${numbers}:${salt.toString('base64url')}:${key.toString('base64url')}`;
}

/** A hash nothing matches, checked when there is no such user, so that both answers take as long. */
const nobody = `scrypt:${cost.N}:${cost.r}:${cost.p}:${'A'.repeat(22)}:${'A'.repeat(43)}`;

/**
 * Whether `password` belongs to `hash`. With `hash` null (no such user) it costs the same and is false.
 *
 * @throws Error when `hash` is not in the form of `hashPassword`.
 */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const { cost: paid, salt, key } = stored.parse(hash ?? nobody);
  const given = await derive(password.slice(0, longestPassword), salt, {
    ...paid,
    maxmem: memory(paid.N, paid.r),
  });
  return timingSafeEqual(given, key) && hash !== null && password.length <= longestPassword;
}

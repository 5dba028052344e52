import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A bearer secret with 256 random bits. `prefix` says what it is when it turns up in the wrong place. */
export const randomSecret = (prefix: string): string =>
  `${prefix}${randomBytes(32).toString('base64url')}`;

/** A random identifier that is no secret, such as a user's: letters and digits. */
export function prefixedId(prefix: string, length = 10): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  const letters = Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length)));
  return `${prefix}${letters.join('')}`;
}

/**
 * How a random secret is stored and looked up. SHA-256 is enough here, unlike for passwords: with
 * 256 random bits there is nothing to guess.
 */
export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

const consonants = 'bdfghjkmnprstvz';
const vowels = 'aeiou';

/** A password a person can read aloud and type: four groups such as `tabok-…`, about 60 bits. */
export function readablePassword(): string {
  const pick = (letters: string) => letters.charAt(randomInt(letters.length));
  const group = () =>
    pick(consonants) + pick(vowels) + pick(consonants) + pick(vowels) + pick(consonants);
  return [group(), group(), group(), group()].join('-');
}

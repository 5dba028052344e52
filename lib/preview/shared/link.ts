import { sha256 } from '@noble/hashes/sha2.js';

/**
 * The link by which somebody without an account sees one draft. What it is worth stands in a document of
 * the lake: whose story, until when, and a fingerprint of its secret. The secret is in the link alone.
 */
export type SharedLink = { name: string; secret: string };

export const sharedDraftType = 'sharedDraft';
/** How often a link was opened stands beside it, so that nobody but its maker writes the link's own document. */
export const sharedDraftOpenedType = 'sharedDraftOpened';

/** Days a link may last, and what is offered first. */
export const sharedDays = [1, 3, 7, 14, 30] as const;
export const mostSharedDays = 30;

/** A dot in an id keeps a document from everybody without a token, on a hosted lake too. */
const start = 'shared-draft.';
export const sharedDraftId = (name: string): string => `${start}${name}`;
export const sharedDraftOpenedId = (name: string): string => `${start}${name}.opened`;

const shape = /^([a-z0-9]{16})\.([\w-]{43})$/;

/** Reads the last segment of a link's address; null for anything that no link of ours looks like. */
export function readLink(text: string): SharedLink | null {
  const [, name, secret] = shape.exec(text) ?? [];
  return name === undefined || secret === undefined ? null : { name, secret };
}

export const writeLink = ({ name, secret }: SharedLink): string => `${name}.${secret}`;

const inHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const inBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** A link nobody can guess: 256 bits of secret. */
export const newLink = (): SharedLink => ({
  name: inHex(randomBytes(8)),
  secret: inBase64Url(randomBytes(32)),
});

/**
 * What the lake keeps of a secret: enough to know the link again, not to make it. Of story and end as well, so
 * that neither can be put in the place of another. Not by `crypto.subtle`, which a Studio over plain http lacks.
 */
export const fingerprintOf = (
  { name, secret }: SharedLink,
  { story, until }: { story: string; until: string },
): string =>
  inBase64Url(
    sha256(new TextEncoder().encode(JSON.stringify(['shared draft', name, secret, story, until]))),
  );

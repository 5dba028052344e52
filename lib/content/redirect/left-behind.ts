import { v5 as uuid } from 'uuid';
import { isObject } from '../../is-object.ts';
import { documentAddress } from '../document-address.ts';
import { isAddressed } from '../document-types.ts';
import { isSamePath, writingsOfPath } from './writings.ts';

/**
 * What becomes of redirects when a published document moves, goes or comes back. Every address it ever
 * had leads straight to where it is, and none to where it is not: a redirect knows its document.
 */

/** A published document leaves an address and takes one; null: it was not, or is no longer, published. */
export type Passage = {
  documentId: string;
  left: string | null;
  taken: string | null;
  /** Under embargo: readers do not find it where it is yet, and are led on from there until they do. */
  isAhead?: boolean;
};

/** A redirect as it is stored. One that leads to itself waits for its document to come back. */
export type StoredRedirect = {
  _id: string;
  from: string;
  to: string;
  /** The document that had the old address; none when an editor wrote the redirect by hand. */
  documentId?: string | null | undefined;
};

/** What has to be stored, and the ids of what is to go. */
export type RedirectChanges = { write: StoredRedirect[]; remove: string[] };

/** Any; it makes of an old address the same id wherever the redirect is written. */
const namespace = '6f1b7a52-3a0e-4a6e-9d0b-5b9a4f0f6c1d';
const redirectId = (from: string): string => `redirect-${uuid(from, namespace)}`;

/** The id for an old address, and the one instead where an editor has given that redirect another address. */
const idsFor = (left: string | null, documentId: string): string[] =>
  left === null ? [] : [redirectId(left), redirectId(`${left} ${documentId}`)];

/**
 * The passage of a document when `after` takes the place of `before`, both as published; null when it
 * keeps its address, or has none.
 */
export function passageBetween(
  document: { id: string; type: string },
  before: unknown,
  after: unknown,
  now = new Date(),
): Passage | null {
  if (!isAddressed(document.type)) return null;
  const left = reachable(documentAddress(document.type, before));
  const taken = reachable(documentAddress(document.type, after));
  if (left === taken) return null;
  const passage = { documentId: document.id, left, taken };
  return isAhead(after, now) ? { ...passage, isAhead: true } : passage;
}

/** Longer ones are asked for by nobody: the front door does not take them. */
const longestAddress = 8192;
const reachable = (address: string | null): string | null =>
  address !== null && address.length <= longestAddress ? address : null;

/** Whether a published document is under embargo. */
export function isAhead(document: unknown, now: Date): boolean {
  if (!isObject(document) || !('publishedAt' in document)) return false;
  const { publishedAt } = document;
  return typeof publishedAt === 'string' && new Date(publishedAt) > now;
}

/** Parameters of `concernedRedirects`. */
export function concerning(passages: readonly Passage[]) {
  const left = passages.flatMap(({ left }) => (left === null ? [] : writingsOfPath(left)));
  const taken = passages.flatMap(({ taken }) => (taken === null ? [] : writingsOfPath(taken)));
  const documentIds = passages.map(({ documentId }) => documentId);
  const ids = passages.flatMap(({ left, documentId }) => idsFor(left, documentId));
  return { standing: [...left, ...taken], leading: left, documentIds, ids };
}

/**
 * All redirects that a passage may change, whole: a version of a document is all that is published. And
 * those whose ids it would use.
 */
export const concernedRedirects = /* groq */ `*[_type == "redirect" && (
  from in $standing || to in $leading || documentId in $documentIds || _id in $ids
)]`;

/**
 * What changes when documents have moved, one after the other, of the redirects that concern them.
 *
 * @param inUse where readers find other documents: two that change places leave nothing behind.
 */
export function redirectsLeftBy(
  passages: readonly Passage[],
  known: readonly StoredRedirect[],
  inUse: readonly string[] = [],
): RedirectChanges {
  const after = passages
    .reduce<readonly StoredRedirect[]>(
      (redirects, passage) => redirectsAfter(passage, redirects),
      known,
    )
    .filter(({ from }) => !inUse.some((address) => isSamePath(from, address)));
  const before = new Map(known.map((redirect) => [redirect._id, redirect]));
  const kept = new Set(after.map(({ _id }) => _id));
  return {
    write: after.filter((redirect) => !isSame(redirect, before.get(redirect._id))),
    remove: known.map(({ _id }) => _id).filter((id) => !kept.has(id)),
  };
}

const isSame = (one: StoredRedirect, other: StoredRedirect | undefined): boolean =>
  one.from === other?.from && one.to === other.to && one.documentId === other.documentId;

function redirectsAfter(passage: Passage, known: readonly StoredRedirect[]): StoredRedirect[] {
  const { documentId, left, taken } = passage;
  // An address in use is not redirected.
  const inUse = passage.isAhead ? null : taken;
  const free = known.filter(({ from }) => inUse === null || !isSamePath(from, inUse));
  const led = free.map((redirect) => {
    const isLeft = left !== null && isSamePath(redirect.from, left);
    const to = taken ?? redirect.from;
    if (isLeft) {
      // An editor may have said where readers find something instead.
      const isByHand = taken === null && !redirect.documentId;
      return isByHand ? redirect : { ...redirect, to, documentId };
    }
    return follows(redirect, passage) ? { ...redirect, to } : redirect;
  });
  if (left === null || led.some(({ from }) => isSamePath(from, left))) return led;
  const isFree = (id: string) =>
    known.every(({ _id, from }) => _id !== id || isSamePath(from, left));
  const _id = idsFor(left, documentId).find(isFree) ?? redirectId(left);
  return [...led, { _id, from: left, to: taken ?? left, documentId }];
}

/** Whether an older redirect goes along: the document's own, or one written by hand to where it was. */
function follows({ documentId, to }: StoredRedirect, passage: Passage): boolean {
  if (documentId) return documentId === passage.documentId;
  return passage.left !== null && passage.taken !== null && isSamePath(to, passage.left);
}

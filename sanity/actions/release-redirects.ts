import type {
  CreateVersionAction,
  DiscardVersionAction,
  ReplaceVersionAction,
  SanityClient,
  UnpublishVersionAction,
} from '@sanity/client';
import { z } from 'zod';
import {
  concernedRedirects,
  concerning,
  type Passage,
  passageBetween,
  redirectsLeftBy,
  type StoredRedirect,
} from '#lib/content/redirect/left-behind.ts';

const releasedRedirects = z.array(
  z.looseObject({
    _id: z.string(),
    /** Where it comes from: the release's own version, or the published document. */
    _originalId: z.string(),
    from: z.string().catch(''),
    to: z.string().catch(''),
    documentId: z.string().nullish().catch(null),
  }),
);
export type ReleasedRedirect = z.infer<typeof releasedRedirects>[number];

/** A published document that moves from one address to another. */
export type Move = Passage & { left: string; taken: string };

/** How a document moves when `after` is published in the place of `before`; null when it stays. */
export function moveBetween(
  document: { id: string; type: string },
  before: unknown,
  after: unknown,
): Move | null {
  const passage = passageBetween(document, before, after);
  if (passage === null || passage.left === null || passage.taken === null) return null;
  return { ...passage, left: passage.left, taken: passage.taken };
}

/** The redirects that have to do with a move, as they will be once the release is published. */
export async function redirectsInRelease(
  client: SanityClient,
  release: string,
  move: Move,
): Promise<ReleasedRedirect[]> {
  return releasedRedirects.parse(
    await client.fetch(concernedRedirects, concerning([move]), { perspective: [release] }),
  );
}

/** Whether the old addresses will lead to the new one: nothing is left to be done. */
export function isKept(known: readonly ReleasedRedirect[], move: Move): boolean {
  const { write, remove } = redirectsLeftBy([move], known);
  return write.length === 0 && remove.length === 0;
}

type VersionAction =
  | CreateVersionAction
  | ReplaceVersionAction
  | UnpublishVersionAction
  | DiscardVersionAction;

/** What puts the redirects into the release beside the document that moves: all are published at once. */
export function keepAddressActions(
  release: string,
  move: Move,
  known: readonly ReleasedRedirect[],
): VersionAction[] {
  const { write, remove } = redirectsLeftBy([move], known);
  const byId = new Map(known.map((redirect) => [redirect._id, redirect]));
  const versionOf = (id: string) => `versions.${release}.${id}`;
  const isIn = (id: string) => byId.get(id)?._originalId === versionOf(id);
  return [
    ...write.map((redirect) => intoRelease(versionOf(redirect._id), redirect, byId)),
    ...remove.map((id): VersionAction => {
      const versionId = versionOf(id);
      return isIn(id)
        ? { actionType: 'sanity.action.document.version.discard', versionId }
        : { actionType: 'sanity.action.document.version.unpublish', versionId, publishedId: id };
    }),
  ];
}

const createAction = 'sanity.action.document.version.create';

function intoRelease(
  versionId: string,
  redirect: StoredRedirect,
  known: ReadonlyMap<string, ReleasedRedirect>,
): CreateVersionAction | ReplaceVersionAction {
  const { from, to, documentId } = redirect;
  const fields = { from, to, ...(documentId && { documentId }) };
  const standing = known.get(redirect._id);
  if (standing === undefined) {
    const document = { permanent: true, ...fields, _id: versionId, _type: 'redirect' };
    return { actionType: createAction, publishedId: redirect._id, document };
  }
  const { _originalId, _rev, _updatedAt, ...content } = standing;
  const document = { ...content, ...fields, _id: versionId, _type: 'redirect' };
  return _originalId === versionId
    ? { actionType: 'sanity.action.document.version.replace', document }
    : { actionType: createAction, publishedId: redirect._id, document };
}

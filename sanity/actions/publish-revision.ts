import {
  ClientError,
  type Mutation,
  type PatchOperations,
  type SanityClient,
} from '@sanity/client';
import { v4 as uuid } from 'uuid';
import { z } from 'zod';

/** A document as it was looked at before it is published: what it is to replace, and its draft. */
export type Looked = {
  id: string;
  draft: { _id: string; _rev: string };
  published: { _rev: string } | null;
};

/** What became of it; the revision of the draft that was published is the last one it had. */
export type Outcome = { as: 'published'; revision: string } | { as: 'changed' };

const revised = z.object({ _rev: z.string() }).optional();

const isConflict = (error: unknown): boolean =>
  error instanceof ClientError && error.statusCode === 409;

/** Writes what a draft needs besides. @returns its revision then. */
async function stamp(
  client: SanityClient,
  { _id, _rev }: Looked['draft'],
  [first, ...rest]: readonly PatchOperations[],
): Promise<string> {
  if (first === undefined) return _rev;
  const mutations: Mutation[] = [
    { patch: { ...first, id: _id, ifRevisionID: _rev } },
    ...rest.map((patch) => ({ patch: { ...patch, id: _id } })),
  ];
  // With an id of its own it is made once, however often it is sent; then its revision is that id.
  const transactionId = uuid();
  const options = {
    transactionId,
    tag: 'publish',
    returnFirst: true,
    returnDocuments: true,
  } as const;
  const after: unknown = await client.mutate(mutations, options);
  return revised.parse(after)?._rev ?? transactionId;
}

/** The fields of a document that patches write into. */
const writtenBy = (patches: readonly PatchOperations[]): Set<string> =>
  new Set(
    patches
      .flatMap(({ set, setIfMissing, unset = [] }) => [
        ...Object.keys({ ...set, ...setIfMissing }),
        ...unset,
      ])
      .map((path) => path.replace(/[.[].*/s, '')),
  );

/** Puts back what a stamp has written over: what was not published has no time at which it was. */
async function takeBack(
  client: SanityClient,
  { draft }: Looked,
  revision: string,
  patches: readonly PatchOperations[],
): Promise<void> {
  const names = writtenBy(patches);
  const before = new Map(Object.entries(draft).filter(([name]) => names.has(name)));
  await client
    .patch(draft._id)
    .ifRevisionId(revision)
    .set(Object.fromEntries(before))
    .unset([...names].filter((name) => !before.has(name)))
    .commit({ tag: 'publish' });
}

/**
 * Publishes the revision of a draft that was looked at, and no other, after `patches` (each an operation of its
 * own) are written into it; they are taken out again if it is not published. The Studio's own operation gives way to
 * whatever is typed while it waits, and takes along what was typed since.
 *
 * @returns `changed` when the draft is another one by now or is gone, and nothing is published.
 * @throws what the lake said when it refused for any other reason.
 */
export async function publishRevision(
  client: SanityClient,
  looked: Looked,
  patches: readonly PatchOperations[],
): Promise<Outcome> {
  const { id, draft, published } = looked;
  let revision = draft._rev;
  try {
    revision = await stamp(client, draft, patches);
    await client.action(
      {
        actionType: 'sanity.action.document.publish',
        draftId: draft._id,
        publishedId: id,
        ifDraftRevisionId: revision,
        ...(published && { ifPublishedRevisionId: published._rev }),
      },
      { transactionId: uuid(), tag: 'publish' },
    );
    return { as: 'published', revision };
  } catch (error) {
    const stored = await client.getDocument(draft._id, { tag: 'publish' });
    if (stored && revision !== draft._rev) {
      await takeBack(client, looked, stored._rev, patches);
    }
    if (!isConflict(error) || stored?._rev === revision) throw error;
    return { as: 'changed' };
  }
}

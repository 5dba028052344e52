import {
  ClientError,
  type Mutation,
  type PatchOperations,
  type SanityClient,
} from '@sanity/client';
import { z } from 'zod';

/** A document as it was looked at before it is published: what it is to replace, and its draft. */
export type Looked = {
  id: string;
  draft: { _id: string; _rev: string };
  published: { _rev: string } | null;
};

/** What became of it; the revision of the draft that was published is the last one it had. */
export type Outcome = { as: 'published'; revision: string } | { as: 'changed' };

/** A document as it stands in the lake. */
const standing = z.looseObject({ _rev: z.string() });
type Standing = z.infer<typeof standing>;

const isConflict = (error: unknown): boolean =>
  error instanceof ClientError && error.statusCode === 409;

async function read(client: SanityClient, id: string): Promise<Standing | null> {
  return standing.nullable().parse((await client.getDocument(id, { tag: 'publish' })) ?? null);
}

/**
 * Writes what a draft needs besides, if it is still the one that was looked at, in a transaction of this id.
 *
 * @returns the draft as it is then; null when the answer tells nothing of it: its revision is that id.
 */
async function stamp(
  client: SanityClient,
  { _id, _rev }: Looked['draft'],
  patches: readonly PatchOperations[],
  transactionId: string,
): Promise<Standing | null> {
  const [first, ...rest] = patches.map((patch) => ({ ...patch, id: _id }));
  if (first === undefined) return null;
  const mutations: Mutation[] = [
    { patch: { ...first, ifRevisionID: _rev } },
    ...rest.map((patch) => ({ patch })),
  ];
  const options = {
    transactionId,
    tag: 'publish',
    returnFirst: true,
    returnDocuments: true,
  } as const;
  const after: unknown = await client.mutate(mutations, options);
  return standing.nullable().parse(after ?? null);
}

/** The fields of a document that patches write into. */
const writtenBy = (patches: readonly PatchOperations[]): string[] => {
  const paths = patches.flatMap(({ set, setIfMissing, unset = [] }) => [
    ...Object.keys({ ...set, ...setIfMissing }),
    ...unset,
  ]);
  return [...new Set(paths.map((path) => path.replace(/[.[].*/s, '')))];
};

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What takes a stamp back out of a draft, as it is now: not what somebody else has written there since. */
function takingBack(
  draft: Looked['draft'],
  stamped: Standing,
  now: Standing,
  patches: readonly PatchOperations[],
) {
  const before = new Map(Object.entries(draft));
  const own = writtenBy(patches).filter((name) => isSame(now[name], stamped[name]));
  return {
    set: Object.fromEntries([...before].filter(([name]) => own.includes(name))),
    unset: own.filter((name) => !before.has(name)),
  };
}

/** Times that it is tried to take a stamp back, while others write. */
const tries = 5;

/** Takes a stamp back: what was not published has no time at which it was. */
async function takeBack(
  client: SanityClient,
  draft: Looked['draft'],
  stamped: Standing,
  patches: readonly PatchOperations[],
): Promise<void> {
  for (let left = tries; left > 0; left -= 1) {
    const now = await read(client, draft._id);
    if (now === null) return;
    try {
      const patch = takingBack(draft, stamped, now, patches);
      await client.patch(draft._id, patch).ifRevisionId(now._rev).commit({ tag: 'publish' });
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
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
  { id, draft, published }: Looked,
  patches: readonly PatchOperations[],
): Promise<Outcome> {
  // With ids of their own both are made once, however often they are sent, and known again when an answer is lost.
  const [stampId, publishId] = [crypto.randomUUID(), crypto.randomUUID()];
  let stamped: Standing | null = null;
  let revision = draft._rev;
  try {
    if (patches.length > 0) {
      revision = stampId;
      stamped = await stamp(client, draft, patches, stampId);
      revision = stamped?._rev ?? stampId;
    }
    await client.action(
      {
        actionType: 'sanity.action.document.publish',
        draftId: draft._id,
        publishedId: id,
        ifDraftRevisionId: revision,
        ...(published && { ifPublishedRevisionId: published._rev }),
      },
      { transactionId: publishId, tag: 'publish' },
    );
    return { as: 'published', revision };
  } catch (error) {
    const now = await read(client, draft._id).catch(() => undefined);
    if (now === undefined) throw error;
    if (now === null) {
      const out = await read(client, id);
      if (out?._rev === publishId) return { as: 'published', revision };
    } else if (stamped !== null || now._rev === stampId) {
      // Not what the press is told of: what refused it is.
      await takeBack(client, draft, stamped ?? now, patches).catch(() => {});
    }
    const isAsItWas = now?._rev === draft._rev || now?._rev === revision;
    if (!isConflict(error) || isAsItWas) throw error;
    return { as: 'changed' };
  }
}

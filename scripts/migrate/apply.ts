import { ClientError, type SanityClient } from '@sanity/client';
import type { WholeDocument } from '#lib/content/check/documents.ts';
import { changesOf, contextFor, onlyIfUnchanged } from './changes.ts';
import { type ContentMigration, MigrationError } from './migrations.ts';

/** What came of one document. */
export type Outcome =
  | { kind: 'as it should be' }
  | { kind: 'would change' | 'changed'; id: string; steps: number }
  | { kind: 'failed'; id: string; reason: string };

/** Somebody may be typing: it is read again and tried again as often. */
const TRIES = 5;

/** Migrates one document after the other, or only says what would be. */
export type Migrator = (document: WholeDocument) => Promise<Outcome>;

/**
 * @param client sees documents as they are stored, and may change them when `write` is set.
 * @throws MigrationError (the migrator) when it may not write, or when a migration is never done.
 */
export function createMigrator(
  migration: ContentMigration,
  client: SanityClient,
  write: boolean,
): Migrator {
  const context = contextFor(client, !write);
  let isProved = false;

  const readAgain = async ({ _id }: WholeDocument) =>
    (await client.fetch<WholeDocument | null>('*[_id == $id][0]', { id: _id })) ?? null;

  /** Whoever runs it again has to find nothing to do: looked at where it has changed something for the first time. */
  const prove = async (before: WholeDocument) => {
    isProved = true;
    const after = await readAgain(before);
    if (after === null || (await changesOf(migration, after, context)).length === 0) return;
    throw new MigrationError(
      `The migration has changed ${before._id} and would change it again: it does not see what it has done. Stopped there; the document's history has what it was.`,
    );
  };

  return async (document) => {
    let current: WholeDocument | null = document;
    for (let tried = 0; tried < TRIES && current !== null; tried += 1) {
      const changes = await changesOf(migration, current, context);
      const [id, steps] = [document._id, changes.length];
      if (steps === 0) return { kind: 'as it should be' };
      if (!write) return { kind: 'would change', id, steps };
      const fault = await send(client, onlyIfUnchanged(changes, current));
      if (fault === null) {
        if (!isProved) await prove(document);
        return { kind: 'changed', id, steps };
      }
      if (fault.status === 401 || fault.status === 403)
        throw new MigrationError(refusedBecause(fault.reason));
      if (fault.status !== 409) return { kind: 'failed', id, reason: fault.reason };
      current = await readAgain(document);
    }
    if (current === null) return { kind: 'as it should be' };
    return { kind: 'failed', id: document._id, reason: 'somebody changes it all the time' };
  };
}

const refusedBecause = (reason: string): string =>
  `The lake does not let this write: ${reason}. Set SANITY_API_WRITE_TOKEN to an editor's token.`;

type Fault = { status: number; reason: string };

async function send(
  client: SanityClient,
  mutations: Parameters<SanityClient['mutate']>[0],
): Promise<Fault | null> {
  try {
    await client.mutate(mutations, {
      tag: 'content-migrate',
      autoGenerateArrayKeys: true,
      returnDocuments: false,
    });
    return null;
  } catch (error) {
    if (error instanceof ClientError) return { status: error.statusCode, reason: error.message };
    throw error;
  }
}

import type { Mutation as ClientMutation, SanityClient } from '@sanity/client';
import { collectMigrationMutations, type MigrationContext } from '@sanity/migrate';
import { SanityEncoder } from '@sanity/mutate';
import { evaluate, parse } from 'groq-js';
import { z } from 'zod';
import type { WholeDocument } from '#lib/content/check/documents.ts';
import type { ContentMigration } from './migrations.ts';

/** What a migration may ask while it runs. */
export function contextFor(client: SanityClient, dryRun: boolean): MigrationContext {
  const named = '*[_id in $ids]';
  return {
    client,
    dryRun,
    filtered: {
      getDocuments: <T>(ids: string[]) => client.fetch<T[]>(named, { ids }),
      getDocument: async <T>(id: string) => (await client.fetch<T[]>(named, { ids: [id] }))[0],
    },
  };
}

/** Whether a migration is for a document: by its type and its filter. */
export async function isFor(
  migration: ContentMigration,
  document: WholeDocument,
): Promise<boolean> {
  const { documentTypes = [], filter } = migration;
  // The lake's own: releases, and what stands for them.
  if (document._id.startsWith('_.')) return false;
  if (documentTypes.length > 0 && !documentTypes.includes(document._type)) return false;
  if (filter === undefined) return true;
  const value = await evaluate(parse(`count(*[${filter}])`), { dataset: [document] });
  return (await value.get()) === 1;
}

/**
 * `@sanity/migrate` has its changes encoded by this encoder too. Its types call the same things by other names,
 * and know of ranges in paths, which the encoder writes as well.
 */
const encodable = z.custom<Parameters<typeof SanityEncoder.encodeAll>[0]>(Array.isArray);

/** What a migration does to one document, as it is sent; none: it is as it should be. */
export async function changesOf(
  migration: ContentMigration,
  document: WholeDocument,
  context: MigrationContext,
): Promise<ClientMutation[]> {
  if (!(await isFor(migration, document))) return [];
  async function* documents() {
    yield document;
  }
  const changes: ClientMutation[] = [];
  for await (const made of collectMigrationMutations(migration, documents, context)) {
    for (const change of [made].flat()) {
      const mutations = change.type === 'transaction' ? change.mutations : [change];
      changes.push(...SanityEncoder.encodeAll(encodable.parse(mutations)));
    }
  }
  return changes;
}

/** The same, to be refused when somebody has changed the document meanwhile. */
export const onlyIfUnchanged = (
  changes: readonly ClientMutation[],
  { _id, _rev }: WholeDocument,
): ClientMutation[] => {
  const first = changes.findIndex(
    (change) => 'patch' in change && 'id' in change.patch && change.patch.id === _id,
  );
  return changes.map((change, index) =>
    index === first && 'patch' in change
      ? { patch: { ...change.patch, ifRevisionID: _rev } }
      : change,
  );
};

import type { SanityClient } from '@sanity/client';
import { askLake } from '../ask-lake.ts';
import type { Ask } from '../contract/content.ts';
import { read } from '../contract/read.ts';
import type { LakeDocument } from './changes.ts';
import { ask as askSmallLake } from './small-lake.ts';

/** Asks a lake as readers' pages do. `asked` takes down the queries. */
export const askAsReader =
  (client: SanityClient, asked: string[] = []): Ask =>
  async ({ query, contract }, params) => {
    asked.push(query);
    const { result } = await askLake(client, {
      query,
      params: { ...params, previewing: false },
      options: { perspective: 'published' },
      patience: 60_000,
    });
    const reading = read(contract, result);
    return reading.ok ? reading.value : null;
  };

/** The same of a few documents, at `now`, without a lake. */
export const askDocuments =
  (documents: readonly LakeDocument[], asked: string[] = []): Ask =>
  async ({ query, contract }, params) => {
    asked.push(query);
    const reading = read(contract, await askSmallLake(query, documents, params));
    return reading.ok ? reading.value : null;
  };

/** Puts documents into a lake, many at once. */
export async function fillLake(
  writing: SanityClient,
  documents: Iterable<LakeDocument>,
): Promise<void> {
  const all = [...documents];
  for (let from = 0; from < all.length; from += 500) {
    const transaction = writing.transaction();
    for (const { _id, _type, ...fields } of all.slice(from, from + 500)) {
      transaction.createOrReplace({ ...fields, _id, _type });
    }
    await transaction.commit({ visibility: 'async' });
  }
}

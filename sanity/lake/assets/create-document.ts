import { isDeepStrictEqual } from 'node:util';
import { assetFacts, corrected } from '../store/asset-facts.ts';
import type { Committer, TransactionPlan } from '../store/commits.ts';
import type { DocumentChange, DocumentReader, StoredDocument } from '../store/types.ts';
import type { AssetDocument } from './asset-document.ts';

type Store = {
  /** Whether the bytes were here before. A document without them was not made by an upload. */
  hadBytes: boolean;
  documents: Pick<DocumentReader, 'get'>;
  commits: Pick<Committer, 'commit'>;
  author: string;
};

type Plan = TransactionPlan & { stored: StoredDocument };

/**
 * Puts an asset's document into the lake. One that is there is given back as it is when an upload has
 * made it. Otherwise what it says was invented: all of it when its bytes never came in, else the
 * facts, which are put right.
 *
 * @throws whatever the store throws; then nothing was written.
 */
export function createAssetDocument(
  document: AssetDocument,
  { documents, commits, author, hadBytes }: Store,
): StoredDocument {
  const settled = (known: StoredDocument | null): StoredDocument | null => {
    if (known === null || !hadBytes) return null;
    const right = withFacts(known, document);
    return isDeepStrictEqual(known, right) ? known : null;
  };
  const known = settled(documents.get(document._id));
  if (known) return known;
  const { stored } = commits.commit<Plan, never>({ author }, ({ transactionId, timestamp }) => {
    // Another process may have written since; this read happens with the write lock held.
    const before = documents.get(document._id);
    const same = settled(before);
    if (same) return { ok: true, changes: [], mutations: [], stored: same };
    const after: StoredDocument = {
      ...(before && hadBytes ? withFacts(before, document) : document),
      _rev: transactionId,
      _createdAt: before && hadBytes ? before._createdAt : timestamp,
      _updatedAt: timestamp,
    };
    const mutations = [before ? { createOrReplace: after } : { createIfNotExists: document }];
    const change: DocumentChange = { id: document._id, before, after, mutations };
    return { ok: true, changes: [change], mutations, stored: after };
  });
  return stored;
}

/** The document with what an upload has found out, but for the id of the upload that made it. */
function withFacts(known: StoredDocument, found: AssetDocument): StoredDocument {
  const facts: Map<string, unknown> = new Map(Object.entries(found));
  const told = Object.fromEntries(
    assetFacts.filter((field) => field !== 'uploadId').map((field) => [field, facts.get(field)]),
  );
  const metadata = 'metadata' in found ? corrected(known.metadata, found.metadata) : undefined;
  return { ...known, ...told, ...(metadata && { metadata }) };
}

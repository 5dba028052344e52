import type { Committer, TransactionPlan } from '../store/commits.ts';
import type { DocumentChange, DocumentReader, StoredDocument } from '../store/types.ts';
import type { AssetDocument } from './asset-document.ts';

type Store = {
  documents: Pick<DocumentReader, 'get'>;
  commits: Pick<Committer, 'commit'>;
  author: string;
};

type Plan = TransactionPlan & { stored: StoredDocument };

/**
 * Puts an asset's document into the lake, unless it is there: then that one is given back as it is.
 *
 * @throws whatever the store throws; then nothing was written.
 */
export function createAssetDocument(
  document: AssetDocument,
  { documents, commits, author }: Store,
): StoredDocument {
  const known = documents.get(document._id);
  if (known) return known;
  const mutations = [{ createIfNotExists: document }];
  const { stored } = commits.commit<Plan, never>({ author }, ({ transactionId, timestamp }) => {
    // Another process may have written since; this read happens with the write lock held.
    const before = documents.get(document._id);
    if (before) return { ok: true, changes: [], mutations, stored: before };
    const after: StoredDocument = {
      ...document,
      _rev: transactionId,
      _createdAt: timestamp,
      _updatedAt: timestamp,
    };
    const change: DocumentChange = { id: document._id, before: null, after, mutations };
    return { ok: true, changes: [change], mutations, stored: after };
  });
  return stored;
}

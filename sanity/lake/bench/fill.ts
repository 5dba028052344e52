import { createCommitter } from '../store/commits.ts';
import { createDocumentStore } from '../store/documents.ts';
import { openLake } from '../store/open.ts';
import type { StoredDocument } from '../store/types.ts';

const AT_ONCE = 1_000;

/** Makes a lake of these documents in a folder, log and all, without waiting for the disk. */
export function fillLake(dir: string, documents: Iterable<StoredDocument>): void {
  const db = openLake(dir);
  db.sqlite.exec('PRAGMA synchronous = OFF');
  const commits = createCommitter(db, createDocumentStore(db));
  let batch: StoredDocument[] = [];
  const commit = () => {
    commits.commit({ author: 'bench' }, ({ transactionId }) => ({
      ok: true,
      mutations: [],
      changes: batch.map((document) => {
        const after = { ...document, _rev: transactionId };
        return { id: document._id, before: null, after, mutations: [] };
      }),
    }));
    batch = [];
  };
  for (const document of documents) {
    batch.push(document);
    if (batch.length === AT_ONCE) commit();
  }
  commit();
  db.close();
}

import type { QueryPool } from '../groq/threads/pool.ts';
import type { Committer } from '../store/commits.ts';
import type { LakeDatabase } from '../store/database.ts';
import type { DocumentReader } from '../store/types.ts';
import { startCourier } from './courier.ts';
import { openOutbox } from './outbox.ts';

/**
 * Tells webhooks of every transaction from now on, and of those they were not told of before.
 *
 * @returns the way to stop, which waits until what is known is on disk.
 */
export function startWebhooks(lake: {
  config: Parameters<typeof startCourier>[1];
  db: LakeDatabase;
  documents: DocumentReader;
  commits: Committer;
  queries: QueryPool;
}): () => Promise<void> {
  const courier = startCourier(lake.db, lake.config);
  const outbox = openOutbox(lake, courier.look);
  const stopListening = lake.commits.onCommit(outbox.take);
  courier.look();
  return async () => {
    stopListening();
    await outbox.close();
    await courier.stop();
  };
}

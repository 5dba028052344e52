import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryPool } from './groq/threads/pool.ts';
import type { Hub } from './listen/hub.ts';
import type { LiveFeed } from './listen/live-feed.ts';
import type { Metrics } from './metrics.ts';
import type { Committer } from './store/commits.ts';
import type { LakeDatabase } from './store/database.ts';
import type { DocumentStore } from './store/documents.ts';
import { countSelections } from './store/saved-selections.ts';
import { lastTransaction } from './store/transactions.ts';
import { createDeliveries } from './webhooks/deliveries.ts';

/** The parts of a lake that say how it is doing. */
type Watched = {
  config: { dir: string };
  db: LakeDatabase;
  documents: DocumentStore;
  commits: Committer;
  metrics: Metrics;
  hub: Hub;
  live: LiveFeed;
  queries: QueryPool;
};

/** Adds what is worth watching of an open lake to its metrics. */
export function watchLake({
  config,
  db,
  documents,
  commits,
  metrics,
  hub,
  live,
  queries,
}: Watched): void {
  let transactions = 0;
  let changes = 0;
  commits.onCommit((transaction) => {
    transactions += 1;
    changes += transaction.changes.length;
  });
  const deliveries = createDeliveries(db);
  const { watch } = metrics;
  watch('lake_commits_total', 'Transactions committed since the start.', () => transactions);
  watch('lake_changes_total', 'Documents they changed.', () => changes);
  watch(
    'lake_log_sequence',
    'Number of the last transaction.',
    () => lastTransaction(db)?.sequence ?? 0,
  );
  watch('lake_documents', 'Documents stored, drafts and versions too.', () => documents.count());
  watch('lake_database_bytes', 'Size of the database and of its log of writes.', () => ({
    'file="lake.sqlite"': sizeOf(join(config.dir, 'lake.sqlite')),
    'file="lake.sqlite-wal"': sizeOf(join(config.dir, 'lake.sqlite-wal')),
  }));
  watch('lake_listeners', 'Streams that listen to documents.', hub.count);
  watch('lake_live_followers', 'Streams of live events.', live.count);
  const { figures } = queries.makings;
  watch(
    'lake_selections_wanted',
    'What is being made of the archive for queries that wait.',
    () => figures().wanted,
  );
  watch(
    'lake_selections_made_total',
    'What was made for queries since the start, and what failed.',
    () => ({
      'outcome="made"': figures().made,
      'outcome="failed"': figures().failed,
    }),
  );
  watch(
    'lake_selections_documents',
    'Documents looked at for it, of those to be looked at.',
    () => ({
      'state="tested"': figures().tested,
      'state="all"': figures().of,
    }),
  );
  watch(
    'lake_selections_kept',
    'What is known of the archive by heart, and what has yet to be made.',
    () => {
      const { whole, unfinished } = countSelections(db);
      return { 'state="whole"': whole, 'state="unfinished"': unfinished };
    },
  );
  watch('lake_webhook_deliveries', 'Deliveries that wait, and those in the log, by state.', () =>
    Object.fromEntries(
      Object.entries(deliveries.counts()).map(([state, count]) => [`state="${state}"`, count]),
    ),
  );
  watch('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
  watch('process_start_time_seconds', 'When the process started, since 1970.', () =>
    Math.round(Date.now() / 1000 - process.uptime()),
  );
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

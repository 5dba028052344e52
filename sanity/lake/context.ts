import { type Assets, openAssets } from './assets/library.ts';
import { removeAssetFiles } from './assets/removal.ts';
import { siteSecrets } from './assets/site-secrets.ts';
import { type Auth, createAuth } from './auth/auth.ts';
import { createSessionCookies, type SessionCookies } from './auth/credentials.ts';
import { type AllowedOrigins, createAllowedOrigins } from './auth/origins.ts';
import { authSchema } from './auth/schema.ts';
import { createSiteIdentity, type SiteIdentity } from './auth/site-identity.ts';
import type { LakeConfig } from './environment.ts';
import { createQueryPool, type QueryPool } from './groq/threads/pool.ts';
import { createHub, type Hub } from './listen/hub.ts';
import { createLiveFeed, type LiveFeed } from './listen/live-feed.ts';
import { createRecent } from './listen/recent.ts';
import { createStreams, type Streams } from './listen/streams.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createWriteGate, type WriteGate } from './mutate/write-gate.ts';
import { keeperOf, lookAfterSelections } from './selection-keeper.ts';
import { type Committer, createCommitter } from './store/commits.ts';
import type { LakeDatabase } from './store/database.ts';
import { createDocumentStore, type DocumentStore } from './store/documents.ts';
import { openLake } from './store/open.ts';
import { watchLake } from './watch-lake.ts';
import { webhookSchema } from './webhooks/schema.ts';
import { lookAfterWords } from './word-keeper.ts';

/** An open lake: what every handler is given. */
export type Lake = {
  config: LakeConfig;
  db: LakeDatabase;
  documents: DocumentStore;
  commits: Committer;
  takenBack: ReadonlySet<string>;
  /** Evaluates GROQ that others wrote, in threads of its own. */
  queries: QueryPool;
  /** Where the writes of clients pass. */
  gate: WriteGate;
  assets: Assets;
  auth: Auth;
  /** Whether somebody is the site's own server, whose questions have threads of their own. */
  isSite: SiteIdentity;
  origins: AllowedOrigins;
  cookies: SessionCookies;
  hub: Hub;
  live: LiveFeed;
  streams: Streams;
  metrics: Metrics;
};

/** What an open lake may be told besides what the environment says. */
type Surroundings = {
  /** Copies a picture or file elsewhere, before its document is written. */
  carryPicture?: ((name: string) => Promise<void>) | undefined;
};

/** Opens the lake's folder and puts its rooms together. `closeLake` is its counterpart. */
export function openLakeContext(config: LakeConfig, { carryPicture }: Surroundings = {}): Lake {
  const db = openLake(config.dir, [authSchema, webhookSchema]);
  const documents = createDocumentStore(db);
  const commits = createCommitter(db, documents);
  const assets = openAssets(config.dir, {
    limits: { cacheBytes: config.pictureCache, workBytes: config.pictureMemory },
    secrets: siteSecrets(config.dir, config.siteSecret),
    carry: carryPicture,
  });
  const auth = createAuth(db.sqlite);
  const recent = createRecent(db, documents);
  const queries = createQueryPool({
    dir: config.dir,
    limitMs: config.queryTimeout,
    keeper: keeperOf(db),
    tell: (line) => console.error(line),
  });
  const hub = createHub({ documents, recent, queries });
  const live = createLiveFeed(recent);
  commits.onCommit((transaction) => {
    recent.add(transaction);
    hub.tell(transaction);
    live.tell(transaction);
    removeAssetFiles({ assets, documents }, transaction.changes).catch((fault: unknown) => {
      console.error('lake: the files of a deleted asset could not be removed:', fault);
    });
  });
  const lake: Lake = {
    config,
    db,
    documents,
    commits,
    takenBack: config.takenBack,
    queries,
    gate: createWriteGate(),
    assets,
    auth,
    isSite: createSiteIdentity(config.dir, auth.tokens, config.siteToken),
    origins: createAllowedOrigins(config.ownAddresses, config.allowedOrigins),
    cookies: createSessionCookies(config.publicUrl),
    hub,
    live,
    streams: createStreams((credential) => auth.authenticate(credential) !== null),
    metrics: createMetrics(),
  };
  watchLake(lake);
  lookAfterSelections(lake);
  lookAfterWords(db, (line) => console.error(line));
  return lake;
}

/** Ends the streams and closes the file; everything committed is on disk already. */
export async function closeLake(lake: Lake): Promise<void> {
  lake.streams.endAll();
  await Promise.all([lake.queries.close(), lake.assets.close()]);
  lake.db.close();
}

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createTransformCache, type TransformCache } from './cache.ts';
import { createFailures, type Failures } from './failures.ts';
import { type AssetLimits, defaultLimits } from './limits.ts';
import { createLine, type Line, type PictureLane } from './line.ts';
import { createOriginals, type Originals } from './originals.ts';
import { createQueuePerKey, type QueuePerKey } from './queue-per-key.ts';
import type { WorkshopReply } from './workshop/messages.ts';
import { openWorkshop, type Workshop } from './workshop/workshop.ts';

/** The asset rooms of one open lake folder. */
export type Assets = {
  limits: AssetLimits;
  folders: {
    /** Uploads on their way in. Nothing here outlives its request. */
    incoming: string;
    images: string;
    files: string;
  };
  /** Transformed pictures: what the site and the Studio ask for, and what only others do. */
  caches: Record<PictureLane, TransformCache>;
  /** Everything that unpacks pictures waits here for its turn, so that they share memory and cores fairly. */
  line: Line<WorkshopReply>;
  /** Where it is unpacked then. */
  workshop: Workshop;
  /** Pictures that took too much, for a while. */
  failures: Failures;
  /** What the site may have signed addresses of pictures with. */
  secrets: () => readonly string[];
  /** Leave to fetch originals, for exports. */
  originals: Originals;
  /** Uploads of the same bytes go one after the other. */
  perContent: QueuePerKey;
  /** Copies one of the above elsewhere, by its path below `assets`. Never fails. */
  carry: (name: string) => Promise<void>;
  /** Ends all work on pictures at once; who waits for it is told to come back. */
  close: () => Promise<void>;
};

/** What an open folder's rooms may be told besides where they are. */
export type AssetSettings = {
  limits?: Partial<AssetLimits>;
  secrets?: () => readonly string[];
  carry?: ((name: string) => Promise<void>) | undefined;
};

/**
 * Opens `<lakeDir>/assets`, making its folders and clearing what a killed process left half done.
 *
 * @param lakeDir the lake's folder, which this process holds the lock of.
 */
export function openAssets(lakeDir: string, settings: AssetSettings = {}): Assets {
  const limits = { ...defaultLimits, ...settings.limits };
  const root = join(lakeDir, 'assets');
  const folders = {
    incoming: join(root, '.incoming'),
    images: join(root, 'images'),
    files: join(root, 'files'),
  };
  const work = join(root, '.work');
  for (const folder of [folders.incoming, work]) rmSync(folder, { recursive: true, force: true });
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  const workshop = openWorkshop(work, limits.workBytes);
  const line = createLine<WorkshopReply>({
    places: limits.transformationsAtOnce,
    waiting: limits.transformationsWaiting,
    perVisitor: limits.waitingPerVisitor,
    patienceMs: limits.waitingMs,
  });
  const cache = createTransformCache(join(root, '.cache'), { bytes: limits.cacheBytes });
  const others = createTransformCache(join(root, '.cache-others'), {
    bytes: limits.otherCacheBytes,
  });
  return {
    limits,
    folders,
    caches: { site: cache, desk: cache, rest: others },
    line,
    workshop,
    failures: createFailures(),
    secrets: settings.secrets ?? (() => []),
    originals: createOriginals(),
    perContent: createQueuePerKey(),
    carry: settings.carry ?? (() => Promise.resolve()),
    async close() {
      line.close();
      await workshop.close();
    },
  };
}

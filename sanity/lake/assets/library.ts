import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createTransformCache, type TransformCache } from './cache.ts';
import { createGate, type Gate } from './gate.ts';
import { type AssetLimits, defaultLimits } from './limits.ts';
import { createQueuePerKey, type QueuePerKey } from './queue-per-key.ts';

/** The asset rooms of one open lake folder. */
export type Assets = {
  limits: AssetLimits;
  folders: {
    /** Uploads on their way in. Nothing here outlives its request. */
    incoming: string;
    images: string;
    files: string;
  };
  cache: TransformCache;
  /** Everything that unpacks pictures passes here, so that they share memory and cores fairly. */
  gate: Gate;
  /** Uploads of the same bytes go one after the other. */
  perContent: QueuePerKey;
};

/**
 * Opens `<lakeDir>/assets`, making its folders and clearing what a killed process left half done.
 *
 * @param lakeDir the lake's folder, which this process holds the lock of.
 */
export function openAssets(lakeDir: string, limits: Partial<AssetLimits> = {}): Assets {
  const all = { ...defaultLimits, ...limits };
  const root = join(lakeDir, 'assets');
  const folders = {
    incoming: join(root, '.incoming'),
    images: join(root, 'images'),
    files: join(root, 'files'),
  };
  rmSync(folders.incoming, { recursive: true, force: true });
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  // Parallelism comes from several pictures at once, so one picture needs no threads of its own.
  sharp.concurrency(1);
  sharp.cache(false);
  const gate = createGate(all.transformationsAtOnce, all.transformationsWaiting);
  return {
    limits: all,
    folders,
    gate,
    cache: createTransformCache(join(root, '.cache'), { bytes: all.cacheBytes, gate }),
    perContent: createQueuePerKey(),
  };
}

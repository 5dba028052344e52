import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentChange, DocumentReader } from '../store/types.ts';
import type { Assets } from './library.ts';

const assetId = /^(?:image-([0-9a-f]{40}-\d+x\d+)-([a-z]+)|file-([0-9a-f]{40})-([a-z0-9]+))$/;

/**
 * Deletes the bytes of asset documents that a transaction deleted, transformed pictures included:
 * what an editor takes back must not stay readable by its address. Nothing may refer to a deleted
 * document, so nobody misses them.
 */
export async function removeAssetFiles(
  { assets, documents }: { assets: Assets; documents: Pick<DocumentReader, 'get'> },
  changes: readonly DocumentChange[],
): Promise<void> {
  for (const { id, after } of changes) {
    const [, image, imageExtension, file, fileExtension] =
      (after === null && assetId.exec(id)) || [];
    const path = image
      ? join(assets.folders.images, `${image}.${imageExtension}`)
      : file && join(assets.folders.files, `${file}.${fileExtension}`);
    const sha1 = image?.slice(0, 40) ?? file;
    if (!path || !sha1) continue;
    await assets.perContent(sha1, async () => {
      // The same bytes may have been uploaded again in the meantime.
      if (documents.get(id)) return;
      await rm(path, { force: true });
      for (const cache of new Set(Object.values(assets.caches))) await cache.forget(sha1);
    });
  }
}

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Damage } from '../store/damage.ts';
import type { DocumentReader, StoredDocument } from '../store/types.ts';

const assetId = /^(?:image-([0-9a-f]{40})-(\d+x\d+)-([a-z]+)|file-([0-9a-f]{40})-([a-z0-9]+))$/;

/** A file that an asset's document says is there. */
type Expected = { path: string; sha1: string; size: number | null };

/** The file of an asset, below the lake's folder; null for an id that names no file of the lake's. */
function expectedFile({ _id, size }: StoredDocument): Expected | null {
  const [, image, sides, imageExtension, file, extension] = assetId.exec(_id) ?? [];
  const known = typeof size === 'number' ? size : null;
  if (image) {
    const path = `assets/images/${image}-${sides}.${imageExtension}`;
    return { path, sha1: image, size: known };
  }
  return file ? { path: `assets/files/${file}.${extension}`, sha1: file, size: known } : null;
}

/** Where the files of all assets belong, below the lake's folder. */
export const expectedFiles = (documents: DocumentReader): string[] =>
  documents
    .byKeys(['type:sanity.imageAsset', 'type:sanity.fileAsset'])
    .flatMap((asset) => expectedFile(asset)?.path ?? []);

/** Asks only of their names: the sentence shows some of those who would miss it. */
const mostNamed = 3;

function referrersOf(documents: DocumentReader, id: string): string {
  const ids = documents.byKeys([`ref:${id}`]).map(({ _id }) => _id);
  if (ids.length === 0) return 'Nothing refers to it.';
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  return `It is used by ${ids.slice(0, mostNamed).join(', ')}${more}.`;
}

async function faultIn(dir: string, { path, sha1, size }: Expected): Promise<string | null> {
  const file = join(dir, path);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return `Its file ${path} is missing.`;
  if (!found.isFile()) return `Its file ${path} is not a file.`;
  if (size !== null && found.size < size) {
    return `Its file ${path} is cut off: ${found.size} of ${size} bytes are there.`;
  }
  const hash = createHash('sha1');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') === sha1) return null;
  return `The content of its file ${path} is not what was uploaded.`;
}

/**
 * Checks pictures and files: that each asset's file is there, whole, and what was uploaded, which its
 * name says; and that every file has its asset. Reads all of them.
 */
export async function verifyAssets(
  dir: string,
  documents: DocumentReader,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<Damage[]> {
  const assets = documents.byKeys(['type:sanity.imageAsset', 'type:sanity.fileAsset']);
  const faults: Damage[] = [];
  const expected = new Set<string>();
  for (const [index, asset] of assets.entries()) {
    onProgress(index, assets.length);
    const file = expectedFile(asset);
    if (file === null) continue;
    expected.add(file.path);
    const fault = await faultIn(dir, file).catch(
      (error: Error) => `${file.path}: ${error.message}`,
    );
    if (fault === null) continue;
    const reason = `${fault} ${referrersOf(documents, asset._id)}`;
    faults.push({ repairable: false, documentId: asset._id, reason });
  }
  const strays = filesIn(dir).filter((path) => !expected.has(path));
  return [
    ...faults,
    ...strays.map((path) => ({
      repairable: true,
      documentId: null,
      reason: `${path} belongs to no asset.`,
    })),
  ];
}

/** The files of originals there are, below the lake's folder. */
const filesIn = (dir: string): string[] =>
  ['assets/images', 'assets/files'].flatMap((folder) => {
    const path = join(dir, folder);
    return existsSync(path) ? readdirSync(path).map((name) => `${folder}/${name}`) : [];
  });

/**
 * Deletes files that belong to no asset. Only for a lake whose documents are whole, that nobody serves:
 * else the asset may be what is missing.
 */
export function removeStrays(dir: string, documents: DocumentReader): number {
  const expected = new Set(expectedFiles(documents));
  const strays = filesIn(dir).filter((path) => !expected.has(path));
  for (const path of strays) rmSync(join(dir, path), { recursive: true, force: true });
  return strays.length;
}

import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import type { Committer } from '../store/commits.ts';
import type { DocumentReader, StoredDocument } from '../store/types.ts';
import { drain } from '../wire/drain.ts';
import { refuse } from '../wire/refusal.ts';
import { answerFailure, answerJson, errorCode } from './answer.ts';
import {
  type AssetDocument,
  type AssetHome,
  fileAssetDocument,
  imageAssetDocument,
} from './asset-document.ts';
import { imageFileOf, plainFileOf } from './asset-name.ts';
import { createAssetDocument } from './create-document.ts';
import type { Assets } from './library.ts';
import { Unwanted } from './line.ts';
import { mediaTypeOf } from './media-types.ts';
import { readMetadataWish } from './metadata-wish.ts';
import { type Received, receive } from './receive.ts';
import { inspect } from './unpack.ts';

/** What an upload needs to know of the lake around it. */
export type UploadContext = {
  assets: Assets;
  kind: 'image' | 'file';
  /** The request's query: `filename`, `meta`, `title`… */
  search: URLSearchParams;
  home: AssetHome;
  /** Id of the identity that uploads. */
  author: string;
  /** Whether its role allows a new document of an asset. */
  mayCreate(document: AssetDocument): boolean;
  /** Aborted when they hang up before they are answered. */
  signal: AbortSignal;
  documents: Pick<DocumentReader, 'get'>;
  commits: Pick<Committer, 'commit'>;
};

/** A checked upload: its document, and where its bytes belong. */
type Placement = { document: AssetDocument; path: string };

/** A name says what the kept bytes are. */
async function lookAgain(path: string): Promise<Pick<Received, 'sha1' | 'size'>> {
  const bytes = await readFile(path);
  return { sha1: createHash('sha1').update(bytes).digest('hex'), size: bytes.length };
}

async function placeImage(received: Received, context: UploadContext): Promise<Placement> {
  const { assets, search, home, author, signal } = context;
  const uploadId = randomUUID();
  const job = {
    kind: 'inspect',
    path: received.path,
    pixels: assets.limits.imagePixels,
    wish: readMetadataWish(search.getAll('meta')),
  } as const;
  const asker = { lane: 'desk', visitor: author, signal } as const;
  const key = `upload ${uploadId}`;
  const { isConverted, metadata, mimeType, ...sides } = await inspect(assets, key, job, asker);
  const { width, height, extension } = sides;
  const { sha1, size } = isConverted ? await lookAgain(received.path) : received;
  const name = { sha1, width, height, extension };
  const note = { size, mimeType, uploadId, search };
  return {
    document: imageAssetDocument(name, metadata, home, note),
    path: join(assets.folders.images, imageFileOf(name)),
  };
}

async function placeFile(received: Received, context: UploadContext): Promise<Placement> {
  const { assets, search, home } = context;
  const { extension, mimeType } = await mediaTypeOf(received.path, search.get('filename'));
  const name = { sha1: received.sha1, extension };
  const note = { size: received.size, mimeType, uploadId: randomUUID(), search };
  return {
    document: fileAssetDocument(name, home, note),
    path: join(assets.folders.files, plainFileOf(name)),
  };
}

const places: Record<UploadContext['kind'], typeof placeImage> = {
  image: placeImage,
  file: placeFile,
};

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Makes the names in a folder last over a power cut, as `sync` on a file does for its bytes. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Puts bytes and document in their places: bytes first, so that no document ever lacks its file, here or
 * where it is replicated to.
 */
async function keep(
  received: Received,
  { document, path }: Placement,
  { assets, kind, documents, commits, author, mayCreate }: UploadContext,
): Promise<StoredDocument> {
  if (!mayCreate(document)) throw refuse('forbidden', 'You may not upload this.');
  const wasThere = await isThere(path);
  if (!wasThere) {
    await rename(received.path, path);
    await syncFolder(dirname(path));
  }
  try {
    await assets.carry(`${kind}s/${basename(path)}`);
    return createAssetDocument(document, { documents, commits, author, hadBytes: wasThere });
  } catch (error) {
    if (!wasThere) await rm(path, { force: true });
    throw error;
  }
}

const declaredLength = (req: IncomingMessage): number | null => {
  const length = req.headers['content-length'];
  return length === undefined ? null : Number(length);
};

async function upload(req: IncomingMessage, context: UploadContext): Promise<StoredDocument> {
  const { assets, kind } = context;
  const most = kind === 'image' ? assets.limits.imageBytes : assets.limits.fileBytes;
  const received = await receive(req, assets.folders.incoming, {
    most,
    declared: declaredLength(req),
  });
  try {
    // The same bytes sent twice at once must not undo each other's file when one of them fails.
    return await assets.perContent(received.sha1, async () => {
      const placement = await places[kind](received, context);
      return keep(received, placement, context);
    });
  } finally {
    await rm(received.path, { force: true });
  }
}

/**
 * Answers `POST /assets/images|files/:dataset`: takes the body in, and answers `{document}`, the
 * asset's document as stored. Bytes that are known already give the document there is. Whatever
 * fails leaves neither file nor document behind. Always answers, never throws.
 */
export async function handleUpload(
  req: IncomingMessage,
  res: ServerResponse,
  context: UploadContext,
): Promise<void> {
  try {
    answerJson(res, 200, { document: await upload(req, context) });
  } catch (error) {
    if (error instanceof Unwanted) return;
    if (!(await drain(req))) res.setHeader('connection', 'close');
    answerFailure(res, error);
    req.resume();
  }
}

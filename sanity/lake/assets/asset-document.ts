import { assetTypes } from '../store/document-kinds.ts';
import type { StoredDocument } from '../store/types.ts';
import {
  type FileName,
  fileAssetId,
  type ImageName,
  imageAssetId,
  imageFileOf,
  plainFileOf,
} from './asset-name.ts';
import type { ImageMetadata } from './metadata.ts';
import type { Originals } from './originals.ts';

/** Fields all asset documents have, as hosted Sanity writes them. */
type AssetFields = {
  _id: string;
  assetId: string;
  sha1hash: string;
  extension: string;
  mimeType: string;
  /** In bytes. */
  size: number;
  /** Address below the lake's base: `images/<project>/<dataset>/<file>`. What code should rely on. */
  path: string;
  /** Whole address at the time of the upload. */
  url: string;
  uploadId: string;
  originalFilename?: string;
  label?: string;
  title?: string;
  description?: string;
  creditLine?: string;
  source?: { name: string; id?: string; url?: string };
};

export type AssetDocument =
  | (AssetFields & { _type: 'sanity.imageAsset'; metadata: ImageMetadata })
  | (AssetFields & { _type: 'sanity.fileAsset' });

/** Where assets of the lake's one dataset are: project and dataset, as addresses name them. */
export type AssetHome = { projectId: string; dataset: string; publicUrl: string };

/** What is known of an upload besides what it is. */
export type UploadNote = {
  size: number;
  mimeType: string;
  uploadId: string;
  search: URLSearchParams;
};

/** The words a client may send along, each a query parameter. */
function wordsOf(search: URLSearchParams) {
  const word = (parameter: string) => search.get(parameter)?.trim().slice(0, 1000) || undefined;
  const originalFilename = word('filename');
  const [label, title, description] = [word('label'), word('title'), word('description')];
  const creditLine = word('creditLine');
  const sourceName = word('sourceName');
  const [id, url] = [word('sourceId'), word('sourceUrl')];
  return {
    ...(originalFilename && { originalFilename }),
    ...(label && { label }),
    ...(title && { title }),
    ...(description && { description }),
    ...(creditLine && { creditLine }),
    ...(sourceName && { source: { name: sourceName, ...(id && { id }), ...(url && { url }) } }),
  };
}

function commonFields(
  path: string,
  sha1: string,
  extension: string,
  home: AssetHome,
  note: UploadNote,
) {
  return {
    assetId: sha1,
    sha1hash: sha1,
    extension,
    mimeType: note.mimeType,
    size: note.size,
    path,
    url: `${home.publicUrl}/${path}`,
    uploadId: note.uploadId,
    ...wordsOf(note.search),
  };
}

/** The document of a picture. */
export function imageAssetDocument(
  name: ImageName,
  metadata: ImageMetadata,
  home: AssetHome,
  note: UploadNote,
): AssetDocument {
  const path = `images/${home.projectId}/${home.dataset}/${imageFileOf(name)}`;
  return {
    _id: imageAssetId(name),
    _type: 'sanity.imageAsset',
    ...commonFields(path, name.sha1, name.extension, home, note),
    metadata,
  };
}

/** The document of any other file. */
export function fileAssetDocument(
  name: FileName,
  home: AssetHome,
  note: UploadNote,
): AssetDocument {
  const path = `files/${home.projectId}/${home.dataset}/${plainFileOf(name)}`;
  return {
    _id: fileAssetId(name),
    _type: 'sanity.fileAsset',
    ...commonFields(path, name.sha1, name.extension, home, note),
  };
}

/**
 * An asset document with `url` on another base; any other document as it is. For exports: the
 * address at the time of an upload may be long gone. That of a picture has leave to fetch the original:
 * the exporter reads the document with its token, and fetches the picture without.
 *
 * @param base without a trailing slash.
 */
export function withAssetUrl(
  document: StoredDocument,
  base: string,
  originals: Originals,
): StoredDocument {
  const { path, _type } = document;
  if (!assetTypes.includes(_type) || typeof path !== 'string') return document;
  const leave = path.startsWith('images/')
    ? `?original=${originals.grant(path.slice(path.lastIndexOf('/') + 1))}`
    : '';
  return { ...document, url: `${base}/${path}${leave}` };
}

import { publishedIdOf } from './document-ids.ts';

/**
 * What a document is, going by its id and its type together, since either may be made to look
 * harmless: `asset` and `system` are what they are in every form of their id.
 *
 * - `system`: the lake's own (`_.releases.x`, any `system.…`), which the lake alone writes.
 * - `asset`: a picture or file, whose document says what its bytes are.
 * - `version`: in a release, `versions.<release>.x`.
 * - `draft`: unpublished work, `drafts.x`.
 * - `private`: any other id with a dot, which nobody sees without a token.
 * - `published`: what readers see.
 */
export type DocumentKind = 'system' | 'asset' | 'version' | 'draft' | 'private' | 'published';

type Named = { _id: string; _type: string };

/** The types of assets' documents. */
export const assetTypes: readonly string[] = ['sanity.imageAsset', 'sanity.fileAsset'];

/** The ids that assets have, `image-<sha1>-<W>x<H>-<ext>` and `file-<sha1>-<ext>`. */
const assetId = /^(?:image-[0-9a-f]{40}-\d+x\d+|file-[0-9a-f]{40})-[a-z0-9]+$/;

/** Which kind of document this is. */
export function kindOf({ _id, _type }: Named): DocumentKind {
  const publishedId = publishedIdOf(_id);
  if (publishedId.startsWith('_.') || /^system(?:\.|$)/.test(_type)) return 'system';
  if (assetTypes.includes(_type) || assetId.test(publishedId)) return 'asset';
  if (_id.startsWith('drafts.')) return 'draft';
  if (_id.startsWith('versions.')) return 'version';
  return _id.includes('.') ? 'private' : 'published';
}

/** Whether a document is an asset's own, not one that only has the type or the id of one. */
export const isAsset = ({ _id, _type }: Named): boolean =>
  assetTypes.includes(_type) && assetId.test(_id);

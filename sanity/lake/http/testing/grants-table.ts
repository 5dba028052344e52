import type { Role } from '../../wire/identity.ts';

/**
 * What may become of a document, by what it is: the one table that `grants.test.ts` holds every way
 * to write against. It knows nothing of how the lake decides.
 */

/** What a document is, told from its id and type; `false` ones only look like a release or an asset. */
export type What =
  | 'published'
  | 'private'
  | 'draft'
  | 'version'
  | 'release'
  | 'asset'
  | 'false system'
  | 'false asset';

/** What happens to it; `erase` deletes its history too. */
export type Deed = 'create' | 'update' | 'delete' | 'erase';

/** A mutation or an action of a document, or an action of a release. (Uploads: `assets.test.ts`.) */
export type Means = 'document' | 'release';

type Row = { what: What; means: Means; deeds: Record<Role, readonly Deed[]> };

const all: readonly Deed[] = ['create', 'update', 'delete', 'erase'];
const none: readonly Deed[] = [];

const byEditors = (deeds: readonly Deed[]): Row['deeds'] => ({
  administrator: deeds,
  editor: deeds,
  contributor: none,
  viewer: none,
});

const rows: readonly Row[] = [
  { what: 'published', means: 'document', deeds: byEditors(all) },
  { what: 'private', means: 'document', deeds: byEditors(all) },
  { what: 'version', means: 'document', deeds: byEditors(all) },
  {
    what: 'draft',
    means: 'document',
    deeds: { ...byEditors(all), contributor: ['create', 'update', 'delete'] },
  },
  // An asset comes from an upload. Its words may be edited, and it may be taken away.
  { what: 'asset', means: 'document', deeds: byEditors(['update', 'delete', 'erase']) },
  { what: 'release', means: 'document', deeds: byEditors(none) },
  // What was planted before this rule held can be cleared away, and put to no use.
  { what: 'false asset', means: 'document', deeds: byEditors(['update', 'delete', 'erase']) },
  { what: 'false system', means: 'document', deeds: byEditors(['delete', 'erase']) },

  { what: 'release', means: 'release', deeds: byEditors(['create', 'update', 'delete']) },
  { what: 'published', means: 'release', deeds: byEditors(['create', 'update', 'delete']) },
  { what: 'draft', means: 'release', deeds: byEditors(['create']) },
  { what: 'version', means: 'release', deeds: byEditors(['create', 'delete']) },
  { what: 'false asset', means: 'release', deeds: byEditors(['delete']) },
  { what: 'false system', means: 'release', deeds: byEditors(['delete']) },
];

/** Whether somebody of this role may do this, so, to such a document. */
export const mayBecome = (role: Role, means: Means, what: What, deed: Deed): boolean =>
  rows.some((row) => row.what === what && row.means === means && row.deeds[role].includes(deed));

const assetTypes = ['sanity.imageAsset', 'sanity.fileAsset'];

/** What a document is. */
export function whatIs({ _id, _type }: { _id: string; _type: string }): What {
  const [, form, base = _id] = /^(drafts|versions\.[^.]+)\.(.*)$/.exec(_id) ?? [];
  if (base.startsWith('_.') || _type === 'system' || _type.startsWith('system.')) {
    const isRelease = /^_\.releases\.[^.]+$/.test(_id) && _type === 'system.release';
    return isRelease ? 'release' : 'false system';
  }
  const hasAssetId = /^(image-\w{40}-\d+x\d+|file-\w{40})-\w+$/.test(base);
  if (hasAssetId || assetTypes.includes(_type)) {
    return hasAssetId && form === undefined && assetTypes.includes(_type) ? 'asset' : 'false asset';
  }
  if (form !== undefined) return form === 'drafts' ? 'draft' : 'version';
  return _id.includes('.') ? 'private' : 'published';
}

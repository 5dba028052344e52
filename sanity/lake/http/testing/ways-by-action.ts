import type { Write } from './trial-lake.ts';
import { action, cleared, content, each, junk, type Way, way, wayWithType, words } from './way.ts';
import { pretender, type Target } from './write-targets.ts';

const otherVersion = ({ base }: Target) => `versions.autumn.${base}`;

/** Every action of a document. */
export const waysByAction: readonly Way[] = [
  wayWithType(
    'document.create',
    ({ id, base }, type) =>
      action('document.create', { publishedId: base, attributes: pretender(id, type) }),
    each(['draft', 'version'], 'create'),
  ),
  way(
    'document.edit',
    ({ id, base }) => action('document.edit', { draftId: id, publishedId: base, patch: words }),
    each(['draft', 'version', 'false asset'], 'update'),
  ),
  way(
    'document.edit of what has no draft',
    ({ base }) =>
      action('document.edit', {
        draftId: `versions.autumn.${base}`,
        publishedId: base,
        patch: words,
      }),
    ['version create'],
  ),
  way(
    'document.publish',
    ({ id, base }) => action('document.publish', { draftId: id, publishedId: base }),
    [
      ...each(['published', 'private', 'asset', 'false asset'], 'update'),
      ...each(['draft', 'version', 'false asset'], 'delete'),
    ],
  ),
  way(
    'document.unpublish',
    ({ base }) =>
      action('document.unpublish', { draftId: `versions.autumn.${base}`, publishedId: base }),
    ['version create', ...each(['published', 'private'], 'delete')],
  ),
  way(
    'document.delete',
    ({ base, forms }) =>
      action('document.delete', {
        publishedId: base,
        includeDrafts: forms.filter((form) => form !== base),
      }),
    cleared,
  ),
  way(
    'document.delete with its history',
    ({ base, forms }) =>
      action('document.delete', {
        publishedId: base,
        includeDrafts: forms.filter((form) => form !== base),
        purge: true,
      }),
    each([...content, 'asset', ...junk], 'delete', 'erase'),
  ),
  way(
    'document.discard',
    ({ id }) => action('document.discard', { draftId: id }),
    each(['draft', 'version', ...junk], 'delete'),
  ),
  way(
    'document.discard with its history',
    ({ id }) => action('document.discard', { draftId: id, purge: true }),
    each(['draft', 'version', ...junk], 'delete', 'erase'),
  ),
  wayWithType(
    'document.replaceDraft',
    ({ base }, type) =>
      action('document.replaceDraft', {
        publishedId: base,
        attributes: { ...pretender(`drafts.${base}`, type), title: 'Other' },
      }),
    each(['draft', 'false asset'], 'update'),
  ),
  wayWithType(
    'document.version.create',
    ({ id, base }, type) =>
      action('document.version.create', { publishedId: base, document: pretender(id, type) }),
    each(['draft', 'version'], 'create'),
  ),
  way(
    'document.version.create as a copy',
    (target) =>
      action('document.version.create', {
        publishedId: target.base,
        versionId: otherVersion(target),
        baseId: target.id,
      }),
    ['version create'],
  ),
  way(
    'document.version.discard',
    ({ id }) => action('document.version.discard', { versionId: id }),
    each(['draft', 'version', ...junk], 'delete'),
  ),
  way(
    'document.version.discard with its history',
    ({ id }) => action('document.version.discard', { versionId: id, purge: true }),
    each(['draft', 'version', ...junk], 'delete', 'erase'),
  ),
  wayWithType(
    'document.version.replace',
    ({ id }, type) =>
      action('document.version.replace', { document: { ...pretender(id, type), title: 'Other' } }),
    each(['draft', 'version', 'false asset'], 'update'),
  ),
  way(
    'document.version.unpublish',
    (target) =>
      action('document.version.unpublish', {
        versionId: otherVersion(target),
        publishedId: target.base,
      }),
    ['version create'],
  ),
];

type ReleaseWay = { name: string; write: (release: string) => Write; reaches: readonly string[] };

const releaseWay = (name: string, fields: object, reaches: readonly string[]): ReleaseWay => ({
  name,
  write: (releaseId) => action(`release.${name.split(' ', 1)[0]}`, { releaseId, ...fields }),
  reaches,
});

/** Every action of a release, aimed at releases in each state and at none. */
export const waysOfReleases: readonly ReleaseWay[] = [
  releaseWay('create', { metadata: { title: 'T' } }, ['release create']),
  releaseWay('import', { attributes: pretender('', 'article') }, []),
  releaseWay('import as it is named', { attributes: { state: 'scheduled', title: 'T' } }, [
    'release create',
  ]),
  releaseWay(
    'import over what is there',
    { attributes: { _type: 'article' }, ifExists: 'replace' },
    ['release create', 'release update'],
  ),
  releaseWay('edit', { patch: { set: { 'metadata.title': 'T' } } }, ['release update']),
  releaseWay('edit of its type', { patch: { set: { _type: 'article' } } }, []),
  releaseWay('edit of its versions', { patch: { set: { finalDocumentStates: [] } } }, []),
  releaseWay('publish', {}, [
    'release update',
    'published create',
    'published update',
    'published delete',
    'draft create',
    'version delete',
  ]),
  releaseWay('archive', {}, [
    'release update',
    'version delete',
    'false asset delete',
    'false system delete',
  ]),
  releaseWay('unarchive', {}, ['release update']),
  releaseWay('schedule', { publishAt: '2030-01-01T00:00:00Z' }, ['release update']),
  releaseWay('unschedule', {}, ['release update']),
  releaseWay('delete', {}, ['release delete']),
];

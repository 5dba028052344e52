import type { Write } from './trial-lake.ts';
import { pretender, type Target } from './write-targets.ts';

/**
 * Every way to write a document, aimed at an id. `reaches` is what an administrator gets done that
 * way, over all targets: so a way that has stopped working fails, as one that works too well does.
 */
export type Way = {
  name: string;
  /** Whether the way says what type the document gets: then it is tried with each. */
  givesType: boolean;
  write: (target: Target, type: string) => Write;
  reaches: readonly string[];
};

const mutations = (...list: unknown[]): Write => ({
  path: '/data/mutate/production',
  body: { mutations: list },
});

const action = (name: string, fields: object): Write => ({
  path: '/data/actions/production',
  body: { actions: [{ actionType: `sanity.action.${name}`, ...fields }] },
});

const content = ['published', 'private', 'draft', 'version'];
const junk = ['false asset', 'false system'];
const each = (whats: readonly string[], ...deeds: string[]) =>
  whats.flatMap((what) => deeds.map((deed) => `${what} ${deed}`));

const words = { set: { title: 'Other words' } };
const editable = each([...content, 'asset', 'false asset'], 'update');
const cleared = each([...content, 'asset', ...junk], 'delete');

/** `drafts.` of `drafts.x`, nothing of `x`. */
const beginningOf = (id: string) => id.slice(0, id.lastIndexOf('.') + 1);

const way = (name: string, write: Way['write'], reaches: readonly string[]): Way => ({
  name,
  givesType: false,
  write,
  reaches,
});

const wayWithType = (name: string, write: Way['write'], reaches: readonly string[]): Way => ({
  name,
  givesType: true,
  write,
  reaches,
});

const byMutation: readonly Way[] = [
  wayWithType(
    'create',
    ({ id }, type) => mutations({ create: pretender(id, type) }),
    each(content, 'create'),
  ),
  wayWithType(
    'create with an id of the lake’s making',
    ({ id }, type) => mutations({ create: pretender(beginningOf(id), type) }),
    each(content, 'create'),
  ),
  wayWithType(
    'createIfNotExists',
    ({ id }, type) => mutations({ createIfNotExists: pretender(id, type) }),
    each(content, 'create'),
  ),
  wayWithType(
    'createOrReplace',
    ({ id }, type) => mutations({ createOrReplace: { ...pretender(id, type), title: 'Other' } }),
    [...each(content, 'create'), ...editable],
  ),
  wayWithType(
    'create as something harmless, then replace it',
    ({ id }, type) =>
      mutations(
        { createIfNotExists: { _id: id, _type: 'article' } },
        { createOrReplace: pretender(id, type) },
      ),
    [...each(content, 'create'), ...editable],
  ),
  wayWithType(
    'delete and create anew',
    ({ id }, type) => mutations({ delete: { id } }, { create: pretender(id, type) }),
    [...each(content, 'create', 'update'), ...each(junk, 'delete')],
  ),
  wayWithType(
    'patch of the type',
    ({ id }, type) => mutations({ patch: { id, set: { _type: type } } }),
    editable,
  ),
  way('patch of words', ({ id }) => mutations({ patch: { id, ...words } }), editable),
  way(
    'patch of facts',
    ({ id }) => mutations({ patch: { id, set: { sha1hash: 'f'.repeat(40) } } }),
    each(content, 'update'),
  ),
  way(
    'patch by ids, of a draft that may be written too',
    ({ id }) => mutations({ patch: { id: ['drafts.story-1', id], ...words } }),
    editable,
  ),
  way(
    'patch that marks for deletion',
    ({ id }) => mutations({ patch: { id, set: { '_system.delete': true } } }),
    editable,
  ),
  way(
    'patch by query',
    ({ id }) => mutations({ patch: { query: '*[_id == $id]', params: { id }, ...words } }),
    editable,
  ),
  way('delete', ({ id }) => mutations({ delete: { id, purge: true } }), cleared),
  way(
    'delete by query',
    ({ id }) => mutations({ delete: { query: '*[_id == $id]', params: { id } } }),
    cleared,
  ),
];

const otherVersion = ({ base }: Target) => `versions.autumn.${base}`;

const byAction: readonly Way[] = [
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

export const waysToWrite: readonly Way[] = [...byMutation, ...byAction];

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

import type { Write } from './trial-lake.ts';
import {
  cleared,
  content,
  each,
  editable,
  junk,
  type Way,
  way,
  wayWithType,
  words,
} from './way.ts';
import { pretender } from './write-targets.ts';

const mutations = (...list: unknown[]): Write => ({
  path: '/data/mutate/production',
  body: { mutations: list },
});

/** `drafts.` of `drafts.x`, nothing of `x`. */
const beginningOf = (id: string) => id.slice(0, id.lastIndexOf('.') + 1);

/** Every mutation. */
export const waysByMutation: readonly Way[] = [
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

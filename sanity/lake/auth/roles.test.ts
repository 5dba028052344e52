import { evaluate, parse } from 'groq-js';
import { describe, expect, it } from 'vitest';
import type { StoredDocument } from '../store/types.ts';
import { missingPermission, roles } from './roles.ts';

const doc = (_id: string, _type = 'article'): StoredDocument => ({
  _id,
  _type,
  _rev: 'r',
  _createdAt: '2026-02-02T00:00:00.000Z',
  _updatedAt: '2026-02-02T00:00:00.000Z',
});

const change = (before: StoredDocument | null, after: StoredDocument | null) => ({
  id: (after ?? before)?._id ?? '',
  before,
  after,
  mutations: [],
});

describe('missingPermission', () => {
  const draft = doc('drafts.a');
  const story = doc('a');
  const asset = doc(`image-${'a'.repeat(40)}-1x1-png`, 'sanity.imageAsset');

  it.each([
    ['an editor publishes', 'editor', change(null, story), null],
    ['a contributor starts a draft', 'contributor', change(null, draft), null],
    ['a contributor edits a draft', 'contributor', change(draft, draft), null],
    ['a contributor discards a draft', 'contributor', change(draft, null), null],
    ['a contributor publishes', 'contributor', change(null, story), 'create'],
    ['a contributor edits what is published', 'contributor', change(story, story), 'update'],
    ['a contributor unpublishes', 'contributor', change(story, null), 'update'],
    ['a contributor uploads', 'contributor', change(null, asset), null],
    ['a contributor removes a picture', 'contributor', change(asset, null), 'update'],
    [
      'a contributor makes a published story pass for a picture',
      'contributor',
      change(story, doc('a', 'sanity.imageAsset')),
      'update',
    ],
    [
      'a contributor writes into a release',
      'contributor',
      change(null, doc('versions.r.a')),
      'create',
    ],
    ['a viewer starts a draft', 'viewer', change(null, draft), 'create'],
  ] as const)('%s', (_what, role, made, missing) => {
    expect(missingPermission(role, made)).toBe(missing);
  });
});

/** Ids of every kind. The Studio is not told which ids are those of assets: nobody types one. */
const ids = ['a', 'drafts.a', 'versions.r.a', 'a.b', '_.releases.r', 'drafts._.releases.r'];
const image = `image-${'a'.repeat(40)}-1x1-png`;
const types = ['article', 'systematic', 'sanity.previewUrlSecret', 'system', 'system.release'];
const documents = [
  ...ids.flatMap((id) => types.map((type) => doc(id, type))),
  ...[image, `drafts.${image}`, `versions.r.${image}`].map((id) => doc(id, 'sanity.imageAsset')),
  doc('drafts.a', 'sanity.fileAsset'),
];

describe('what a role may do', () => {
  it.each(
    Object.entries(roles).flatMap(([role, { grants }]) =>
      grants.map((grant) => [role, grant.filter, grant.covers] as const),
    ),
  )('is told to the Studio as it is enforced: %s, %s', async (_, filter, covers) => {
    const tree = parse(`*[${filter}]{_id, _type}`);
    const told: unknown = await (await evaluate(tree, { dataset: documents })).get();
    expect(told).toEqual(documents.filter(covers).map(({ _id, _type }) => ({ _id, _type })));
  });
});

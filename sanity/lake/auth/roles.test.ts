import { describe, expect, it } from 'vitest';
import type { StoredDocument } from '../store/types.ts';
import { missingPermission } from './roles.ts';

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

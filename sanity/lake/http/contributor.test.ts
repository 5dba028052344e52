import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWriters, type Writers } from './testing/writers.ts';

let on: Writers;
let n = 0;
/** A name for each test's own documents. */
let own = '';

beforeAll(async () => {
  on = await startWriters();
});
afterAll(() => on.lake.remove());
beforeEach(() => {
  n += 1;
  own = `case-${n}`;
});

describe('attack: a contributor publishes', () => {
  it.each([
    ['a draft', 'drafts.f'],
    ['a published document', 'f'],
    ['a version', 'versions.x.f'],
    ['a draft of a release', (name: string) => `drafts._.releases.${name}`],
    ['the release itself', (name: string) => `_.releases.${name}`],
    ['another release', '_.releases.mine'],
  ])(
    'an editor’s release, by %s that says it is that release and due → 403, and nothing is published',
    async (_, id) => {
      await on.releaseOfEditor(own);
      const claim = {
        _id: typeof id === 'string' ? id : id(own),
        _type: 'system.release',
        name: own,
        state: 'scheduled',
        publishAt: '2020-01-01T00:00:00Z',
      };
      expect(await on.mutate('contributor', { createOrReplace: claim })).toBe(403);
      expect(
        await on.mutate(
          'contributor',
          { createIfNotExists: { _id: claim._id, _type: 'article' } },
          { createOrReplace: claim },
        ),
      ).toBe(403);
      await on.mutate('contributor', { create: { _id: `drafts.${own}-other`, _type: 'article' } });
      await on.act('editor', 'release.create', { releaseId: `${own}-other` });
      expect(await on.editor.getDocument(own)).toBeUndefined();
      expect(await on.stateOf(own)).toBe('active');
    },
  );

  it('by the actions of an own release → 403 for each', async () => {
    await on.releaseOfEditor(own);
    await on.act('editor', 'release.create', { releaseId: `${own}-over` });
    await on.act('editor', 'release.archive', { releaseId: `${own}-over` });
    const schedule = { publishAt: '2020-01-01T00:00:00Z' };
    const attempts: [string, object][] = [
      ['create', { releaseId: `${own}-mine` }],
      ['import', { releaseId: `${own}-mine`, attributes: { state: 'active' } }],
      ['import', { releaseId: own, attributes: {}, ifExists: 'replace' }],
      ['edit', { releaseId: own, patch: { set: { 'metadata.title': 'Mine' } } }],
      ['schedule', { releaseId: own, ...schedule }],
      ['publish', { releaseId: own }],
      ['archive', { releaseId: own }],
      ['unarchive', { releaseId: `${own}-over` }],
      ['delete', { releaseId: `${own}-over` }],
    ];
    for (const [name, fields] of attempts) {
      expect([name, await on.act('contributor', `release.${name}`, fields)]).toEqual([name, 403]);
    }
    expect(await on.stateOf(own)).toBe('active');
  });

  it('by a version that is smuggled into a scheduled release → 403, and it is not published', async () => {
    await on.releaseOfEditor(own);
    const publishAt = '2099-01-01T00:00:00Z';
    await on.act('editor', 'release.schedule', { releaseId: own, publishAt });
    for (const _type of ['article', 'sanity.imageAsset', 'sanity.fileAsset', 'system.release']) {
      const document = { _id: `versions.${own}.smuggled`, _type, _system: { delete: true } };
      const fields = { publishedId: 'smuggled', document };
      expect(await on.mutate('contributor', { createOrReplace: document })).toBe(403);
      expect(await on.mutate('contributor', { createIfNotExists: document })).toBe(403);
      expect(
        await on.mutate('contributor', { create: { ...document, _id: `versions.${own}.` } }),
      ).toBe(403);
      expect([403, 409]).toContain(await on.act('contributor', 'document.version.create', fields));
    }
    expect(await on.editor.fetch('*[_id in path($p)]._id', { p: `versions.${own}.**` })).toEqual([
      `versions.${own}.${own}`,
    ]);
  });

  it('by a published document that is made and taken away in one transaction → 403', async () => {
    const create = { create: { _id: own, _type: 'article' } };
    expect(await on.mutate('contributor', create, { delete: { id: own } })).toBe(403);
  });

  it('by a picture’s type under an id of a story → 403', async () => {
    for (const _id of [own, `drafts.${own}`, `versions.r.${own}`, `a.${own}`]) {
      expect(await on.mutate('contributor', { create: { _id, _type: 'sanity.imageAsset' } })).toBe(
        403,
      );
    }
  });

  it('by an id that the lake completes → 403 or 400', async () => {
    const ids = [
      '',
      '_.releases.',
      'versions.r.',
      'settings.',
      'drafts.drafts.',
      'drafts._.',
      '..',
    ];
    for (const _id of ids) {
      expect([403, 400]).toContain(
        await on.mutate('contributor', { create: { _id, _type: 'system.release' } }),
      );
      if (_id === 'drafts._.') continue;
      expect([403, 400]).toContain(
        await on.mutate('contributor', { create: { _id, _type: 'article' } }),
      );
    }
  });
});

describe('attack: a contributor unpublishes', () => {
  it('by a mark in a draft, which an editor takes into a release → the mark is dropped, the story stays', async () => {
    await on.editor.create({ _id: own, _type: 'article', headline: 'Stays' });
    const marked = { _id: `drafts.${own}`, _type: 'article', _system: { delete: true } };
    expect(await on.mutate('contributor', { createOrReplace: marked })).toBe(200);
    expect(
      await on.mutate('contributor', {
        patch: { id: `drafts.${own}`, set: { '_system.delete': true, headline: 'New' } },
      }),
    ).toBe(200);
    await on.act('editor', 'release.create', { releaseId: own });
    await on.act('editor', 'document.version.create', {
      publishedId: own,
      versionId: `versions.${own}.${own}`,
      baseId: `drafts.${own}`,
    });
    expect(await on.act('editor', 'release.publish', { releaseId: own })).toBe(200);
    expect(await on.editor.getDocument(own)).toMatchObject({ headline: 'New' });
  });

  it('by an action or a mutation on the published document → 403', async () => {
    await on.editor.create({ _id: own, _type: 'article', headline: 'Stays' });
    const ids = { publishedId: own, draftId: `drafts.${own}` };
    expect(await on.act('contributor', 'document.unpublish', ids)).toBe(403);
    expect(await on.act('contributor', 'document.delete', { publishedId: own })).toBe(403);
    expect(await on.mutate('contributor', { delete: { id: own } })).toBe(403);
    expect(await on.mutate('contributor', { delete: { query: `*[_id == "${own}"]` } })).toBe(403);
    expect(
      await on.act('contributor', 'document.version.unpublish', {
        publishedId: own,
        versionId: `versions.r.${own}`,
      }),
    ).toBe(403);
    expect(await on.editor.getDocument(own)).toMatchObject({ headline: 'Stays' });
  });
});

describe('attack: history', () => {
  it('of another’s draft, erased by a contributor with purge → 403, and it is still told', async () => {
    await on.editor.create({ _id: `drafts.${own}`, _type: 'article', headline: 'First' });
    const id = { draftId: `drafts.${own}`, purge: true };
    expect(await on.act('contributor', 'document.discard', id)).toBe(403);
    expect(
      await on.act('contributor', 'document.version.discard', {
        versionId: id.draftId,
        purge: true,
      }),
    ).toBe(403);
    expect(await on.act('contributor', 'document.discard', { draftId: id.draftId })).toBe(200);
    const past = await on.editor.request({
      url: `/data/history/production/documents/drafts.${own}?lastRevision=true`,
    });
    expect(past).toMatchObject({ documents: [{ headline: 'First' }] });
  });

  it('of a time to come, so that a key to the preview never ends → the time is now', async () => {
    const _id = `drafts.${own}`;
    const time = '2999-01-01T00:00:00Z';
    const key = { _id, _type: 'sanity.previewUrlSecret', _updatedAt: time, _createdAt: time };
    expect(await on.mutate('contributor', { create: key })).toBe(200);
    const stored = await on.editor.getDocument(_id);
    expect(Date.parse(stored?._updatedAt ?? time)).toBeLessThanOrEqual(Date.now() + 1000);
    expect(Date.parse(stored?._createdAt ?? time)).toBeLessThanOrEqual(Date.now() + 1000);
  });
});

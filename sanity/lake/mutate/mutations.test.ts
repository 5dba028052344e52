import { describe, expect, it } from 'vitest';
import { verifyLake } from '../store/verify.ts';
import { lakeForEachTest } from './testing/write.ts';

const lake = lakeForEachTest();

const story = { _id: 'petro', _type: 'article', headline: 'Petro lands in Washington' };

describe('create', () => {
  it('stores the document with the five fields of the system', () => {
    const answer = lake.mutate([{ create: story }], { transactionId: 'first' });
    expect(answer).toEqual({
      ok: true,
      body: { transactionId: 'first', results: [{ id: 'petro', operation: 'create' }] },
    });
    expect(lake.get('petro')).toEqual({
      ...story,
      _rev: 'first',
      _createdAt: '2026-02-02T08:00:00.000Z',
      _updatedAt: '2026-02-02T08:00:00.000Z',
    });
  });

  it('makes up an id, or the rest of one', () => {
    const { _id, ...content } = story;
    const answer = lake.mutate([{ create: content }, { create: { ...content, _id: 'drafts.' } }]);
    expect(answer).toMatchObject({
      body: {
        results: [
          { id: expect.stringMatching(/^[A-Za-z0-9]{22}$/) },
          { id: expect.stringMatching(/^drafts\.[A-Za-z0-9]{22}$/) },
        ],
      },
    });
  });

  it('keeps times that are given, so that an export is restored as it was', () => {
    const times = { _createdAt: '2024-05-01T10:00:00Z', _updatedAt: '2024-05-02T10:00:00Z' };
    lake.mutate([{ create: { ...story, ...times } }]);
    expect(lake.get('petro')).toMatchObject(times);
  });

  it('is refused when the id is taken', () => {
    lake.seed(story);
    expect(lake.mutate([{ create: story }])).toEqual({
      ok: false,
      status: 409,
      error: {
        type: 'mutationError',
        description: 'The mutation(s) failed: Document by ID "petro" already exists',
        items: [
          {
            index: 0,
            error: {
              type: 'documentAlreadyExistsError',
              description: 'Document by ID "petro" already exists',
              id: 'petro',
            },
          },
        ],
      },
    });
  });
});

describe('createOrReplace and createIfNotExists', () => {
  it('replaces everything but the time of creation', () => {
    lake.seed(story);
    lake.lake.setTime('2026-02-03T11:00:00.000Z');
    const answer = lake.mutate(
      [{ createOrReplace: { _id: 'petro', _type: 'article', kind: 'news' } }],
      {
        transactionId: 'second',
      },
    );
    expect(answer).toMatchObject({ body: { results: [{ id: 'petro', operation: 'update' }] } });
    expect(lake.get('petro')).toEqual({
      _id: 'petro',
      _type: 'article',
      kind: 'news',
      _rev: 'second',
      _createdAt: '2026-02-02T08:00:00.000Z',
      _updatedAt: '2026-02-03T11:00:00.000Z',
    });
  });

  it('leaves an existing document alone', () => {
    const rev = lake.seed(story);
    const answer = lake.mutate([{ createIfNotExists: { ...story, headline: 'Another' } }]);
    expect(answer).toMatchObject({ body: { results: [{ id: 'petro', operation: 'none' }] } });
    expect(lake.get('petro')).toMatchObject({ headline: story.headline, _rev: rev });
  });
});

describe('delete', () => {
  it('deletes by id, and does not mind what is not there', () => {
    lake.seed(story);
    const answer = lake.mutate([{ delete: { id: 'petro' } }, { delete: { id: 'nothing' } }]);
    expect(answer).toMatchObject({
      body: {
        results: [
          { id: 'petro', operation: 'delete' },
          { id: 'nothing', operation: 'none' },
        ],
      },
    });
    expect(lake.get('petro')).toBeNull();
  });

  it('deletes what a query gives, on what the transaction did before it', async () => {
    lake.seed(story, { _id: 'drafts.other', _type: 'article', kind: 'news' });
    const answer = await lake.mutateByQuery([
      { create: { _id: 'fresh', _type: 'article', kind: 'news' } },
      {
        delete: {
          query: '*[_type == $type && kind == "news"]',
          params: { type: 'article' },
          _ids: [],
        },
      },
    ]);
    expect(answer).toMatchObject({
      body: {
        results: [
          { id: 'fresh', operation: 'create' },
          { id: 'drafts.other', operation: 'delete' },
          { id: 'fresh', operation: 'delete' },
        ],
      },
    });
    expect([...lake.lake.documents.all()].map(({ _id }) => _id)).toEqual(['petro']);
  });

  it('says where a query cannot be read', async () => {
    expect(await lake.mutateByQuery([{ delete: { query: '*[_type ==' } }])).toMatchObject({
      ok: false,
      status: 400,
      error: { items: [{ index: 0, error: { type: 'queryParseError', query: '*[_type ==' } }] },
    });
  });
});

describe('a transaction', () => {
  it('is all or nothing', () => {
    lake.seed(story);
    const answer = lake.mutate([
      { create: { _id: 'new', _type: 'tag' } },
      { patch: { id: 'petro', set: { headline: 'Changed' } } },
      { create: story },
    ]);
    expect(answer).toMatchObject({ ok: false, error: { items: [{ index: 2 }] } });
    expect(lake.get('new')).toBeNull();
    expect(lake.get('petro')).toMatchObject({ headline: story.headline });
    expect(verifyLake(lake.lake.db)).toEqual([]);
  });

  it('has an id that is not used twice', () => {
    lake.mutate([{ create: story }], { transactionId: 'once' });
    expect(lake.mutate([{ delete: { id: 'petro' } }], { transactionId: 'once' })).toMatchObject({
      ok: false,
      status: 409,
      error: { type: 'transactionAlreadyExistsError' },
    });
    expect(lake.get('petro')).not.toBeNull();
  });

  it('is told to those who listen once, when it is on disk, also when it changes nothing', () => {
    lake.seed(story);
    const heard: unknown[] = [];
    lake.lake.commits.onCommit((transaction) => heard.push(transaction));
    const guard = { patch: { id: 'petro', unset: ['_empty_action_guard_pseudo_field_'] } };
    lake.mutate([guard], { transactionId: 'nothing-done' });
    expect(heard).toMatchObject([
      {
        id: 'nothing-done',
        author: 'p-editor',
        sequence: 2,
        changes: [{ id: 'petro', mutations: [guard], after: { _rev: 'nothing-done' } }],
      },
    ]);
  });

  it('tries without doing on dryRun', () => {
    const heard: unknown[] = [];
    lake.lake.commits.onCommit((transaction) => heard.push(transaction));
    const answer = lake.mutate([{ create: story }], { dryRun: true, returnDocuments: true });
    expect(answer).toMatchObject({ ok: true, body: { results: [{ document: story }] } });
    expect(lake.get('petro')).toBeNull();
    expect(heard).toEqual([]);
    expect(lake.mutate([{ create: story }, { create: story }], { dryRun: true })).toMatchObject({
      status: 409,
    });
  });

  it('gives the documents as it leaves them, deleted ones as they were', () => {
    lake.seed({ ...story, _id: 'gone' });
    const answer = lake.mutate(
      [
        { create: story },
        { patch: { id: 'petro', set: { kind: 'news' } } },
        { delete: { id: 'gone' } },
      ],
      { returnDocuments: true },
    );
    expect(answer).toMatchObject({
      body: {
        results: [
          { id: 'petro', document: { kind: 'news' } },
          { id: 'petro', document: { kind: 'news' } },
          { id: 'gone', document: { headline: story.headline } },
        ],
      },
    });
  });

  it('gives array items their keys when asked to', () => {
    const tags = [{ _type: 'reference', _ref: 'a', _weak: true }, 'word', { _key: 'mine' }];
    lake.mutate([{ create: { ...story, tags } }], { autoGenerateArrayKeys: true });
    lake.mutate([{ patch: { id: 'petro', insert: { after: 'tags[-1]', items: [{ a: [{}] }] } } }], {
      autoGenerateArrayKeys: true,
    });
    const key = expect.stringMatching(/^[0-9a-f]{12}$/);
    expect(lake.get('petro')?.tags).toEqual([
      { _type: 'reference', _ref: 'a', _weak: true, _key: key },
      'word',
      { _key: 'mine' },
      { _key: key, a: [{ _key: key }] },
    ]);
  });

  it('survives a restart', () => {
    lake.mutate([{ create: story }], { transactionId: 'kept' });
    lake.lake.reopen();
    expect(lake.get('petro')).toMatchObject({ ...story, _rev: 'kept' });
    expect(lake.mutate([], { transactionId: 'kept' })).toMatchObject({ status: 409 });
  });
});

describe('references', () => {
  const tag = { _id: 'colombia', _type: 'tag' };
  const tagged = { ...story, tags: [{ _key: 'k', _type: 'reference', _ref: 'colombia' }] };

  it('have to lead somewhere', () => {
    expect(lake.mutate([{ create: tagged }])).toMatchObject({
      status: 409,
      error: {
        items: [
          {
            index: 0,
            error: {
              type: 'documentReferenceDoesNotExistError',
              id: 'petro',
              referenceID: 'colombia',
            },
          },
        ],
      },
    });
  });

  it('have to in drafts too, unless they are weak', () => {
    const draft = { ...tagged, _id: 'drafts.petro' };
    expect(lake.mutate([{ create: draft }])).toMatchObject({ status: 409 });
    const weak = [{ ...tagged.tags[0], _weak: true }];
    expect(lake.mutate([{ create: { ...draft, tags: weak } }])).toMatchObject({ ok: true });
    expect(
      lake.mutate([{ patch: { id: 'drafts.petro', unset: ['tags[_weak==true]._weak'] } }]),
    ).toMatchObject({
      status: 409,
    });
  });

  it('may lead to what the same transaction makes, in any order', () => {
    expect(lake.mutate([{ create: tagged }, { create: tag }])).toMatchObject({ ok: true });
  });

  it('may lead to another dataset', () => {
    const elsewhere = { _type: 'crossDatasetReference', _ref: 'x', _dataset: 'other' };
    expect(lake.mutate([{ create: { ...story, elsewhere } }])).toMatchObject({ ok: true });
  });

  it('keep what they lead to', () => {
    lake.seed(tag, tagged);
    expect(lake.mutate([{ delete: { id: 'colombia' } }])).toMatchObject({
      status: 409,
      error: {
        items: [
          { error: { type: 'documentHasExistingReferencesError', referencingIDs: ['petro'] } },
        ],
      },
    });
    expect(
      lake.mutate([{ delete: { id: 'colombia' } }, { delete: { id: 'petro' } }]),
    ).toMatchObject({
      ok: true,
    });
  });

  it('to oneself or weak ones hold nothing', () => {
    lake.seed(
      { ...tag, self: { _ref: 'colombia' } },
      { ...story, tag: { _ref: 'colombia', _weak: true } },
    );
    expect(lake.mutate([{ delete: { id: 'colombia' } }])).toMatchObject({ ok: true });
  });
});

describe('permissions', () => {
  it('are asked for each document, and refused with their name', () => {
    const writer = {
      identity: { id: 'p-c', name: 'C', role: 'contributor', kind: 'user' } as const,
      missingPermission: ({ id }: { id: string }) => (id.startsWith('drafts.') ? null : 'create'),
      mayErase: () => false,
    };
    const draft = { create: { ...story, _id: 'drafts.petro' } };
    expect(lake.mutate([draft, { create: story }], { writer })).toMatchObject({
      status: 403,
      error: {
        items: [
          { index: 1, error: { type: 'insufficientPermissionsError', permission: 'create' } },
        ],
      },
    });
    expect(lake.get('drafts.petro')).toBeNull();
    expect(lake.mutate([draft], { writer })).toMatchObject({ ok: true });
  });
});

describe('a malformed request', () => {
  const parsed = (json: string): unknown => JSON.parse(json);
  it.each([
    ['no mutations', undefined, 'mutations: a list of mutations is needed'],
    ['a mutation of nothing', [{}], 'one of create, createOrReplace'],
    ['two in one', [{ create: story, delete: { id: 'a' } }], 'one of create, createOrReplace'],
    ['an unknown one', [{ upsert: story }], 'one of create, createOrReplace'],
    ['no type', [{ create: { _id: 'a' } }], 'create._type: '],
    ['no id', [{ createOrReplace: { _type: 'tag' } }], 'createOrReplace._id: '],
    ['a bad id', [{ create: { _id: '../a', _type: 'tag' } }], 'create._id: '],
    ['an endless id', [{ delete: { id: 'a'.repeat(129) } }], 'delete.id: '],
    ['neither id nor query', [{ patch: { set: { a: 1 } } }], 'a patch takes an id or a query'],
    ['an unknown operation', [{ patch: { id: 'petro', replace: {} } }], 'patch: '],
    ['an insert without items', [{ patch: { id: 'petro', insert: { after: 'a[0]' } } }], 'insert'],
    ['a time that is none', [{ create: { ...story, _createdAt: 'today' } }], '_createdAt'],
    ['a field __proto__', [parsed('{"create":{"_type":"tag","__proto__":{}}}')], '__proto__'],
    [
      'depth without end',
      [parsed(`{"create":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`)],
      'nested',
    ],
  ])('with %s is refused with a reason', (_, mutations, reason) => {
    const answer = lake.mutate(mutations);
    expect(answer).toMatchObject({ ok: false, status: 400 });
    expect(answer.ok ? '' : answer.error.description).toContain(reason);
    expect(lake.lake.documents.count()).toBe(0);
  });

  it('with a strange transaction id is refused', () => {
    expect(lake.mutate([], { transactionId: 'a b' })).toMatchObject({ status: 400 });
  });
});

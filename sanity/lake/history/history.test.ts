import { applyPatch } from 'mendoza';
import { describe, expect, it } from 'vitest';
import { lakeForEachTest } from '../mutate/testing/write.ts';
import { documentsInHistory } from './documents.ts';
import { eventsOfDocument } from './events.ts';
import { referencesTo } from './references.ts';
import { transactionsInHistory } from './transactions.ts';

const lake = lakeForEachTest();

const pair = { draftId: 'drafts.petro', publishedId: 'petro' };
const action = (name: string, fields: object = {}) => ({
  actionType: `sanity.action.document.${name}`,
  ...pair,
  ...fields,
});

/** A story's life, an hour a step; each transaction has the name of its step. */
function live(...steps: string[]) {
  const acts: Record<string, object> = {
    create: action('create', {
      attributes: { _id: 'drafts.petro', _type: 'article', headline: 'A' },
    }),
    edit: action('edit', { patch: { set: { headline: 'B' } } }),
    again: action('edit', { patch: { set: { headline: 'C' } } }),
    publish: action('publish'),
    republish: action('publish'),
    unpublish: action('unpublish'),
    discard: action('discard'),
    delete: action('delete', { includeDrafts: [] }),
  };
  steps.forEach((step, hour) => {
    lake.lake.setTime(`2026-02-02T0${hour}:00:00.000Z`);
    expect(lake.act([acts[step]], { transactionId: step })).toMatchObject({ ok: true });
  });
}

const documents = (ids: string[], query: Record<string, string>) => {
  const answer = documentsInHistory(lake.lake.db, lake.lake.documents, ids, query);
  if (!answer.ok) throw new Error(answer.error.description);
  return answer.body.documents;
};

describe('documents in history', () => {
  it('are as each transaction left them', () => {
    live('create', 'edit', 'publish', 'again');
    const at = (revision: string) =>
      documents(['drafts.petro', 'petro'], { revision }).map(({ _id, _rev, headline }) => [
        _id,
        _rev,
        headline,
      ]);
    expect(at('create')).toEqual([['drafts.petro', 'create', 'A']]);
    expect(at('edit')).toEqual([['drafts.petro', 'edit', 'B']]);
    expect(at('publish')).toEqual([['petro', 'publish', 'B']]);
    expect(at('again')).toEqual([
      ['drafts.petro', 'again', 'C'],
      ['petro', 'publish', 'B'],
    ]);
    expect(at('never')).toEqual([]);
  });

  it('are whole: exactly what a read gave at the time', () => {
    live('create', 'edit');
    const then = lake.get('drafts.petro');
    lake.act([
      action('edit', {
        patch: { set: { body: [{ _key: 'a', text: 'é😀' }] }, unset: ['headline'] },
      }),
    ]);
    expect(documents(['drafts.petro'], { revision: 'edit' })).toEqual([then]);
  });

  it('are as they were at a time', () => {
    live('create', 'edit');
    const at = (time: string) =>
      documents(['drafts.petro'], { time }).map(({ headline }) => headline);
    expect(at('2026-02-01T23:59:59Z')).toEqual([]);
    expect(at('2026-02-02T00:00:00Z')).toEqual(['A']);
    expect(at('2026-02-02T01:30:00+01:00')).toEqual(['A']);
    expect(at('2026-02-02T01:00:00Z')).toEqual(['B']);
  });

  it('are as last seen, deleted or not', () => {
    live('create', 'edit', 'publish', 'again', 'discard');
    expect(documents(['drafts.petro', 'petro', 'nothing'], { lastRevision: 'true' })).toMatchObject(
      [
        { _id: 'drafts.petro', _rev: 'again', headline: 'C' },
        { _id: 'petro', _rev: 'publish' },
      ],
    );
  });

  it.each([
    [{ revision: 'a', time: '2026-02-02T00:00:00Z' }, 'Only one of'],
    [{ time: 'yesterday' }, 'time: '],
    [{ lastRevision: 'maybe' }, 'lastRevision: '],
  ])('asked for with %j are refused', (query, reason) => {
    const { db, documents: reader } = lake.lake;
    expect(documentsInHistory(db, reader, ['petro'], query)).toMatchObject({
      ok: false,
      status: 400,
      error: { description: expect.stringContaining(reason) },
    });
  });
});

const records = (ids: string[], query: Record<string, string>) => {
  const answer = transactionsInHistory(lake.lake.db, ids, query);
  if (!answer.ok) throw new Error(answer.error.description);
  return [...answer.records];
};

describe('transactions in history', () => {
  it('tell who did what when', () => {
    live('create', 'edit');
    expect(records(['drafts.petro'], {})).toEqual([
      {
        id: 'create',
        timestamp: '2026-02-02T00:00:00.000Z',
        author: 'p-editor',
        documentIDs: ['drafts.petro'],
        mutations: [{ create: expect.objectContaining({ _id: 'drafts.petro', headline: 'A' }) }],
      },
      {
        id: 'edit',
        timestamp: '2026-02-02T01:00:00.000Z',
        author: 'p-editor',
        documentIDs: ['drafts.petro'],
        mutations: [{ patch: { id: 'drafts.petro', set: { headline: 'B' } } }],
      },
    ]);
  });

  it('have effects that lead forward and back, over documents without _rev', () => {
    live('create', 'edit', 'publish');
    const all = records(['drafts.petro', 'petro'], {
      effectFormat: 'mendoza',
      excludeContent: 'true',
    });
    expect(all.every((record) => record.mutations === undefined)).toBe(true);
    const forward = (id: string) =>
      all.reduce<unknown>((document, { effects }) => {
        const effect = effects?.[id];
        if (effect === undefined) return document;
        const next: unknown = applyPatch(document, listOf(effect.apply));
        expect(applyPatch(next, listOf(effect.revert))).toEqual(document);
        return next;
      }, null);
    const { _rev, ...published } = lake.get('petro') ?? {};
    expect(forward('petro')).toEqual(published);
    expect(forward('drafts.petro')).toBeNull();
  });

  it.each([
    [{}, 'create edit publish again republish'],
    [{ reverse: 'true' }, 'republish again publish edit create'],
    [{ limit: '2' }, 'create edit'],
    [{ limit: '2', reverse: 'true' }, 'republish again'],
    [{ fromTransaction: 'edit', toTransaction: 'again' }, 'edit publish again'],
    [{ fromTransaction: 'edit', toTransaction: 'edit' }, 'edit'],
    [{ fromTransaction: '' }, 'create edit publish again republish'],
    [{ fromTransaction: 'forgotten' }, 'create edit publish again republish'],
    [{ toTransaction: 'forgotten' }, ''],
    [{ toTransaction: 'publish', reverse: 'true', limit: '2' }, 'publish edit'],
    [{ fromTime: '2026-02-02T01:00:00Z', toTime: '2026-02-02T02:59:00Z' }, 'edit publish'],
  ])('with %j are %s', (query, expected) => {
    live('create', 'edit', 'publish', 'again', 'republish');
    expect(
      records(['drafts.petro'], { ...query })
        .map(({ id }) => id)
        .join(' '),
    ).toBe(expected);
  });

  it('keep to the documents asked for when told to', () => {
    live('create', 'publish');
    const query = { effectFormat: 'mendoza', fromTransaction: 'publish' };
    expect(records(['petro'], query)[0]?.documentIDs).toEqual(['petro', 'drafts.petro']);
    const [only] = records(['petro'], { ...query, includeIdentifiedDocumentsOnly: 'true' });
    expect(only?.documentIDs).toEqual(['petro']);
    expect(Object.keys(only?.effects ?? {})).toEqual(['petro']);
    expect(only?.mutations).toHaveLength(1);
  });

  it('are those of every document when none is asked for', () => {
    lake.seed({ _id: 'a', _type: 'tag' });
    lake.seed({ _id: 'b', _type: 'tag' });
    expect(records([], {}).map(({ documentIDs }) => documentIDs)).toEqual([['a'], ['b']]);
    expect(transactionsInHistory(lake.lake.db, [], { limit: 'many' })).toMatchObject({
      status: 400,
    });
  });
});

describe('events of a document', () => {
  const events = (id: string, query: Record<string, string> = {}) => {
    const answer = eventsOfDocument(lake.lake.db, lake.lake.documents, id, query);
    if (!answer.ok) throw new Error(answer.error.description);
    return { list: answer.body.events[id] ?? [], nextCursor: answer.body.nextCursor };
  };
  const types = (id: string) => events(id).list.map(({ type }) => type);

  it('tell the life of a draft, newest first', () => {
    live('create', 'edit', 'publish', 'again', 'republish', 'unpublish', 'discard');
    expect(types('drafts.petro')).toEqual([
      'deleteDocumentVersion',
      'unpublishDocument',
      'publishDocumentVersion',
      'createDocumentVersion',
      'publishDocumentVersion',
      'createDocumentVersion',
    ]);
    expect(events('drafts.petro').list[4]).toEqual({
      type: 'publishDocumentVersion',
      documentId: 'petro',
      versionId: 'drafts.petro',
      revisionId: 'publish',
      versionRevisionId: 'edit',
      publishCause: 'document.publish',
      contributors: ['p-editor'],
      timestamp: '2026-02-02T02:00:00.000Z',
      author: 'p-editor',
    });
  });

  it('tell the life of the published document', () => {
    live('create', 'publish', 'again', 'republish', 'unpublish');
    expect(types('petro')).toEqual([
      'unpublishDocument',
      'publishDocumentVersion',
      'publishDocumentVersion',
    ]);
  });

  it('tell deletion from unpublishing', () => {
    live('create', 'publish', 'delete');
    expect(types('petro')).toEqual(['deleteDocumentGroup', 'publishDocumentVersion']);
  });

  it('tell unpublishing when a draft was there already', () => {
    live('create', 'publish', 'again', 'unpublish');
    expect(types('petro')).toEqual(['unpublishDocument', 'publishDocumentVersion']);
  });

  it('tell of documents that are edited live', () => {
    lake.seed({ _id: 'petro', _type: 'article' });
    lake.mutate([{ patch: { id: 'petro', set: { a: 1 } } }]);
    expect(types('petro')).toEqual(['updateLiveDocument', 'createLiveDocument']);
  });

  it('say that a release published', () => {
    lake.seed({ _id: 'versions.spring.petro', _type: 'article' });
    const release = (name: string) => ({
      actionType: `sanity.action.release.${name}`,
      releaseId: 'spring',
    });
    lake.act([release('create')]);
    lake.act([release('publish')]);
    for (const id of ['petro', 'versions.spring.petro']) {
      expect(events(id).list[0]).toMatchObject({
        type: 'publishDocumentVersion',
        publishCause: 'release.publish',
        releaseId: 'spring',
      });
    }
  });

  it('come in pages', () => {
    live('create', 'publish', 'again', 'republish');
    const first = events('drafts.petro', { limit: '3' });
    expect(first.list).toHaveLength(3);
    const second = events('drafts.petro', { limit: '3', nextCursor: first.nextCursor });
    expect(second.list.map(({ type }) => type)).toEqual(['createDocumentVersion']);
    expect(second.nextCursor).toBe('');
  });

  it('of an unknown document are none', () => {
    expect(events('nothing')).toEqual({ list: [], nextCursor: '' });
  });
});

describe('references to a document', () => {
  it('are counted within the dataset; from others there are none', () => {
    lake.seed(
      { _id: 'colombia', _type: 'tag' },
      { _id: 'petro', _type: 'article', tags: [{ _ref: 'colombia' }] },
    );
    const { documents: reader } = lake.lake;
    expect(referencesTo(reader, 'colombia', {})).toEqual({
      totalCount: 1,
      references: [{ documentId: 'petro', documentType: 'article' }],
    });
    expect(referencesTo(reader, 'colombia', { excludeInternalReferences: 'true' })).toEqual({
      totalCount: 0,
      references: [],
    });
  });
});

/** An effect is a patch: a list. */
function listOf(patch: unknown): unknown[] {
  if (!Array.isArray(patch)) throw new Error('An effect has to be a list');
  return patch;
}

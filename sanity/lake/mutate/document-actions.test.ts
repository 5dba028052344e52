import { describe, expect, it } from 'vitest';
import { documentsInHistory } from '../history/documents.ts';
import { transactionsInHistory } from '../history/transactions.ts';
import { verifyLake } from '../store/verify.ts';
import { lakeForEachTest } from './testing/write.ts';

const lake = lakeForEachTest();

const published = { _id: 'petro', _type: 'article', headline: 'Petro lands' };
const draft = { ...published, _id: 'drafts.petro', headline: 'Petro lands in Washington' };
const pair = { draftId: 'drafts.petro', publishedId: 'petro' };
const action = (name: string, fields: object) => ({
  actionType: `sanity.action.${name}`,
  ...fields,
});
const edit = (set: object) => action('document.edit', { ...pair, patch: { set } });

describe('document.create', () => {
  const create = (ifExists?: string) =>
    action('document.create', { publishedId: 'petro', attributes: draft, ifExists });

  it('makes a draft', () => {
    expect(lake.act([create()], { transactionId: 't1' })).toEqual({
      ok: true,
      body: { transactionId: 't1' },
    });
    expect(lake.get('drafts.petro')).toMatchObject({ ...draft, _rev: 't1' });
  });

  it('fails on a draft that is there, or leaves it alone', () => {
    lake.seed({ ...draft, headline: 'Mine' });
    expect(lake.act([create('fail')])).toMatchObject({
      status: 409,
      error: {
        type: 'actionError',
        items: [{ index: 0, error: { type: 'documentAlreadyExistsError' } }],
      },
    });
    expect(lake.act([create('ignore')])).toMatchObject({ ok: true });
    expect(lake.get('drafts.petro')).toMatchObject({ headline: 'Mine' });
  });

  it('fails when the document is published', () => {
    lake.seed(published);
    expect(lake.act([create('ignore')])).toMatchObject({ status: 409 });
  });
});

describe('document.edit', () => {
  it('patches the draft', () => {
    lake.seed(draft);
    lake.act([edit({ kind: 'news' })]);
    expect(lake.get('drafts.petro')).toMatchObject({ ...draft, kind: 'news' });
  });

  it('makes the missing draft from the published document, once, for edits that come together', () => {
    lake.seed(published);
    const answers = [edit({ a: 1 }), edit({ b: 2 }), edit({ c: 3 })].map((one) => lake.act([one]));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(lake.get('drafts.petro')).toMatchObject({ headline: 'Petro lands', a: 1, b: 2, c: 3 });
    expect(lake.get('petro')).not.toHaveProperty('a');
  });

  it('does so within one transaction too, keeping when the document was first made', () => {
    lake.seed(published);
    lake.lake.setTime('2026-02-03T08:00:00.000Z');
    expect(lake.act([edit({ a: 1 }), edit({ b: 2 })])).toMatchObject({ ok: true });
    expect(lake.get('drafts.petro')).toMatchObject({
      a: 1,
      b: 2,
      _createdAt: '2026-02-02T08:00:00.000Z',
      _updatedAt: '2026-02-03T08:00:00.000Z',
    });
  });

  it('patches a version, which the Studio sends as the draft', () => {
    lake.seed({ ...draft, _id: 'versions.spring.petro' });
    const version = { draftId: 'versions.spring.petro', publishedId: 'petro' };
    lake.act([action('document.edit', { ...version, patch: { set: { kind: 'news' } } })]);
    expect(lake.get('versions.spring.petro')).toMatchObject({ kind: 'news' });
  });

  it('that changes nothing still makes a transaction, with array keys where they lack', () => {
    lake.seed({ ...draft, tags: [{}] });
    const guard = { unset: ['_empty_action_guard_pseudo_field_'] };
    lake.act([action('document.edit', { ...pair, patch: guard })], { transactionId: 'guard' });
    expect(lake.get('drafts.petro')).toMatchObject({ _rev: 'guard' });
    lake.act([edit({ tags: [{ _type: 'x' }] })]);
    expect(lake.get('drafts.petro')?.tags).toEqual([{ _type: 'x', _key: expect.any(String) }]);
  });

  it('of nothing is refused', () => {
    expect(lake.act([edit({ a: 1 })])).toMatchObject({
      status: 409,
      error: { items: [{ error: { type: 'documentNotFoundError' } }] },
    });
  });
});

describe('document.publish', () => {
  const publish = (more: object = {}) => action('document.publish', { ...pair, ...more });

  it('puts the draft in the place of the published document, in one transaction', () => {
    lake.seed(published);
    lake.lake.setTime('2026-02-03T08:00:00.000Z');
    lake.seed(draft);
    const heard: string[][] = [];
    lake.lake.commits.onCommit(({ changes }) => heard.push(changes.map(({ id }) => id)));
    lake.act([publish()], { transactionId: 'out' });
    expect(lake.get('drafts.petro')).toBeNull();
    expect(lake.get('petro')).toEqual({
      ...draft,
      _id: 'petro',
      _rev: 'out',
      _createdAt: '2026-02-02T08:00:00.000Z',
      _updatedAt: '2026-02-03T08:00:00.000Z',
    });
    expect(heard).toEqual([['petro', 'drafts.petro']]);
  });

  it('keeps when a first draft was made', () => {
    lake.seed(draft);
    lake.lake.setTime('2026-02-03T08:00:00.000Z');
    lake.act([publish()]);
    expect(lake.get('petro')).toMatchObject({
      _createdAt: '2026-02-02T08:00:00.000Z',
      _updatedAt: '2026-02-03T08:00:00.000Z',
    });
  });

  it('strengthens the references that wait for it', () => {
    const waiting = { _type: 'reference', _weak: true, _strengthenOnPublish: { type: 'tag' } };
    const staysWeak = { ...waiting, _strengthenOnPublish: { type: 'tag', weak: true } };
    lake.seed(
      { _id: 'a', _type: 'tag' },
      {
        ...draft,
        tags: [
          { ...waiting, _key: '1', _ref: 'a' },
          { ...staysWeak, _key: '2', _ref: 'nothing' },
          { _type: 'reference', _key: '3', _ref: 'nothing', _weak: true },
        ],
      },
    );
    expect(lake.act([publish()])).toMatchObject({ ok: true });
    expect(lake.get('petro')?.tags).toEqual([
      { _type: 'reference', _key: '1', _ref: 'a' },
      { _type: 'reference', _key: '2', _ref: 'nothing', _weak: true },
      { _type: 'reference', _key: '3', _ref: 'nothing', _weak: true },
    ]);
  });

  it('is refused while a strengthened reference leads nowhere, and the draft stays', () => {
    const tag = { _ref: 'nothing', _weak: true, _strengthenOnPublish: { type: 'tag' } };
    lake.seed({ ...draft, tag });
    expect(lake.act([publish()])).toMatchObject({
      status: 409,
      error: {
        type: 'actionError',
        items: [{ error: { type: 'documentReferenceDoesNotExistError' } }],
      },
    });
    expect(lake.get('drafts.petro')).not.toBeNull();
    expect(lake.get('petro')).toBeNull();
  });

  it.each([
    ['the draft', { ifDraftRevisionId: 'older' }],
    ['the published document', { ifPublishedRevisionId: 'older' }],
  ])('is refused when %s is another revision', (_, expected) => {
    lake.seed(published, draft);
    expect(lake.act([publish(expected)])).toMatchObject({
      status: 409,
      error: { items: [{ error: { type: 'documentRevisionIDDoesNotMatchError' } }] },
    });
  });

  it('is refused without a draft', () => {
    lake.seed(published);
    expect(lake.act([publish()])).toMatchObject({ status: 409 });
  });
});

describe('document.unpublish', () => {
  const unpublish = action('document.unpublish', pair);

  it('keeps what was published as the draft', () => {
    lake.seed(published);
    lake.act([unpublish]);
    expect(lake.get('petro')).toBeNull();
    expect(lake.get('drafts.petro')).toMatchObject({ ...published, _id: 'drafts.petro' });
  });

  it('leaves a draft as it is', () => {
    lake.seed(published, draft);
    lake.act([unpublish]);
    expect(lake.get('drafts.petro')).toMatchObject(draft);
  });

  it('is refused for what is not published, or is referenced', () => {
    expect(lake.act([unpublish])).toMatchObject({ status: 409 });
    lake.seed(
      { ...published, _type: 'section' },
      { _id: 'front', _type: 'frontPage', rails: [{ _ref: 'petro' }] },
    );
    expect(lake.act([unpublish])).toMatchObject({
      error: {
        items: [
          { error: { type: 'documentHasExistingReferencesError', referencingIDs: ['front'] } },
        ],
      },
    });
    expect(lake.get('drafts.petro')).toBeNull();
  });
});

describe('document.delete and document.discard', () => {
  const remove = (includeDrafts: string[], purge = false) =>
    action('document.delete', { publishedId: 'petro', includeDrafts, purge });

  it('deletes the published document with its drafts', () => {
    lake.seed(published, draft);
    expect(lake.act([remove(['drafts.petro'])])).toMatchObject({ ok: true });
    expect(lake.lake.documents.count()).toBe(0);
  });

  it('is refused when it would leave a draft or version behind', () => {
    lake.seed(published, draft, { ...draft, _id: 'versions.spring.petro' });
    const answer = lake.act([remove(['drafts.petro'])]);
    expect(answer).toMatchObject({ status: 409 });
    expect(answer.ok ? '' : answer.error.description).toContain('versions.spring.petro');
  });

  it('discards a draft that is there', () => {
    lake.seed(published, draft);
    const discard = action('document.discard', { draftId: 'drafts.petro' });
    expect(lake.act([discard])).toMatchObject({ ok: true });
    expect(lake.get('drafts.petro')).toBeNull();
    expect(lake.act([discard])).toMatchObject({ status: 409 });
  });

  it('purges the history when asked to', () => {
    lake.seed(published, { _id: 'other', _type: 'tag' });
    lake.act([remove([], true)]);
    const { db, documents } = lake.lake;
    expect(documentsInHistory(db, documents, ['petro'], { lastRevision: 'true' })).toMatchObject({
      body: { documents: [] },
    });
    const records = (ids: string[]) => {
      const answer = transactionsInHistory(db, ids, {});
      return answer.ok ? [...answer.records] : [];
    };
    expect(JSON.stringify(records([]))).not.toContain('Petro');
    expect(records(['other'])).toMatchObject([
      { mutations: [{ createOrReplace: { _id: 'other' } }] },
    ]);
    expect(verifyLake(db)).toEqual([]);
  });
});

describe('document.replaceDraft', () => {
  const replace = action('document.replaceDraft', {
    publishedId: 'petro',
    attributes: { ...draft, headline: 'Restored' },
  });

  it('replaces the draft, or makes it beside the published document', () => {
    lake.seed(published);
    lake.act([replace]);
    expect(lake.get('drafts.petro')).toMatchObject({ headline: 'Restored' });
    expect(lake.act([replace])).toMatchObject({ ok: true });
  });

  it('is refused when there is neither', () => {
    expect(lake.act([replace])).toMatchObject({ status: 409 });
  });
});

describe('an action request', () => {
  it('may be empty, or one action', () => {
    expect(lake.act([])).toMatchObject({ ok: true, body: { transactionId: expect.any(String) } });
    lake.seed(draft);
    expect(lake.act(edit({ a: 1 }))).toMatchObject({ ok: true });
  });

  it('does nothing on dryRun, and names the action at fault', () => {
    lake.seed(draft);
    expect(lake.act([edit({ a: 1 })], { dryRun: true })).toMatchObject({ ok: true });
    expect(lake.get('drafts.petro')).not.toHaveProperty('a');
    const discard = action('document.discard', { draftId: 'drafts.petro' });
    expect(lake.act([discard, discard])).toMatchObject({ error: { items: [{ index: 1 }] } });
    expect(lake.get('drafts.petro')).not.toBeNull();
  });

  it.each([
    ['no actions', undefined, 'a list of actions'],
    ['no actionType', [{}], 'an action needs an actionType'],
    ['an unknown action', [action('document.frobnicate', {})], 'There is no action'],
    ['a field missing', [action('document.publish', { publishedId: 'petro' })], 'draftId'],
    [
      'a published id as draft',
      [action('document.publish', { draftId: 'petro', publishedId: 'petro' })],
      'draftId',
    ],
    [
      'a draft as published id',
      [action('document.publish', { draftId: 'drafts.petro', publishedId: 'drafts.petro' })],
      'publishedId',
    ],
    [
      'two documents for one',
      [action('document.publish', { draftId: 'drafts.other', publishedId: 'petro' })],
      'not a draft or version of',
    ],
    ['an unknown operation', [action('document.edit', { ...pair, patch: { put: {} } })], 'patch'],
  ])('with %s is refused with a reason', (_, actions, reason) => {
    const answer = lake.act(actions);
    expect(answer).toMatchObject({ ok: false, status: 400, error: { type: 'actionError' } });
    expect(answer.ok ? '' : answer.error.description).toContain(reason);
  });
});

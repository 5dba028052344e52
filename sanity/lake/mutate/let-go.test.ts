import { describe, expect, it } from 'vitest';
import type { Writer } from './fault.ts';
import { editor, lakeForEachTest } from './testing/write.ts';

const lake = lakeForEachTest();

const story = { _id: 'petro', _type: 'article', headline: 'Petro lands' };
const ref = (_ref: string, _key?: string) => ({ _type: 'reference', _ref, ...(_key && { _key }) });
const related = { _id: 'other', _type: 'article', related: [ref('petro', 'k'), ref('third', 'l')] };
const third = { _id: 'third', _type: 'article' };
const frontPage = { _id: 'frontPage', _type: 'frontPage', lead: ref('petro') };
const linking = {
  _id: 'drafts.linking',
  _type: 'article',
  body: [
    {
      _type: 'block',
      _key: 'b',
      markDefs: [{ _type: 'storyLink', _key: 'm', story: ref('petro') }],
    },
  ],
};

const taking = {
  'a delete': () => lake.mutate([{ delete: { id: 'petro' } }]),
  'an unpublish': () =>
    lake.act([
      {
        actionType: 'sanity.action.document.unpublish',
        draftId: 'drafts.petro',
        publishedId: 'petro',
      },
    ]),
  'an action that deletes': () =>
    lake.act([{ actionType: 'sanity.action.document.delete', publishedId: 'petro' }]),
  'a release': () => {
    const releaseId = 'spring';
    lake.act([{ actionType: 'sanity.action.release.create', releaseId }]);
    const versionId = 'versions.spring.petro';
    lake.act([
      { actionType: 'sanity.action.document.version.unpublish', versionId, publishedId: 'petro' },
    ]);
    return lake.act([{ actionType: 'sanity.action.release.publish', releaseId }]);
  },
};

describe.each(Object.entries(taking))(
  'a story that is mentioned is taken back by %s',
  (_, take) => {
    it('and what mentions it stays, with references that hold nothing', () => {
      lake.seed(story, third, related, frontPage, linking);
      expect(take()).toMatchObject({ ok: true });
      expect(lake.get('petro')).toBeNull();
      expect(lake.get('other')?.related).toEqual([
        { ...ref('petro', 'k'), _weak: true },
        ref('third', 'l'),
      ]);
      expect(lake.get('frontPage')?.lead).toEqual({ ...ref('petro'), _weak: true });
      expect(JSON.stringify(lake.get('drafts.linking')?.body)).toContain('"_weak":true');
    });
  },
);

it('comes back under the references it left', () => {
  lake.seed(story, third, related);
  lake.mutate([{ delete: { id: 'petro' } }]);
  lake.seed(story, { ...related, _id: 'new' });
  expect(lake.get('new')?.related).toEqual(related.related);
});

it('a reference that waits to be strengthened stays weak when it leads to a story', () => {
  const waiting = { ...ref('gone'), _weak: true, _strengthenOnPublish: { type: 'article' } };
  lake.seed({ _id: 'drafts.petro', _type: 'article', lead: waiting });
  const draft = { draftId: 'drafts.petro', publishedId: 'petro' };
  const publish = { actionType: 'sanity.action.document.publish', ...draft };
  expect(lake.act([publish])).toMatchObject({ ok: true });
  expect(lake.get('petro')?.lead).toEqual({ ...ref('gone'), _weak: true });
});

it('says in the history and to listeners what became of the others', () => {
  lake.seed(story, third, related);
  const answer = lake.mutate([{ delete: { id: 'petro' } }], { transactionId: 'gone' });
  expect(answer).toMatchObject({ ok: true, body: { results: [{ id: 'petro' }] } });
  expect(lake.get('other')?._rev).toBe('gone');
  expect(lake.get('third')?._rev).not.toBe('gone');
});

it('a dry run changes nothing', () => {
  lake.seed(story, third, related);
  lake.mutate([{ delete: { id: 'petro' } }], { dryRun: true });
  expect(lake.get('other')?.related).toEqual(related.related);
});

describe('attack: keeping a story before readers', () => {
  const names = ['a b', '', "it's", '_weak', 'a.b', 'a[0]', '__proto'];
  it('a draft with fields that no path names → the story goes', () => {
    const odd = Object.fromEntries(names.map((name) => [name, ref('petro')]));
    const nested = { _id: 'drafts.odd', _type: 'article', odd, deep: [[{ x: [ref('petro')] }]] };
    lake.seed(story, nested, {
      _id: 'drafts.twice',
      _type: 'article',
      list: [ref('petro', 'same'), ref('petro', 'same'), ref('petro')],
    });
    expect(lake.mutate([{ delete: { id: 'petro' } }])).toMatchObject({ ok: true });
    expect(lake.get('drafts.odd')?._createdAt).toBe('2026-02-02T08:00:00.000Z');
    expect(JSON.stringify(lake.get('drafts.twice')?.list).match(/"_weak":true/g)).toHaveLength(3);
  });

  it('a draft that mentions it 5,000 times → the story goes', () => {
    const list = Array.from({ length: 5000 }, (_, n) => ref('petro', `k${n}`));
    lake.seed(story, { _id: 'drafts.many', _type: 'article', list });
    expect(lake.mutate([{ delete: { id: 'petro' } }])).toMatchObject({ ok: true });
  });

  it('a draft as large as can be that mentions it → the story goes', () => {
    const draft = { _id: 'drafts.large', _type: 'article', lead: ref('petro'), text: '' };
    lake.seed(story, draft);
    const room = 4_000_000 - JSON.stringify(lake.get('drafts.large')).length - 1000;
    const tooLarge = (text: string) => !lake.mutate([{ createOrReplace: { ...draft, text } }]).ok;
    let text = 'x'.repeat(room);
    for (let more = 500; more >= 1; more = Math.floor(more / 2)) {
      while (!tooLarge(text + 'x'.repeat(more))) text += 'x'.repeat(more);
    }
    expect(lake.mutate([{ delete: { id: 'petro' } }])).toMatchObject({ ok: true });
    expect(lake.get('drafts.large')?.lead).toMatchObject({ _weak: true });
  });

  it('a reference to its draft → both go, as one story', () => {
    lake.seed(story, { ...story, _id: 'drafts.petro' });
    lake.seed({ _id: 'other', _type: 'article', lead: ref('drafts.petro') });
    const actionType = 'sanity.action.document.delete';
    const action = { actionType, publishedId: 'petro', includeDrafts: ['drafts.petro'] };
    expect(lake.act([action])).toMatchObject({ ok: true });
    expect([lake.get('petro'), lake.get('drafts.petro')]).toEqual([null, null]);
    expect(lake.get('other')?.lead).toEqual({ ...ref('drafts.petro'), _weak: true });
  });

  it('a release that says of itself what it mentions → the story goes', () => {
    lake.seed(story);
    const actionType = 'sanity.action.release.create';
    const metadata = { title: 'Spring', lead: ref('petro') };
    expect(lake.act([{ actionType, releaseId: 'spring', metadata }])).toMatchObject({ ok: true });
    expect(lake.mutate([{ delete: { id: 'petro' } }])).toMatchObject({ ok: true });
    const lead = { ...ref('petro'), _weak: true };
    expect(lake.get('_.releases.spring')).toMatchObject({ metadata: { lead } });
  });

  it.each<[string, () => unknown]>([
    ['too large', () => 'x'.repeat(4_000_000)],
    ['nested too deep', () => Array.from({ length: 110 }).reduce((within) => [within], 'x')],
  ])('content %s that comes in as a story it mentions goes → 400, nothing changes', (_, text) => {
    lake.seed(story);
    const draft = { _id: 'drafts.new', _type: 'article', lead: ref('petro'), text: text() };
    const both = [{ create: draft }, { delete: { id: 'petro' } }];
    expect(lake.mutate(both)).toMatchObject({ ok: false, status: 400 });
    expect([lake.get('petro'), lake.get('drafts.new')]).toEqual([expect.anything(), null]);
  });

  it('a section that stories are in → it stays, as on hosted', () => {
    lake.seed({ _id: 'world', _type: 'section' }, { ...story, section: ref('world') });
    expect(lake.mutate([{ delete: { id: 'world' } }])).toMatchObject({ status: 409 });
    expect(lake.mutate([{ delete: { id: 'petro' } }, { delete: { id: 'world' } }]).ok).toBe(true);
  });

  it('whoever may not write what mentions it → changes nothing by deleting', () => {
    lake.seed(story, third, related);
    const writer: Writer = {
      ...editor,
      missingPermission: ({ id }) => (id === 'other' ? 'update' : null),
    };
    expect(lake.mutate([{ delete: { id: 'petro' } }], { writer })).toMatchObject({ status: 403 });
    expect(lake.get('petro')).not.toBeNull();
  });
});

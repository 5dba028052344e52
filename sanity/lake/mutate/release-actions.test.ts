import { describe, expect, it } from 'vitest';
import { startReleaseSchedule } from './release-schedule.ts';
import { lakeForEachTest } from './testing/write.ts';

const lake = lakeForEachTest();

const action = (name: string, fields: object) => ({
  actionType: `sanity.action.${name}`,
  ...fields,
});
const release = (name: string, fields: object = {}) =>
  action(`release.${name}`, { releaseId: 'spring', ...fields });
const stateOf = () => lake.get('_.releases.spring')?.state;

const petro = { _id: 'petro', _type: 'article', headline: 'Petro lands' };
const version = { ...petro, _id: 'versions.spring.petro', headline: 'Petro leaves' };

describe('versions', () => {
  it('are made from a document that is sent', () => {
    lake.act([action('document.version.create', { publishedId: 'petro', document: version })]);
    expect(lake.get('versions.spring.petro')).toMatchObject(version);
  });

  it('are made from a document that is there, at its expected revision', () => {
    const rev = lake.seed(petro);
    const create = (ifBaseRevisionId: string) =>
      action('document.version.create', {
        publishedId: 'petro',
        baseId: 'petro',
        versionId: 'versions.spring.petro',
        ifBaseRevisionId,
      });
    expect(lake.act([create('older')])).toMatchObject({ status: 409 });
    expect(lake.act([create(rev)])).toMatchObject({ ok: true });
    expect(lake.get('versions.spring.petro')).toMatchObject({ headline: 'Petro lands' });
    expect(lake.act([create(rev)])).toMatchObject({
      error: { items: [{ error: { type: 'documentAlreadyExistsError' } }] },
    });
  });

  it('are replaced and discarded', () => {
    const replace = action('document.version.replace', {
      document: { ...version, headline: 'New' },
    });
    const discard = action('document.version.discard', { versionId: 'versions.spring.petro' });
    expect(lake.act([replace])).toMatchObject({ status: 409 });
    lake.seed(version);
    expect(lake.act([replace])).toMatchObject({ ok: true });
    expect(lake.get('versions.spring.petro')).toMatchObject({ headline: 'New' });
    expect(lake.act([discard])).toMatchObject({ ok: true });
    expect(lake.act([discard])).toMatchObject({ status: 409 });
  });

  it('are marked to unpublish with their release', () => {
    lake.seed(petro);
    const ids = { versionId: 'versions.spring.petro', publishedId: 'petro' };
    lake.act([action('document.version.unpublish', ids)]);
    expect(lake.get('versions.spring.petro')).toMatchObject({
      ...petro,
      _id: ids.versionId,
      _system: { delete: true },
    });
  });
});

describe('a release', () => {
  it('is created active, and its metadata edited', () => {
    lake.act([release('create', { metadata: { title: 'Spring', releaseType: 'asap' } })]);
    expect(lake.get('_.releases.spring')).toMatchObject({
      _type: 'system.release',
      name: 'spring',
      state: 'active',
      metadata: { title: 'Spring', releaseType: 'asap' },
    });
    lake.act([release('edit', { patch: { set: { 'metadata.title': 'Summer' } } })]);
    expect(lake.get('_.releases.spring')).toMatchObject({
      metadata: { title: 'Summer', releaseType: 'asap' },
    });
    expect(lake.act([release('edit', { patch: { set: { state: 'published' } } })])).toMatchObject({
      status: 400,
    });
    expect(lake.act([release('create')])).toMatchObject({ status: 409 });
  });

  it('publishes all its versions at once, and unpublishes what it says to', () => {
    lake.seed(petro, { ...petro, _id: 'old' }, version, {
      ...version,
      _id: 'versions.spring.fresh',
    });
    lake.act([
      release('create'),
      action('document.version.unpublish', {
        versionId: 'versions.spring.old',
        publishedId: 'old',
      }),
    ]);
    lake.seed({ ...version, _id: 'versions.springer.petro' }, { ...petro, _id: 'drafts.petro' });
    lake.act([release('publish')], { transactionId: 'out' });
    expect([...lake.lake.documents.all()].map(({ _id }) => _id)).toEqual([
      '_.releases.spring',
      'drafts.old',
      'drafts.petro',
      'fresh',
      'petro',
      'versions.springer.petro',
    ]);
    expect(lake.get('petro')).toMatchObject({ headline: 'Petro leaves', _rev: 'out' });
    expect(lake.get('petro')).not.toHaveProperty('_system');
    expect(lake.get('drafts.old')).toMatchObject({ headline: 'Petro lands' });
    expect(lake.get('drafts.old')).not.toHaveProperty('_system');
    expect(lake.get('_.releases.spring')).toMatchObject({
      state: 'published',
      publishedAt: '2026-02-02T08:00:00.000Z',
      finalDocumentStates: [
        { id: 'versions.spring.fresh' },
        { id: 'versions.spring.old' },
        { id: 'versions.spring.petro' },
      ],
    });
  });

  it('is archived with its versions, and brought back with them', () => {
    lake.act([release('create')]);
    lake.seed(version);
    lake.act([release('archive')]);
    expect(stateOf()).toBe('archived');
    expect(lake.get('versions.spring.petro')).toBeNull();
    lake.act([release('unarchive')]);
    expect(stateOf()).toBe('active');
    expect(lake.get('versions.spring.petro')).toMatchObject(version);
    expect(lake.get('_.releases.spring')).not.toHaveProperty('finalDocumentStates');
  });

  it('stands still while it is scheduled', () => {
    lake.act([release('create')]);
    lake.seed(version);
    lake.act([release('schedule', { publishAt: '2030-01-01T00:00:00Z' })]);
    const ids = { draftId: 'versions.spring.petro', publishedId: 'petro' };
    expect(lake.act([action('document.edit', { ...ids, patch: { set: { a: 1 } } })])).toMatchObject(
      { status: 409 },
    );
    lake.act([release('unschedule')]);
    expect(stateOf()).toBe('active');
    expect(lake.get('_.releases.spring')).not.toHaveProperty('publishAt');
    expect(lake.act([action('document.edit', { ...ids, patch: { set: { a: 1 } } })])).toMatchObject(
      { ok: true },
    );
  });

  it.each([
    ['active', [], ['unschedule', 'unarchive', 'delete']],
    [
      'scheduled',
      [release('schedule', { publishAt: '2030-01-01T00:00:00Z' })],
      ['publish', 'archive', 'unarchive', 'delete'],
    ],
    ['archived', [release('archive')], ['publish', 'archive', 'unschedule']],
    ['published', [release('publish')], ['publish', 'archive', 'unarchive', 'unschedule']],
  ])('that is %s refuses what makes no sense', (_, actions, refused) => {
    lake.act([release('create'), ...actions]);
    for (const name of refused) expect(lake.act([release(name)])).toMatchObject({ status: 409 });
  });

  it('brings back versions of its own only, whatever an import says it had', () => {
    lake.seed(petro);
    lake.mutate([{ delete: { id: 'petro' } }]);
    const attributes = { state: 'archived', finalDocumentStates: [{ id: 'petro' }] };
    lake.act([release('import', { attributes })]);
    expect(lake.act([release('unarchive')])).toMatchObject({ ok: true });
    expect(lake.get('petro')).toBeNull();
  });

  it.each([
    ['finalDocumentStates', []],
    ['publishedAt', '2026-01-01T00:00:00Z'],
    ['publishAt', '2026-01-01T00:00:00Z'],
    ['name', 'summer'],
    ['error', {}],
  ])('keeps its %s when it is edited', (field, value) => {
    lake.act([release('create')]);
    const edit = release('edit', { patch: { set: { [field]: value } } });
    expect(lake.act([edit])).toMatchObject({ ok: false });
  });

  it.each(['drafts', 'versions', 'published', 'raw'])('is not called %s', (releaseId) => {
    expect(lake.act([release('create', { releaseId })])).toMatchObject({ status: 400 });
  });

  it('is deleted when it is over', () => {
    lake.act([release('create'), release('archive'), release('delete')]);
    expect(lake.get('_.releases.spring')).toBeNull();
  });
});

describe('an imported release', () => {
  const about = { releaseType: 'scheduled', title: 'Spring' };
  const attributes = {
    _id: '_.releases.spring',
    _type: 'system.release',
    _createdAt: '2026-01-01T00:00:00Z',
    name: 'spring',
    state: 'scheduled',
    publishAt: '2026-01-02T00:00:00Z',
    metadata: about,
  };
  const bring = (fields: object = {}) => lake.act([release('import', { attributes, ...fields })]);

  it('that was scheduled publishes nothing by itself', () => {
    lake.seed(version);
    const stop = startReleaseSchedule(lake.lake, () => Date.parse('2026-03-01T00:00:00Z'));
    expect(bring()).toMatchObject({ ok: true });
    stop();
    expect(lake.get('_.releases.spring')).toMatchObject({
      name: 'spring',
      state: 'active',
      metadata: { ...about, intendedPublishAt: attributes.publishAt },
      _createdAt: attributes._createdAt,
    });
    expect(lake.get('_.releases.spring')?.publishAt).toBeUndefined();
    expect(lake.get('petro')).toBeNull();
  });

  it('stays over when it was', () => {
    bring({ attributes: { ...attributes, state: 'archived' } });
    expect(stateOf()).toBe('archived');
  });

  it('that is there already is refused, left alone, or replaced', () => {
    lake.act([release('create')]);
    expect(bring()).toMatchObject({ status: 409 });
    expect(bring({ ifExists: 'ignore' })).toMatchObject({ ok: true });
    expect(lake.get('_.releases.spring')).toMatchObject({ metadata: { releaseType: 'undecided' } });
    expect(bring({ ifExists: 'replace' })).toMatchObject({ ok: true });
    expect(lake.get('_.releases.spring')).toMatchObject({ metadata: about });
    expect(bring({ releaseId: 'autumn' })).toMatchObject({ status: 400 });
  });
});

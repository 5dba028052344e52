import { describe, expect, it } from 'vitest';
import { startReleaseSchedule } from '../mutate/release-schedule.ts';
import { lakeForEachTest } from '../mutate/testing/write.ts';
import { eventsOfDocument } from './events.ts';
import { eventsOfRelease } from './release-events.ts';

const lake = lakeForEachTest();

const action = (name: string, fields: object = {}) => ({
  actionType: `sanity.action.${name}`,
  ...fields,
});
const release = (name: string, fields: object = {}) =>
  action(`release.${name}`, { releaseId: 'spring', ...fields });
const add = (id: string) =>
  action('document.version.create', {
    publishedId: id,
    document: { _id: `versions.spring.${id}`, _type: 'article', headline: id },
  });

/** Does one thing an hour; each transaction has the name of its hour. */
function live(...actions: object[]) {
  actions.forEach((one, hour) => {
    lake.lake.setTime(`2026-02-02T0${hour}:00:00.000Z`);
    expect(lake.act([one], { transactionId: `h${hour}` })).toMatchObject({ ok: true });
  });
}

function events(query: Record<string, string> = {}) {
  const answer = eventsOfRelease(lake.lake.db, lake.lake.documents, 'spring', query);
  if (!answer.ok) throw new Error(answer.error.description);
  return answer.body;
}
const types = () => events().events.map(({ type }) => type);

function eventsOf(id: string) {
  const answer = eventsOfDocument(lake.lake.db, lake.lake.documents, id, {});
  if (!answer.ok) throw new Error(answer.error.description);
  return answer.body.events[id] ?? [];
}

const metadata = { releaseType: 'scheduled', intendedPublishAt: '2026-03-01T06:00:00.000Z' };
const discard = action('document.version.discard', { versionId: 'versions.spring.b' });
const schedule = release('schedule', { publishAt: '2026-03-01T06:00:00.000Z' });

describe('the events of a release', () => {
  it('tell what happened to it and to its documents, newest first', () => {
    live(release('create', { metadata }), add('a'), add('b'), discard, schedule);
    const told = (hour: number) => ({
      author: 'p-editor',
      timestamp: `2026-02-02T0${hour}:00:00.000Z`,
      releaseName: 'spring',
    });
    expect(events().events).toEqual([
      { ...told(4), type: 'scheduleRelease', publishAt: '2026-03-01T06:00:00.000Z' },
      {
        ...told(3),
        type: 'discardDocumentFromRelease',
        documentId: 'b',
        documentType: 'article',
        versionId: 'versions.spring.b',
        versionRevisionId: 'h2',
      },
      {
        ...told(2),
        type: 'addDocumentToRelease',
        documentId: 'b',
        documentType: 'article',
        versionId: 'versions.spring.b',
        versionRevisionId: 'h2',
      },
      expect.objectContaining({ type: 'addDocumentToRelease', documentId: 'a' }),
      {
        ...told(0),
        type: 'createRelease',
        change: { releaseType: 'scheduled', intendedPublishDate: metadata.intendedPublishAt },
      },
    ]);
  });

  it('tell nothing of the documents that go and come back with it', () => {
    live(release('create'), add('a'), release('archive'), release('unarchive'), release('publish'));
    expect(types()).toEqual([
      'publishRelease',
      'unarchiveRelease',
      'archiveRelease',
      'addDocumentToRelease',
      'createRelease',
    ]);
  });

  it('outlive it', () => {
    live(release('create'), schedule, release('unschedule'), release('archive'), release('delete'));
    expect(types()).toEqual([
      'deleteRelease',
      'archiveRelease',
      'unscheduleRelease',
      'scheduleRelease',
      'createRelease',
    ]);
  });

  it('come in pages that hold whole transactions', () => {
    live(release('create'));
    lake.act([add('a'), add('b'), add('c')]);
    live();
    const first = events({ limit: '2' });
    expect(first.events.map(({ type }) => type)).toEqual(Array(3).fill('addDocumentToRelease'));
    const second = events({ limit: '2', nextCursor: first.nextCursor });
    expect(second).toMatchObject({ events: [{ type: 'createRelease' }], nextCursor: '' });
  });

  it('of an unknown release are none', () => {
    expect(events()).toEqual({ events: [], nextCursor: '' });
  });
});

describe('the events of a version', () => {
  it('tell when it was scheduled, and how that went', () => {
    live(release('create'), add('a'), schedule, release('unschedule'), schedule);
    const ofVersion = { versionId: 'versions.spring.a', versionRevisionId: 'h1', documentId: 'a' };
    expect(eventsOf('versions.spring.a')).toMatchObject([
      { ...ofVersion, type: 'scheduleDocumentVersion', state: 'pending' },
      { ...ofVersion, type: 'unscheduleDocumentVersion' },
      { ...ofVersion, type: 'scheduleDocumentVersion', state: 'unscheduled' },
      { type: 'createDocumentVersion' },
    ]);
    startReleaseSchedule(lake.lake, () => Date.parse('2026-03-01T06:00:00Z'))();
    expect(eventsOf('versions.spring.a').slice(0, 2)).toMatchObject([
      { type: 'publishDocumentVersion', publishCause: 'release.schedule', author: 'system' },
      { type: 'scheduleDocumentVersion', state: 'published' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { startReleaseSchedule } from './release-schedule.ts';
import { lakeForEachTest } from './testing/write.ts';

const lake = lakeForEachTest();

const release = (name: string, fields: object = {}) => ({
  actionType: `sanity.action.release.${name}`,
  releaseId: 'spring',
  ...fields,
});
const stateOf = () => lake.get('_.releases.spring')?.state;

const petro = { _id: 'petro', _type: 'article', headline: 'Petro lands' };
const version = { ...petro, _id: 'versions.spring.petro', headline: 'Petro leaves' };

describe('the schedule', () => {
  const schedule = (publishAt: string) => lake.act([release('schedule', { publishAt })]);

  it('publishes at its time, also when that passed while the lake was down', () => {
    lake.act([release('create')]);
    lake.seed(petro, version);
    schedule('2026-02-03T00:00:00Z');
    startReleaseSchedule(lake.lake, () => Date.parse('2026-02-02T23:59:59Z'))();
    expect(stateOf()).toBe('scheduled');
    startReleaseSchedule(lake.lake, () => Date.parse('2026-02-03T00:00:00Z'))();
    expect(stateOf()).toBe('published');
    expect(lake.get('petro')).toMatchObject({ headline: 'Petro leaves' });
  });

  it('hears of a release that is scheduled while it runs', () => {
    const stop = startReleaseSchedule(lake.lake, () => Date.parse('2026-02-03T00:00:00Z'));
    lake.act([release('create')]);
    schedule('2026-02-03T00:00:00Z');
    expect(stateOf()).toBe('published');
    stop();
  });

  it.each(['drafts.f', 'f', 'versions.x.f', 'drafts._.releases.spring', '_.releases.f'])(
    'does not believe a document that says it is the release, from before that was refused: %s',
    (_id) => {
      lake.act([release('create')]);
      lake.seed(version);
      lake.plant({
        _id,
        _type: 'system.release',
        name: 'spring',
        state: 'scheduled',
        publishAt: '2020-01-01T00:00:00Z',
      });
      startReleaseSchedule(lake.lake)();
      expect(stateOf()).toBe('active');
      expect(lake.get('petro')).toBeNull();
    },
  );

  it('gives a release that cannot be published back, saying why', () => {
    lake.act([release('create')]);
    const tag = { _ref: 'nothing', _weak: true, _strengthenOnPublish: { type: 'tag' } };
    lake.seed({ ...version, tag });
    schedule('2026-02-03T00:00:00Z');
    startReleaseSchedule(lake.lake, () => Date.parse('2026-02-04T00:00:00Z'))();
    expect(lake.get('_.releases.spring')).toMatchObject({
      state: 'active',
      error: { message: expect.stringContaining('nothing') },
    });
    expect(lake.get('versions.spring.petro')).not.toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { readableMoment } from './newsroom-time.ts';
import {
  aheadNotice,
  aheadOfNow,
  isAfterPublication,
  isInUtc,
  isTimedInRelease,
} from './timing.ts';

const now = new Date('2026-02-02T12:00:00Z');
const before = '2026-02-02T11:59:59Z';
const after = '2026-02-02T12:00:01Z';

describe('aheadOfNow', () => {
  it('tells of a time that is ahead, and of that time', () => {
    expect(aheadOfNow(after, now)).toContain(readableMoment(new Date(after)));
  });
  it.each([before, now.toISOString(), undefined])('says nothing of %s', (at) => {
    expect(aheadOfNow(at, now)).toBe(true);
  });
});

describe('isAfterPublication', () => {
  it('refuses an update older than the story', () => {
    expect(isAfterPublication(before, after)).toEqual(expect.any(String));
  });
  it('compares instants, not their spelling', () => {
    expect(isAfterPublication('2026-02-02T07:00:00-05:00', '2026-02-02T12:00:00.000Z')).toBe(true);
  });
  it('has nothing to compare before the story is dated', () => {
    expect(isAfterPublication(before, undefined)).toBe(true);
  });
});

describe('isInUtc', () => {
  it.each(['2026-03-01T23:30:00+05:45', '2026-03-01T10:00:00-05:00'])('minds %s', (at) => {
    expect(isInUtc(at)).toEqual(expect.any(String));
  });
  it.each(['2026-03-01T17:45:00.000Z', 'yesterday', undefined])('takes %s', (at) => {
    expect(isInUtc(at)).toBe(true);
  });
});

describe('aheadNotice', () => {
  it('tells from when readers see it', () => {
    expect(aheadNotice(after, now)).toContain(readableMoment(new Date(after)));
  });
  it.each([before, '2026-02-02T13:00:00+02:00', 'tomorrow', undefined])(
    'says nothing of %s',
    (at) => {
      expect(aheadNotice(at, now)).toBe(true);
    },
  );
});

describe('isTimedInRelease', () => {
  it('asks a version in a release for its time, since nobody is there to put it in', () => {
    expect(isTimedInRelease(undefined, 'versions.spring.a')).toEqual(expect.any(String));
    expect(isTimedInRelease(before, 'versions.spring.a')).toBe(true);
  });
  it.each(['drafts.a', 'a', undefined])('lets %s wait for the button', (id) => {
    expect(isTimedInRelease(undefined, id)).toBe(true);
  });
});

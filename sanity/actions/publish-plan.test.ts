import { describe, expect, it, test } from 'vitest';
import { nothingToPublish, publishPatches, publishPlan } from './publish-plan.ts';

const now = new Date('2026-02-02T06:57:00Z');
const past = '2026-02-01T06:41:00.000Z';
const ahead = '2026-02-02T16:30:00.000Z';
const story = (publishedAt?: string) => ({ publishedAt, slug: { current: 'flood' } });

const plan = (published: unknown, draft: unknown) => publishPlan({ published, draft }, now);

describe('the button says what it does', () => {
  test.each([
    ['Publish now', null, story()],
    ['Publish now', null, story(past)],
    ['Publish now', story(ahead), story(past)],
    ['Update', story(past), story(past)],
    ['Update', story(past), story()],
  ])('%s', (label, published, draft) => expect(plan(published, draft).label).toBe(label));

  test.each([
    ['a draft', null],
    ['what is scheduled', story(past.replace('02-01', '02-09'))],
  ])('schedules %s', (_, published) => {
    const { label, says, done } = plan(published, story(ahead));
    expect(label).toMatch(/^Schedule for .*2/);
    expect(says).toMatch(/UTC.*\/article\/flood/);
    expect(says).not.toContain('no longer');
    expect(done).toMatch(/^Scheduled/);
  });

  it('warns when readers lose what they see', () => {
    expect(plan(story(past), story(ahead)).says).toContain('no longer see it');
  });

  it('names the address, or that there is none', () => {
    expect(plan(null, story()).says).toContain('/article/flood');
    expect(plan(null, { publishedAt: past }).says).toContain('still needs');
  });

  it('says where a story is when there is nothing to do', () => {
    expect(nothingToPublish(story(past), now).label).toBe('Published');
    expect(nothingToPublish(story(ahead), now).label).toBe('Scheduled');
  });
});

describe('before it is published', () => {
  const setIn = (published: unknown, draft: unknown) =>
    publishPatches({ published, draft }, now).flatMap((patch) => ('set' in patch ? patch.set : []));

  test('a story begun earlier is dated when it is published', () => {
    expect(setIn(null, story())).toEqual([{ publishedAt: now.toISOString() }]);
    expect(setIn(null, { ...story(), publishedAt: '' })).toEqual([
      { publishedAt: now.toISOString() },
    ]);
  });
  test('what somebody set stays, ahead or behind', () => {
    expect(setIn(null, story(past))).toEqual([]);
    expect(setIn(null, story(ahead))).toEqual([]);
  });
  test('one whose time was taken out has that of its first publication again', () => {
    expect(setIn(story(past), story())).toEqual([{ publishedAt: past }]);
  });
  test('moments stand in UTC', () => {
    expect(setIn(null, story('2026-02-01T08:41:00+02:00'))).toEqual([{ publishedAt: past }]);
  });
  test('nothing the newsroom said to itself goes out with it', () => {
    const patches = publishPatches({ published: null, draft: story() }, now);
    const unset = patches.flatMap((patch) => ('unset' in patch ? patch.unset : []));
    expect(unset).toEqual(
      expect.arrayContaining(['desk.note', 'desk.holder', 'desk.by', 'desk.state']),
    );
  });
});

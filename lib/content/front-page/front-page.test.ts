import { expect, test } from 'vitest';
import type { FrontPageChanges, LakeDocument, StoryChanges } from '../testing/changes.ts';
import { references, section, story, surroundings, view } from '../testing/small-lake.ts';
import { frontPageContent } from './front-page.ts';
import type { FrontPageView } from './view.ts';

const sport: LakeDocument = {
  ...section,
  _id: 'sport',
  title: 'Sport',
  slug: { current: 'sport' },
};

/** `n` stories of a section, the first the newest. */
const stories = (prefix: string, n: number, changes: StoryChanges = {}) =>
  Array.from({ length: n }, (_, index) =>
    story(`${prefix}${index}`, {
      publishedAt: `2026-02-02T10:${String(59 - index).padStart(2, '0')}:00Z`,
      ...changes,
    }),
  );

async function front(...documents: LakeDocument[]): Promise<FrontPageView> {
  const { view: found } = await view(frontPageContent, [...surroundings, sport, ...documents]);
  if (found === null) throw new Error('There is no front page.');
  return found;
}

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const everything = (page: FrontPageView) =>
  ids([
    ...page.breaking,
    ...(page.lead ? [page.lead] : []),
    ...page.side,
    ...page.strip,
    ...page.rails.flatMap((rail) => rail.stories),
  ]);
const placed = (changes: FrontPageChanges): LakeDocument => ({
  _id: 'frontPage',
  _type: 'frontPage',
  ...changes,
});

test('without editors the newest fill it', async () => {
  const page = await front(...stories('w', 15));
  expect(page.lead?.id).toBe('w0');
  expect(ids(page.side)).toEqual(['w1', 'w2', 'w3', 'w4']);
  expect(ids(page.strip)).toEqual(['w5', 'w6', 'w7', 'w8']);
  expect(page.rails.map((rail) => [rail.section.name, ids(rail.stories)])).toEqual([
    ['World', ['w9', 'w10', 'w11', 'w12']],
  ]);
});

test("the editors' choice comes first, in their order, and no story stands twice", async () => {
  const page = await front(
    ...stories('w', 12),
    ...stories('s', 6, { section: { _ref: 'sport' } }),
    placed({
      lead: { _ref: 'w7' },
      top: references('s3', 'w7', 'w2'),
      rails: references('sport', 'world', 'sport'),
    }),
  );
  expect(page.lead?.id).toBe('w7');
  expect(ids(page.side).slice(0, 2)).toEqual(['s3', 'w2']);
  expect(page.rails.map((rail) => rail.section.id)).toEqual(['sport', 'world']);
  expect(new Set(everything(page)).size).toBe(everything(page).length);
});

test.each([
  ['is under embargo', references('shut')],
  ['is gone', references('none')],
])('a placed story that %s leaves its place to the newest', async (_, [lead = {}]) => {
  const shut = story('shut', { publishedAt: '2026-03-01T00:00:00Z' });
  const page = await front(...stories('w', 3), shut, placed({ lead, top: [lead] }));
  expect(page.lead?.id).toBe('w0');
  expect(everything(page)).not.toContain('shut');
});

test('the navigation orders the rails when the editors do not, and empty ones are left out', async () => {
  const page = await front(...stories('w', 14), {
    _id: 'siteSettings',
    _type: 'siteSettings',
    navigation: references('sport', 'world'),
  });
  expect(page.rails.map((rail) => rail.section.id)).toEqual(['world']);
});

test('a breaking story is told above, unless it leads or the editors placed it', async () => {
  const breakingUntil = '2026-02-02T13:00:00Z';
  const old = story('old', { publishedAt: '2026-02-01T00:00:00Z', breakingUntil });
  const over = story('over', {
    publishedAt: '2026-02-01T00:00:00Z',
    breakingUntil: '2026-02-02T11:59:00Z',
  });
  const page = await front(...stories('w', 12), old, over);
  expect(ids(page.breaking)).toEqual(['old']);
  const placedOne = await front(...stories('w', 12), old, placed({ top: references('old') }));
  expect([placedOne.breaking, placedOne.side[0]?.id]).toEqual([[], 'old']);
  expect(page.breaking[0]?.breakingUntil).toBe('2026-02-02T13:00:00.000Z');
  const lead = await front(story('w', { breakingUntil }));
  expect(lead.lead?.breakingUntil).not.toBeNull();
  expect(lead.breaking).toEqual([]);
});

test('an empty newsroom has an empty front page', async () => {
  const { view: found } = await view(frontPageContent, []);
  expect(found).toEqual({ breaking: [], lead: null, side: [], strip: [], rails: [] });
});

import { describe, expect, it } from 'vitest';
import { locationsOf } from './locations.ts';

const hrefs = (state: ReturnType<ReturnType<typeof locationsOf>['resolve']>) =>
  (state?.locations ?? []).map(({ href }) => href);

describe('a story', () => {
  const story = {
    title: 'Petro lands',
    slug: 'petro-lands',
    sectionTitle: 'Americas',
    sectionSlug: 'americas',
    tag0Title: 'Diplomacy',
    tag0Slug: 'diplomacy',
    tag1Title: null,
    tag1Slug: null,
    author0Name: 'Ana Ruiz',
    author0Slug: 'ana-ruiz',
  };

  it('is seen on its own page first, then on every list that may show it', () => {
    expect(hrefs(locationsOf('article').resolve(story))).toEqual([
      '/article/petro-lands',
      '/',
      '/latest',
      '/section/americas',
      '/tag/diplomacy',
      '/author/ana-ruiz',
    ]);
  });

  it('is on the corrections page once it has been corrected', () => {
    const corrected = { ...story, corrected: '2026-02-02T09:00:00Z' };
    expect(hrefs(locationsOf('article').resolve(corrected))).toContain('/corrections');
  });

  it('is nowhere for readers without an address, and says why', () => {
    const draft = locationsOf('article').resolve({ ...story, slug: null, id: 'drafts.abc' });
    expect(draft).toMatchObject({ message: expect.any(String) });
    // In the preview it can be looked at before it has one.
    expect(hrefs(draft)).toEqual(['/article/abc']);
    expect(locationsOf('article').resolve(null)).toMatchObject({ message: expect.any(String) });
  });

  it('asks for every field it reads', () => {
    expect(Object.keys(locationsOf('article').select)).toEqual(
      expect.arrayContaining([...Object.keys(story), 'corrected']),
    );
  });
});

it.each([
  ['author', '/author/x'],
  ['tag', '/tag/x'],
  ['section', '/section/x'],
  ['page', '/x'],
] as const)('the %s x is at %s', (type, path) => {
  expect(hrefs(locationsOf(type).resolve({ title: 'X', slug: 'x' }))).toEqual([path]);
});

it.each([
  ['author', '/author/abc'],
  ['tag', '/tag/abc'],
  ['section', '/section/abc'],
  ['page', '/abc'],
] as const)('the %s without an address is looked at at its id, and told', (type, path) => {
  const state = locationsOf(type).resolve({ title: null, slug: null, id: 'drafts.abc' });
  expect(hrefs(state)).toEqual([path]);
  expect(state).toMatchObject({ message: expect.stringContaining('no address yet') });
});

it('a redirect leads to its page, or says that it leads out', () => {
  expect(hrefs(locationsOf('redirect').resolve({ to: '/article/new' }))).toEqual(['/article/new']);
  expect(locationsOf('redirect').resolve({ to: 'https://example.org' })).toMatchObject({
    message: expect.stringContaining('out of the site'),
  });
});

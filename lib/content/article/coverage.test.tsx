import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Article } from '#components/article/article.tsx';
import type { StoryChanges } from '../testing/changes.ts';
import { paragraph, type Raw, story, surroundings, view } from '../testing/small-lake.ts';
import { articleContent } from './article.ts';
import { coverageOf, pageOfUpdate, storyOfPage, updatesPerPage } from './coverage.ts';
import type { ArticleView } from './view.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 1, 2, 10, minute)).toISOString();

const update = (number: number, more: Raw = {}): Raw => ({
  _key: `u${number}`,
  headline: `Update ${number}`,
  at: at(number),
  body: [paragraph('one two three four five')],
  ...more,
});

const updates = (count: number): Raw[] =>
  Array.from({ length: count }, (_, number) => update(number));

async function live(changes: StoryChanges): Promise<ArticleView> {
  const documents = [...surroundings, story('a', { kind: 'live', ...changes })];
  const { view: found } = await view(articleContent, documents, { slug: 'a' });
  if (found === null) throw new Error('The story is not served.');
  return found;
}

const keysOf = (all: readonly { key: string }[] | undefined) => all?.map(({ key }) => key);

test('the newest updates stand on the first page, the others on further ones, each once', async () => {
  const whole = await live({ liveUpdates: updates(45) });
  const pages = [1, 2, 3].map((page) => coverageOf(whole, page));
  expect(pages.map((page) => page?.updates.length)).toEqual([updatesPerPage, updatesPerPage, 5]);
  const all = pages.flatMap((page) => keysOf(page?.updates) ?? []);
  expect(all).toEqual(Array.from({ length: 45 }, (_, place) => `u${44 - place}`));
  expect(pages.every((page) => page?.pageCount === 3 && page.total === 45)).toBe(true);
  expect(coverageOf(whole, 4)).toBeNull();
});

test('what is kept at the top stands there alone, on the first page, and pushes nothing on', async () => {
  const pinned = update(3, { _key: 'pinned', pinned: true });
  const whole = await live({ liveUpdates: [...updates(21), pinned] });
  const [first, second] = [coverageOf(whole, 1), coverageOf(whole, 2)];
  expect(keysOf(first?.pinned)).toEqual(['pinned']);
  expect(first?.updates).toHaveLength(updatesPerPage);
  expect([keysOf(second?.pinned), keysOf(second?.updates)]).toEqual([[], ['u0']]);
  expect(pageOfUpdate(whole, 'pinned')).toBe(1);
});

test('an update is found on whatever page it has gone to', async () => {
  const before = await live({ liveUpdates: updates(20) });
  expect(pageOfUpdate(before, 'u0')).toBe(1);
  const after = await live({ liveUpdates: updates(41) });
  expect(['u40', 'u21', 'u20', 'u0'].map((key) => pageOfUpdate(after, key))).toEqual([1, 1, 2, 3]);
  expect(pageOfUpdate(after, 'none')).toBeNull();
});

test('key events lead to where they are told, on this page or by their address for good', async () => {
  const whole = await live({
    liveUpdates: [
      ...updates(25).map((one, number) => ({ ...one, keyEvent: number === 0 || number === 24 })),
      update(30, { _key: 'nameless', headline: undefined, keyEvent: true }),
      update(31, { _key: 'ödd/key', keyEvent: true }),
    ],
  });
  expect(coverageOf(whole, 1)?.keyEvents).toMatchObject([
    { key: 'ödd/key', href: '#update-%C3%B6dd%2Fkey' },
    { key: 'u24', href: '#update-u24' },
    { key: 'u0', href: '/article/a/update/u0' },
  ]);
  expect(coverageOf(whole, 2)?.keyEvents.at(-1)?.href).toBe('#update-u0');
});

test('a page takes as long to read as what stands on it', async () => {
  const whole = await live({ body: [paragraph('one two')], liveUpdates: updates(25) });
  const words = [1, 2].map((page) => {
    const coverage = coverageOf(whole, page);
    return coverage && storyOfPage(whole, coverage).wordCount;
  });
  // Each update has two words over five.
  expect(words).toEqual([2 + 20 * 7, 2 + 5 * 7]);
  expect(whole.wordCount).toBe(2 + 25 * 7);
});

describe('a story that is not live', () => {
  test('has no pages of updates, whatever it once had', async () => {
    const news = await live({ kind: 'news', liveUpdates: updates(45) });
    expect(coverageOf(news, 1)).toBeNull();
    expect(pageOfUpdate(news, 'u1')).toBeNull();
  });
});

test.each([
  ['2026-02-02T11:50:00Z', '2026-02-02T11:50:00.000Z'],
  ['2026-02-02T12:10:00Z', null],
  ['2026-02-02T10:00:00Z', null],
  ['soon', null],
])('coverage that ended at %s has ended at %s', async (coverageEndedAt, ended) => {
  expect((await live({ coverageEndedAt })).coverageEndedAt).toBe(ended);
});

describe('attack: keys of updates and of what they hold', () => {
  test('two updates with one key → both are read, each under a name of its own', async () => {
    const twin = update(9, { _key: 'u1', keyEvent: true });
    const whole = await live({ liveUpdates: [...updates(2), twin] });
    const coverage = coverageOf(whole, 1);
    expect(coverage?.updates.map(({ anchor, headline }) => [anchor, headline])).toEqual([
      ['update-u1-2', 'Update 9'],
      ['update-u1', 'Update 1'],
      ['update-u0', 'Update 0'],
    ]);
    expect(coverage?.keyEvents).toMatchObject([{ href: '#update-u1-2', headline: 'Update 9' }]);
    expect(pageOfUpdate(whole, 'u1-2')).toBe(1);
  });

  const keys = [
    '.',
    '..',
    '\ud800',
    'a/b',
    'a b',
    '%',
    '%2e%2e',
    '?',
    '#',
    '//evil.example',
    '\\',
    'ü',
  ];
  test.each(keys)('an update by the key %j → found by its address', async (_key) => {
    const whole = await live({
      liveUpdates: [update(-1, { _key, keyEvent: true }), ...updates(20)],
    });
    const event = coverageOf(whole, 1)?.keyEvents[0];
    const { origin, pathname } = new URL(event?.href ?? '', 'http://site.example');
    const [, found = ''] = /^\/article\/a\/update\/([^/]+)$/.exec(pathname) ?? [];
    expect([origin, pageOfUpdate(whole, decodeURIComponent(found))]).toEqual([
      ...['http://site.example', 2],
    ]);
  });

  const timeline = (_key?: string): Raw => ({
    ...{ _type: 'timeline', _key, title: 'So far' },
    events: [{ when: 'Monday', what: 'Rain.' }],
  });
  const bodies: [string, Raw[]][] = [
    ['the same keys in every body', [timeline('k')]],
    ['no keys', [timeline(), timeline()]],
    ['one key twice', [timeline('k'), timeline('k')]],
    ['a key of two words, and one of a space', [timeline('two words'), timeline(' ')]],
  ];
  test.each(bodies)('blocks with %s → ids of a page that are each one’s own', async (_, body) => {
    const whole = await live({ body, liveUpdates: [update(0, { body }), update(1, { body })] });
    const markup = renderToStaticMarkup(
      <Article view={whole} clock={{ language: 'en', timeZone: 'UTC' }} />,
    );
    const ids = [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
    expect(ids.filter((id) => id.startsWith('timeline-'))).toHaveLength(3 * body.length);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.join('')).not.toMatch(/\s/);
  });
});

import { describe, expect, it } from 'vitest';
import { correctionKinds } from '#lib/content/article/view.ts';
import { contentBlocks } from '#lib/content/body/blocks.ts';
import { storiesPerPage, tagKinds } from '#lib/content/list/view.ts';
import { storyKinds } from '#lib/content/story/view.ts';
import type { ArticleDocument, Body, DemoDocument } from './documents.ts';
import { drawingNamed } from './images.ts';
import { demoDocuments } from './newsroom.ts';
import { soundNamed } from './sounds/sounds.ts';

const now = new Date('2026-02-02T12:00:00Z');
const { documents, pictures, sounds } = demoDocuments(now);

const ofType = <T extends DemoDocument['_type']>(type: T) =>
  documents.filter(
    (document): document is Extract<DemoDocument, { _type: T }> => document._type === type,
  );
const articles = ofType('article');
const drafts = articles.filter(({ _id }) => _id.startsWith('drafts.'));
const published = articles.filter(({ _id }) => !_id.startsWith('drafts.'));
const isEmbargoed = ({ publishedAt }: ArticleDocument) =>
  publishedAt !== undefined && new Date(publishedAt) > now;
const visible = published.filter((article) => !isEmbargoed(article));

/** Every object and array inside a value, the value itself included. */
function* within(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const child of Object.values(value)) yield* within(child);
}
const stringsAt = (value: unknown, key: string): string[] =>
  [...within(value)].flatMap((one) =>
    Object.entries(one).flatMap(([name, held]) =>
      name === key && typeof held === 'string' ? [held] : [],
    ),
  );
const wordsOf = (body: Body): number =>
  stringsAt(body, 'text').join(' ').split(/\s+/).filter(Boolean).length;
const bodies = visible.flatMap(({ body, liveUpdates = [] }) => [
  body,
  ...liveUpdates.map((update) => update.body),
]);

describe('the documents of the demonstration', () => {
  it('are as many as promised', () => {
    expect(visible.length).toBeGreaterThanOrEqual(26);
    expect(published.filter(isEmbargoed)).toHaveLength(1);
    expect(ofType('section')).toHaveLength(5);
    expect(ofType('tag')).toHaveLength(12);
    expect(ofType('author')).toHaveLength(6);
    expect(ofType('page').map(({ slug }) => slug.current)).toEqual(['about', 'ethics']);
    expect(ofType('redirect')).toHaveLength(1);
  });

  it('have ids of their own, and the same ones each time', () => {
    const ids = documents.map(({ _id }) => _id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(demoDocuments(now).documents).toEqual(documents);
    expect(demoDocuments(new Date()).documents.map(({ _id }) => _id)).toEqual(ids);
  });

  it('give every member of an array a key of its own', () => {
    for (const document of documents) {
      for (const list of within(document)) {
        if (!Array.isArray(list) || !list.some((item) => typeof item === 'object')) continue;
        const keys = list.map((item) => item._key);
        expect(keys.every((key) => typeof key === 'string' && key !== '')).toBe(true);
        expect(new Set(keys).size, `${document._id}: ${keys.join(' ')}`).toBe(keys.length);
      }
    }
  });

  it('refer only to documents that are published and to pictures and sounds that are made', () => {
    const ids = new Set(documents.map(({ _id }) => _id));
    const drawn = new Set(pictures.map(({ name }) => name));
    const recorded = new Set(sounds.map(({ name }) => name));
    for (const document of documents) {
      for (const ref of stringsAt(document, '_ref')) {
        const name = drawingNamed(ref);
        const sound = soundNamed(ref);
        const found =
          (name !== undefined && drawn.has(name)) ||
          (sound !== undefined && recorded.has(sound)) ||
          ids.has(ref);
        expect(found, `${document._id} refers to ${ref}`).toBe(true);
      }
    }
  });

  it('use every picture that is drawn', () => {
    const used = new Set(stringsAt(documents, '_ref').map(drawingNamed));
    expect(pictures.filter(({ name }) => !used.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('define the mark of every marked span', () => {
    const decorators = new Set(['strong', 'em', 'underline', 'code']);
    for (const block of within(bodies)) {
      if (!('children' in block && 'markDefs' in block)) continue;
      const defined = new Set(stringsAt(block.markDefs, '_key'));
      for (const span of within(block.children)) {
        if (!('marks' in span) || !Array.isArray(span.marks)) continue;
        expect(span.marks.filter((mark) => !decorators.has(mark) && !defined.has(mark))).toEqual(
          [],
        );
      }
    }
  });
});

describe('the stories of the demonstration', () => {
  it('have what publishing needs, within its limits', () => {
    for (const article of published) {
      expect(article.headline.length, article._id).toBeLessThanOrEqual(90);
      expect(article.standfirst?.length, article._id).toBeGreaterThan(40);
      expect(article.standfirst?.length, article._id).toBeLessThanOrEqual(320);
      expect(article.publishedAt, article._id).toBeDefined();
      expect(article.authors.length, article._id).toBeGreaterThanOrEqual(1);
      expect(article.related?.length ?? 0, article._id).toBeLessThanOrEqual(5);
      expect(new Set(stringsAt(article.tags, '_ref')).size).toBe(article.tags?.length);
    }
  });

  it('say nothing of the time of day where it depends on when they were loaded', () => {
    const ofNow = visible.filter(({ publishedAt, tags }) => {
      const age = now.getTime() - new Date(publishedAt ?? '').getTime();
      return age < 12 * 3_600_000 && stringsAt(tags, '_ref').includes('tag-demonstration');
    });
    expect(ofNow.length).toBeGreaterThanOrEqual(2);
    const words = ofNow.flatMap(({ standfirst, body, liveUpdates = [] }) => [
      standfirst ?? '',
      ...stringsAt(body, 'text'),
      ...liveUpdates.flatMap((update) => stringsAt(update.body, 'text')),
    ]);
    const told =
      /\b(a\.m|p\.m|noon|midnight|morning|evening|dawn|dusk|(to|last )night|first light|tomorrow|yesterday)\b/i;
    expect(words.filter((text) => told.test(text))).toEqual([]);
  });

  it('are led by one of today', () => {
    const lead = stringsAt(ofType('frontPage')[0]?.lead, '_ref')[0];
    const story = visible.find(({ _id }) => _id === lead);
    const age = now.getTime() - new Date(story?.publishedAt ?? '').getTime();
    expect(age).toBeLessThan(6 * 3_600_000);
  });

  it('are long enough to be read', () => {
    const short = published.filter(({ kind, body }) => kind !== 'live' && wordsOf(body) < 190);
    expect(short.map(({ _id, body }) => `${_id} ${wordsOf(body)}`)).toEqual([]);
    const washington = visible.find(({ _id }) => _id === 'story-petro-lands-in-washington');
    expect(wordsOf(washington?.body ?? [])).toBeGreaterThan(600);
    expect(wordsOf(washington?.body ?? [])).toBeLessThan(950);
  });

  it('are three of them long reads, with chapters, pictures, a chart and a recording', () => {
    const long = visible.filter(({ body }) => wordsOf(body) > 1_500);
    expect(long.length).toBeGreaterThanOrEqual(3);
    for (const { _id, body } of long) {
      const chapters = body.filter((block) => 'style' in block && block.style === 'h2');
      expect(chapters.length, _id).toBeGreaterThanOrEqual(5);
      const types = body.map(({ _type }) => _type);
      expect(types, _id).toEqual(expect.arrayContaining(['gallery', 'chart', 'audio']));
    }
  });

  it('lie in the weeks before loading, and what happened to them lies after', () => {
    for (const article of visible) {
      const at = new Date(article.publishedAt ?? '').getTime();
      expect(at, article._id).toBeLessThanOrEqual(now.getTime());
      expect(at, article._id).toBeGreaterThan(now.getTime() - 29 * 86_400_000);
      const later = [
        article.updatedAt,
        ...(article.corrections ?? []).map((correction) => correction.at),
        ...(article.liveUpdates ?? []).map((update) => update.at),
      ];
      for (const moment of later) {
        if (moment === undefined) continue;
        expect(new Date(moment).getTime(), article._id).toBeGreaterThanOrEqual(at);
        expect(new Date(moment).getTime(), article._id).toBeLessThanOrEqual(now.getTime());
      }
    }
  });

  it('show every kind, block, style, list, mark and sort of correction', () => {
    const blockTypes = new Set(stringsAt(bodies, '_type'));
    expect(new Set(visible.map(({ kind }) => kind))).toEqual(new Set(storyKinds));
    expect(
      [...Object.keys(contentBlocks), 'link', 'storyLink'].filter((type) => !blockTypes.has(type)),
    ).toEqual([]);
    expect(new Set(stringsAt(bodies, 'style'))).toEqual(
      new Set(['normal', 'h2', 'h3', 'blockquote']),
    );
    expect(new Set(stringsAt(bodies, 'listItem'))).toEqual(new Set(['bullet', 'number']));
    const marks = [...within(bodies)].flatMap((one) =>
      'marks' in one && Array.isArray(one.marks) ? one.marks : [],
    );
    expect(marks).toEqual(expect.arrayContaining(['strong', 'em', 'underline', 'code']));
    const corrections = visible.flatMap((article) => article.corrections ?? []);
    expect(new Set(corrections.map(({ kind }) => kind))).toEqual(new Set(correctionKinds));
    expect(new Set(ofType('tag').map(({ kind }) => kind))).toEqual(new Set(tagKinds));
  });

  it('hold the cases that pages have to master', () => {
    const live = visible.find(({ kind }) => kind === 'live');
    expect(live?.liveUpdates?.length).toBeGreaterThanOrEqual(6);
    expect(live?.liveUpdates?.filter(({ pinned }) => pinned)).toHaveLength(1);
    expect(visible.filter(({ authors }) => authors.length === 2).length).toBeGreaterThanOrEqual(1);
    expect(visible.filter(({ leadImage }) => leadImage === undefined)).toHaveLength(1);
    expect(visible.filter(({ listing }) => listing?.image)).toHaveLength(1);
    expect(visible.filter(({ seo }) => seo?.description)).toHaveLength(1);
    expect(visible.filter(({ seo }) => seo?.noIndex)).toHaveLength(1);
    expect(
      stringsAt(bodies, 'text').filter((text) => /^\p{Script=Arabic}/u.test(text)),
    ).toHaveLength(1);
    const breaking = visible.filter(({ breakingUntil }) => new Date(breakingUntil ?? 0) > now);
    expect(breaking).toHaveLength(1);
    const edited = drafts.filter(({ _id }) => visible.some((one) => `drafts.${one._id}` === _id));
    expect(edited).toHaveLength(1);
    expect(drafts.length - edited.length).toBe(2);
  });

  it('say that they are invented, all but one, and make a list of several pages', () => {
    const invented = visible.filter(({ tags }) =>
      stringsAt(tags, '_ref').includes('tag-demonstration'),
    );
    expect(visible.filter((article) => !invented.includes(article)).map(({ _id }) => _id)).toEqual([
      'story-petro-lands-in-washington',
    ]);
    expect(invented.length).toBeGreaterThan(storiesPerPage);
  });
});

import { evaluate, parse } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { type DocumentType, documentTypeNames, isAddressed } from '#lib/content/document-types.ts';
import {
  articlePath,
  authorPath,
  documentPath,
  listPagePath,
  liveUpdatePath,
  pagePath,
  sectionPath,
  tagPath,
} from '#lib/routes.ts';
import { documentSchemas } from '../schema/types.ts';
import { locationsOf } from './locations.ts';
import { mainDocuments } from './main-documents.ts';
import { pageOf } from './shown-page.ts';

const dataset = ['article', 'tag', 'section', 'author', 'page'].flatMap((_type) =>
  ['landing', 'café ☕'].map((current) => ({
    _id: `${_type}-${current}`,
    _type,
    slug: { current },
  })),
);

const unaddressed = ['article', 'tag', 'section', 'author', 'page'].flatMap((_type) => [
  { _id: `drafts.new-${_type}`, _type },
  { _id: `drafts.emptied-${_type}`, _type, slug: { _type: 'slug', current: '' } },
]);

/** Matches a path as the preview does: segment by segment, a colon naming a parameter. */
function matchRoute(route: string, path: string): Record<string, string> | null {
  const [wanted, given] = [route.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [place, segment] of wanted.entries()) {
    const value = given[place] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return null;
  }
  return params;
}

/** The ids of the documents the first fitting resolver finds for a path. */
async function documentsAt(path: string): Promise<unknown> {
  for (const resolver of mainDocuments) {
    for (const route of [resolver.route].flat()) {
      const params = matchRoute(route, path);
      if (params === null) continue;
      const found = resolver.resolve?.({ origin: 'http://localhost', params, path });
      if (found === undefined) return [];
      const tree = parse(`*[${found.filter}]._id`, { params: found.params });
      const all = [...dataset, ...unaddressed];
      return (await evaluate(tree, { dataset: all, params: found.params })).get();
    }
  }
  return [];
}

describe('the document of an address', () => {
  it.each([
    [articlePath('landing'), 'article-landing'],
    [articlePath('café ☕'), 'article-café ☕'],
    [tagPath('landing'), 'tag-landing'],
    [`${tagPath('landing')}/page/2`, 'tag-landing'],
    [sectionPath('landing'), 'section-landing'],
    [authorPath('landing'), 'author-landing'],
    [pagePath('landing'), 'page-landing'],
    [listPagePath(articlePath('landing'), 2), 'article-landing'],
    [liveUpdatePath(articlePath('café ☕'), 'k 1'), 'article-café ☕'],
  ])('%s is made of %s', async (path, id) => {
    expect(await documentsAt(path)).toEqual([id]);
  });

  it.each(documentTypeNames().filter(isAddressed))(
    'a draft of a %s that has no address yet stands at its id, one that has does not',
    async (type) => {
      const at = (id: string) => documentsAt(documentPath(type, id));
      expect(await at(`new-${type}`)).toEqual([`drafts.new-${type}`]);
      expect(await at(`emptied-${type}`)).toEqual([`drafts.emptied-${type}`]);
      expect(await at(`${type}-landing`)).toEqual([]);
    },
  );

  it.each(['/latest', '/search', '/corrections'])('%s is made of none', async (path) => {
    expect(await documentsAt(path)).toEqual([]);
  });

  /** Where each type is seen; null: it has no page of its own. */
  const seenAt: Record<DocumentType, string | null> = {
    article: '/article/x',
    frontPage: '/',
    section: '/section/x',
    tag: '/tag/x',
    author: '/author/x',
    page: '/x',
    redirect: null,
    siteSettings: '/',
  };

  it.each(Object.entries(seenAt))('a %s is seen at %s', (type, path) => {
    const document = { _id: 'abc', _createdAt: '2026-02-02T11:00:00Z', slug: { current: 'x' } };
    expect(pageOf(type, document)).toBe(path);
  });

  it('every type of the schema is seen somewhere, or its form says why not', () => {
    expect(Object.keys(seenAt).toSorted()).toEqual(Object.keys(documentSchemas).toSorted());
    for (const type of documentTypeNames()) {
      const state = locationsOf(type).resolve({
        id: 'abc',
        title: 'X',
        slug: 'x',
        to: 'https://x',
      });
      const said = state?.locations?.map(({ href }) => href) ?? [];
      if (seenAt[type] === null) expect(state?.message).toEqual(expect.any(String));
      else expect(said, type).toContain(seenAt[type]);
    }
  });

  it('the front page is the front page', () => {
    expect(mainDocuments.find(({ route }) => route === '/')?.type).toBe('frontPage');
  });
});

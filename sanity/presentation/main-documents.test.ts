import { evaluate, parse } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { articlePath, authorPath, pagePath, sectionPath, tagPath } from '#lib/routes.ts';
import { mainDocuments } from './main-documents.ts';

const dataset = ['article', 'tag', 'section', 'author', 'page'].flatMap((_type) =>
  ['landing', 'café ☕'].map((current) => ({
    _id: `${_type}-${current}`,
    _type,
    slug: { current },
  })),
);

const unaddressed = { _id: 'drafts.abc', _type: 'article' };

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
      const all = [...dataset, unaddressed];
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
  ])('%s is made of %s', async (path, id) => {
    expect(await documentsAt(path)).toEqual([id]);
  });

  it('a draft that has no address yet stands at its id, one that has does not', async () => {
    expect(await documentsAt(articlePath('abc'))).toEqual(['drafts.abc']);
    expect(await documentsAt(articlePath('article-landing'))).toEqual([]);
  });

  it.each(['/latest', '/search', '/corrections'])('%s is made of none', async (path) => {
    expect(await documentsAt(path)).toEqual([]);
  });

  it('the front page is the front page', () => {
    expect(mainDocuments.find(({ route }) => route === '/')?.type).toBe('frontPage');
  });
});

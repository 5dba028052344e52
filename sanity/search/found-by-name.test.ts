import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { createClient, type SanityClient, type SanityDocumentStub } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingByName } from './found-by-name.ts';

let lake: TestLake;
let client: SanityClient;
/** The Studio's: the same lake, asked in the way the Studio asks. */
let studio: SanityClient;
const asked: string[] = [];

const reference = (_ref: string, _key = _ref) => ({ _type: 'reference', _ref, _key });

beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
  const fetch = findingByName((input, init) => {
    asked.push(String(input));
    return globalThis.fetch(input, init);
  });
  studio = createClient({
    ...client.config(),
    perspective: 'drafts',
    resolveFetch: () => fetch,
  });
  const documents: SanityDocumentStub[] = [
    { _id: 'held-out', _type: 'tag', title: 'Held-out Colombia–U.S. relations' },
    { _id: 'coast', _type: 'tag', title: 'Colombia’s coast' },
    { _id: 'colombia', _type: 'tag', title: 'Colombia' },
    { _id: 'bogota', _type: 'tag', title: 'Bogotá' },
    { _id: 'bogota-river', _type: 'tag', title: 'River of Bogotá, bogota' },
    { _id: 'ruiz', _type: 'author', name: 'Ana Ruiz' },
    { _id: 'hale', _type: 'author', name: 'Tom Hale' },
    { _id: 'by-ana', _type: 'article', headline: 'Rain', authors: [reference('ruiz')] },
    { _id: 'drafts.by-both', _type: 'article', headline: 'Wind', authors: [reference('ruiz')] },
    { _id: 'by-tom', _type: 'article', headline: 'Snow', authors: [reference('hale')] },
    { _id: 'about', _type: 'article', headline: 'Colombia votes', authors: [reference('hale')] },
  ];
  const transaction = client.transaction();
  for (const document of documents) transaction.create(document);
  await transaction.commit();
}, 60_000);
afterAll(() => lake?.remove());

const match = '([@, _id] match text::query($__query) || references($__rawQuery))';
const fields = '{_type, _id, _originalId, "orderings": [_score]}';
/** As the Studio asks for everything, ordered by how well it fits. */
const scored = `// findability-source: global
*[_type in $__types] | score(boost(_type in ["tag"] && title match text::query($__query), 10), ${match}) [_score > 0] ${fields} | order(orderings[0] desc) [0...$__limit]`;
/** As it asks for a list. */
const listed = `*[_type in $__types && ${match} && (_type == "article")] {_type, _id} | order(_id asc) [0...$__limit]`;

const idsOf = async (query: string, typed: string, types = ['article', 'author', 'tag']) => {
  const params = { __types: types, __query: `${typed}*`, __rawQuery: typed, __limit: 20 };
  return (await studio.fetch<{ _id: string }[]>(query, params)).map(({ _id }) => _id);
};

describe('the Studio’s searches', () => {
  test('put what is named just so first, then what begins so', async () => {
    const found = await idsOf(scored, 'colombia');
    expect(found[0]).toBe('colombia');
    expect(new Set(found.slice(1, 3))).toEqual(new Set(['coast', 'about']));
    expect(found).toContain('held-out');
    expect((await idsOf(scored, 'BOGOTA'))[0]).toBe('bogota');
    expect((await idsOf(scored, 'bogotá'))[0]).toBe('bogota');
  });

  test('find the very thing when many others are found before it', async () => {
    const params = { __types: ['tag'], __query: 'colombia*', __rawQuery: 'Colombia', __limit: 1 };
    const found = await studio.fetch<{ _id: string }[]>(scored, params);
    expect(found[0]?._id).toBe('colombia');
  });

  test('find stories by who wrote them, drafts too', async () => {
    expect(await idsOf(listed, 'ana ruiz')).toEqual(['by-ana', 'by-both']);
    expect(await idsOf(listed, 'RUIZ')).toEqual(['by-ana', 'by-both']);
    expect(await idsOf(listed, 'ana hale')).toEqual([]);
    const found = await idsOf(scored, 'ana ruiz');
    expect(found[0]).toBe('ruiz');
    expect(new Set(found)).toEqual(new Set(['ruiz', 'by-ana', 'by-both']));
  });

  test('leave a list in the order that was chosen', async () => {
    expect(await idsOf(listed, 'colombia')).toEqual(['about']);
  });
});

describe('attack: what is typed into a search', () => {
  test.each(['"', '") || true', '*', '\\', '(', '\u0000ana', 'a'.repeat(3000)])(
    '%j → an answer, no error',
    async (typed) => {
      expect(await idsOf(listed, typed)).toEqual(expect.any(Array));
      expect(await idsOf(scored, typed)).toEqual(expect.any(Array));
    },
  );

  test('any other question → passes as it is, once', async () => {
    asked.length = 0;
    expect(await studio.fetch('count(*[_type == "tag"])')).toBe(5);
    expect(asked).toHaveLength(1);
  });

  test('a question that is malformed → the lake’s own refusal', async () => {
    const broken = `*[_type in $__types && ${match}`;
    await expect(idsOf(broken, 'colombia')).rejects.toMatchObject({ statusCode: 400 });
  });
});

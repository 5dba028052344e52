import fc from 'fast-check';
import { evaluateSync, parse, toJS } from 'groq-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../store/testing/store.ts';
import type { DocumentReader, StoredDocument } from '../../store/types.ts';
import { viewDocuments } from '../running/document-view.ts';
import { resolvePerspective } from '../running/perspective.ts';
import { runQuery } from '../running/query.ts';
import { datasetArbitrary, pageQueryArbitrary, queryArbitrary } from '../testing/arbitrary.ts';
import { memoryReader, stored } from '../testing/memory-reader.ts';

const apiVersion = 'v2026-02-01';
const now = new Date('2026-02-02T00:00:00Z');
/** Before one of the moments in the documents. */
const earlier = new Date('2026-01-02T09:00:00Z');

/** What groq-js alone makes of a query over everything the perspective shows. */
function plainAnswer(
  documents: StoredDocument[],
  query: string,
  perspective: string,
  at = now,
): unknown {
  const resolved = resolvePerspective(perspective, apiVersion);
  if (typeof resolved === 'string') throw new Error(resolved);
  const view = viewDocuments(memoryReader(documents), resolved);
  return toJS(evaluateSync(parse(query), { dataset: view.everything(), timestamp: at }));
}

describe('a planned query', () => {
  it('has the answer an unplanned one has, whatever the documents and the perspective', () => {
    const perspectives = fc.constantFrom('raw', 'published', 'drafts', 'r1,drafts');
    fc.assert(
      fc.property(
        datasetArbitrary,
        queryArbitrary,
        perspectives,
        (documents, query, perspective) => {
          const reader = memoryReader(documents);
          const request = { query, perspective, apiVersion, now };
          const planned = runQuery(reader, request);
          const plain = plainAnswer(documents, query, perspective);
          expect(planned.ok ? planned.result : planned.error).toEqual(plain);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('has it too when only the first of a list are asked for, ties and missing fields among them', () => {
    const perspectives = fc.constantFrom('raw', 'published', 'drafts', 'r1,drafts');
    const check = (documents: StoredDocument[], query: string, perspective: string) => {
      const answer = runQuery(memoryReader(documents), { query, perspective, apiVersion, now });
      const plain = plainAnswer(documents, query, perspective);
      expect(answer.ok ? answer.result : answer.error).toEqual(plain);
    };
    const property = fc.property(datasetArbitrary, pageQueryArbitrary, perspectives, check);
    fc.assert(property, { numRuns: 1500 });
  });
});

describe('over the store', () => {
  let lake: TestStore;
  beforeAll(() => {
    lake = openTestStore();
  });
  afterAll(() => lake.dispose());

  it.each<[string, (reader: DocumentReader) => DocumentReader]>([
    ['it has that answer too', (reader) => reader],
    [
      'it has it where all that can be known by heart is',
      (reader) => ({ ...reader, select: (request) => reader.select(request, 'surely') }),
    ],
  ])('%s', (_, readerOf) => {
    const perspectives = fc.constantFrom('raw', 'published', 'drafts', 'r1,drafts');
    const query = fc.oneof(queryArbitrary, pageQueryArbitrary);
    const queries = fc.array(query, { minLength: 20, maxLength: 20 });
    const check = (documents: StoredDocument[], queries: string[], perspective: string) => {
      lake.db.transaction(() => {
        for (const { _id } of [...lake.documents.all()]) lake.documents.remove(_id);
        for (const document of documents) lake.documents.put(document);
      });
      const texts = queries.flatMap((query) => [query, `count(${query})`]);
      for (const at of [earlier, now]) {
        for (const query of texts) {
          const request = { query, perspective, apiVersion, now: at };
          const answer = runQuery(readerOf(lake.documents), request);
          const plain = plainAnswer(documents, query, perspective, at);
          expect(answer.ok ? answer.result : answer.error).toEqual(plain);
        }
      }
    };
    fc.assert(fc.property(datasetArbitrary, queries, perspectives, check), { numRuns: 30 });
  });

  it('a draft hides its story in a list of many', () => {
    const stories = Array.from({ length: 150 }, (_, n) => stored({ _id: `s${n}`, _type: 'story' }));
    const draft = stored({ _id: 'drafts.s7', _type: 'story', title: 'Draft' });
    lake.db.transaction(() => {
      for (const document of [...stories, draft]) lake.documents.put(document);
    });
    const query =
      '{"n": count(*[_type == "story"]), "drafts": *[_type == "story" && defined(title)]._id}';
    const answer = runQuery(lake.documents, { query, perspective: 'drafts', apiVersion });
    expect(answer.ok && answer.result).toEqual({ n: 150, drafts: ['s7'] });
  });
});

const documents = [
  stored({ _id: 's1', _type: 'section', slug: { current: 'world' } }),
  stored({ _id: 't1', _type: 'tag', slug: { current: 'trade' } }),
  stored({
    _id: 'a1',
    _type: 'article',
    slug: { current: 'visit' },
    body: 'morning',
    section: { _ref: 's1' },
    tags: [{ _ref: 't1', _key: 'k' }],
  }),
  stored({
    _id: 'a2',
    _type: 'article',
    slug: { current: 'other' },
    body: 'more of it',
    section: { _ref: 's1' },
  }),
];

describe('what a planned query reads', () => {
  const params = { slug: 'visit', id: 't1', ids: ['a1', 'a2'] };
  it.each<[string, string[]]>([
    ['*[_type == "article" && slug.current == $slug][0]', ['slug: slug:article:visit']],
    ['*[_id == $id][0]', ['id: id:t1 1']],
    ['*[_id in $ids]', ['id: id:a1 id:a2 2']],
    ['*[_type == "article" && references($id)]', ['ref: ref:t1 1']],
    ['*[_type == "article" && $id in tags[]._ref]', ['ref: ref:t1 1']],
    ['*[_type == "article" && $id in tags[]->_id]', ['ref: ref:t1 1']],
    ['*[section._ref == "s1"]', ['ref: ref:s1 2']],
    ['*[_type == "article"][section._ref == "s1"]', ['ref: ref:s1 2']],
    ['*[sanity::versionOf("a1")]', ['id: id:a1 1']],
    ['*[_id == "a1" || references("t1")]', ['ref: id:a1 ref:t1 1']],
    ['*[_type == "section"]', ['type: type:section 1']],
    ['*[_type == "article" && references("s1")] | order(at desc)[0...1]', ['ref: ref:s1 2 by at']],
    ['*[_type == "article"] | order(slug.current desc)[0...1]', ['type: type:article 2']],
    ['*[_type == "article"]{"o": [rank]} | order(o[0])[0]', ['type: type:article 2 by rank']],
    ['*[_type == "article"] | order(_id)[0]', ['type: type:article 1 by _id']],
    ['count(*[_type in ["tag", "section"]])', ['type: type:tag type:section 2']],
    ['*[defined(slug)]', ['everything:  4']],
    ['{"a": *[_id == "a1"], "b": *[_id == "a2"]}', ['id: id:a1 1', 'id: id:a2 1']],
    ['select(false => *, "none")', []],
    ['*[_type == "tag"]{"n": count(*[references(^._id)])}', ['type: type:tag 1', 'ref: ref:t1 1']],
    [
      '*[_type == "article" && references(*[_type == "tag" && slug.current == "trade"]._id)]',
      ['slug: slug:tag:trade 1', 'ref: ref:t1 1'],
    ],
    ['*[_type == "article" && headline match "visit"]', ['text: "visit" 1']],
    ['*[_type == "article" && body match "m*"] | order(at desc)[0...1]', ['text: "m"* 2 by at']],
    [
      '*[_type in ["article", "tag"]] | score(boost(title match "visit", 2), references("t1"))[_score > 0]',
      ['ref: ref:t1 "visit" 1'],
    ],
    ['*[_type == "tag"] | score(title match "visit", rank > 1)[_score > 0]', ['type: type:tag 1']],
    [
      '{"n": count(*[_type == "tag"] | order(at)[0...9]), "l": *[_type == "tag"] | order(at)[0...9]}',
      ['type: type:tag 1 by at'],
    ],
    [
      '*[_type == "article"]{"s": *[_type == "section"]{_id}}',
      ['type: type:article 2', 'type: type:section 1'],
    ],
  ])('%s', (query, expected) => {
    const answer = runQuery(memoryReader(documents), { query, params, apiVersion });
    const steps = answer.ok ? answer.plan : [];
    const read = steps.map(
      ({ access, keys, documents, counted, orderedBy }) =>
        `${access}: ${keys.join(' ')} ${documents + counted}${orderedBy ? ` by ${orderedBy}` : ''}`,
    );
    expect(read.map((line) => line.replaceAll(/(id:\S+) \1/g, '$1'))).toEqual(
      expected.map((line) => expect.stringContaining(line)),
    );
  });
});

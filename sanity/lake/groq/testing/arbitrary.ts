import fc from 'fast-check';
import type { StoredDocument } from '../../store/types.ts';
import { stored } from './memory-reader.ts';

/** Few ids, types and slugs, so that generated documents and queries meet often. */
const typeOfId = { a: 'article', b: 'article', c: 'tag', d: 'author', e: 'tag' } as const;
const types = ['article', 'tag', 'author'] as const;
const slugs = ['one', 'two', 'three'] as const;

const bareId = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const prefix = fc.constantFrom('', '', 'drafts.', 'versions.r1.');
const reference = fc
  .oneof(bareId, fc.constant('gone'))
  .map((_ref) => ({ _ref, _type: 'reference' }));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const documentArbitrary: fc.Arbitrary<StoredDocument> = fc
  .record({
    prefix,
    bare: bareId,
    _type: fc.constantFrom(...types),
    rank: optional(
      fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constantFrom('x', 'y'), fc.boolean()),
    ),
    title: optional(fc.constantFrom('alpha beta', 'beta', 'gamma')),
    slug: optional(
      fc.oneof(
        fc.constantFrom(...slugs).map((current) => ({ current })),
        fc.constant(7),
      ),
    ),
    at: optional(
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.constantFrom(
            ...['2026-01-01', '2026-01-02T10:00:00Z', '2026-01-03'],
            ...['2026-01-02T23:00:00-10:00', '2026-01-03T12:00:00+14:00'],
          ),
        },
        fc.constantFrom<unknown>(3, -1.5, true, false, null, 'été', 'ét\u{1f600}', '\uffee', {}),
      ),
    ),
    author: optional(reference),
    tags: optional(fc.array(fc.oneof(reference, fc.constant(null)), { maxLength: 3 })),
  })
  .map(({ prefix, bare, ...fields }) => {
    const present = Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined));
    return stored({ _id: `${prefix}${bare}`, ...present, _type: fields._type });
  });

/** Some documents, no two of one id. */
export const datasetArbitrary = fc.uniqueArray(documentArbitrary, {
  selector: (document) => document._id,
  maxLength: 14,
});

/** As the lake's are: the published, draft and release forms of a document have one type. */
export const typedDatasetArbitrary = datasetArbitrary.map((documents) =>
  documents.map((document) => {
    const [, type = document._type] =
      Object.entries(typeOfId).find(([id]) => document._id.endsWith(id)) ?? [];
    return { ...document, _type: type };
  }),
);

const text = (values: readonly string[]) =>
  fc.constantFrom(...values).map((value) => JSON.stringify(value));
const anyId = fc.tuple(prefix, bareId).map(([p, id]) => JSON.stringify(p + id));

/** Conditions on a document; with `outer`, some compare to the document around the sub-query. */
function condition(outer: boolean): fc.Arbitrary<string> {
  const values = outer
    ? fc.oneof(anyId, fc.constantFrom('^._id', '^.author._ref', '^.title', '^.missing'))
    : fc.oneof(anyId, fc.constantFrom('null', '5', '*[_type == "tag"][0]._id', 'lower("A")'));
  const lists = outer
    ? fc.constantFrom('^.tags[]._ref', '[^._id, "a"]', '^.missing', '["a", "b"]')
    : fc.constantFrom('["a", "drafts.b"]', '["a", null]', '[]', '*[_type == "author"]._id');
  const term = fc.oneof(
    values.map((value) => `_id == ${value}`),
    values.map((value) => `${value} == _id`),
    lists.map((list) => `_id in ${list}`),
    text(types).map((type) => `_type == ${type}`),
    fc.constant('_type in ["article", "tag"]'),
    text(slugs).map((slug) => `slug.current == ${slug}`),
    values.map((value) => `_type == "tag" && title == ${value}`),
    lists.map((list) => `_type in ["article", "tag"] && (title in ${list} || rank == "x")`),
    fc.constantFrom(
      '_type == "article" && title == "beta"',
      '_type in ["tag", "article"] && title in ["beta", "gamma", "alpha beta"]',
      '_type == "tag" && (rank == "y" || at == "2026-01-03")',
    ),
    values.map((value) => `references(${value})`),
    lists.map((list) => `references(${list})`),
    fc.tuple(values, values).map(([a, b]) => `references(${a}, ${b})`),
    values.map((value) => `author._ref == ${value}`),
    lists.map((list) => `author._ref in ${list}`),
    values.map((value) => `${value} in tags[]._ref`),
    values.map((value) => `${value} in tags[]->_id`),
    values.map((value) => `sanity::versionOf(${value})`),
    fc.constantFrom('defined(title)', 'title match "beta"', 'rank > 0', 'author->title == "beta"'),
    fc.constantFrom(
      'title match ["be*", "alpha"]',
      '[title, author->title, ...tags[]->title] match "BETA"',
      '[title, author->title] match ["alpha", "gam*"]',
      'author->author->title match "beta"',
      'dateTime(at) <= dateTime(now())',
      'dateTime(at) > dateTime(now()) - 60 * 60',
      'count(tags[dateTime(^.at) < dateTime(now())]) > 0',
    ),
    fc.constantFrom(
      'at >= "2026-01-02" && at < "2026-01-03"',
      '"2026-01-02T10:00:00Z" <= at',
      'at == "2026-01-03"',
      'dateTime(at) > dateTime("2026-01-02T10:00:00Z")',
      'dateTime(at) >= dateTime("2026-01-03T00:00:00Z") && dateTime(at) < dateTime("2026-01-04T00:00:00Z")',
      '_updatedAt >= "2026-01-01"',
      '_originalId in path("drafts.**")',
    ),
    fc.constantFrom('_id in path("drafts.**")', '_id in path("*")', 'count(tags) > 1'),
  );
  return fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2 },
      { weight: 3, arbitrary: term },
      {
        weight: 4,
        arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `${a} && ${b}`),
      },
      {
        weight: 2,
        arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} || ${b})`),
      },
      { weight: 1, arbitrary: tie('condition').map((a) => `!(${a})`) },
    ),
  })).condition;
}

const pipe = fc.constantFrom(
  '',
  '[0]',
  '[0...2]',
  ' | order(rank)',
  ' | order(rank desc)',
  ' | order(title asc, rank desc)[0..2]',
  ' | order(at desc)[0...2]',
  '[rank == 1 || _id == "a"]',
  '[]._id',
);

/** The first few in some order: of a field, under a name of its own, with ties left to others. */
const firstFew = fc.constantFrom(
  ' | order(at desc)[0...2]',
  ' | order(at desc, title)[0..2]{_id, at}',
  ' | order(at)[1...3]._id',
  ' | order(at desc, _id desc){_id, "n": rank}[0...1]',
  ' | order(at desc, _id)[0...3] | order(dateTime(at) desc, _id)[0...2]{_id, at}',
  ' | order(at desc, _id)[0...4] | order(dateTime(at) desc, _id asc)[1...3]._id',
  ' | order(at desc, _id)[0...2] | order(dateTime(at) desc, _id)[1...9]',
  '{_id, "orderings": [at, rank]} | order(orderings[0] desc)[0...2]',
  '{_id, "at": rank} | order(at)[0...2]',
  '{..., "x": at} | order(x desc)[0]._id',
  ' | order(_updatedAt desc)[0...2]._id',
  ' | order(rank desc)[0]{_id}',
  ' | score(title match "beta")[_score > 0]',
  ' | score(title match "gamma beta")[_score > 0]{_id, _score}',
  ' | score(boost(_type == "tag" && title match "al*", 3), author->title match ["beta", "x"])[_score > 0]',
  ' | score(title match "beta" || references("c"), boost((title match "alpha beta"), 2))[_score > 0]',
  ' | score(!(title match "beta"))[_score > 0]',
);

/** Pages of lists, by themselves and of the document around them. */
export const pageQueryArbitrary: fc.Arbitrary<string> = fc
  .tuple(condition(false), condition(true), firstFew, fc.constantFrom(...types))
  .chain(([own, inner, page, type]) =>
    fc.constantFrom(
      `*[_type == "${type}"]${page}`,
      `*[_type == "${type}" && (${own})]${page}`,
      `*[_type in ["article", "tag"] && (${own})]${page}`,
      `*[_type == "tag"]{_id, "list": *[references(^._id) && _type == "${type}"]${page}}`,
      `*[_type == "author"]{"list": *[references(^._id) && _type == "article" && (${inner})]${page}}`,
      `*[_type == "article"]{"n": tags[]{"list": *[_type == "${type}" && (${inner})]${page}}}`,
      `{"n": count(*[${own}]${page}), "list": *[${own}]${page}, "of": *[_type == "tag"]{"list": *[${own}]${page}}}`,
      `{"a": *[_type == "${type}" && (${own})]${page}, "b": (*[_type == "${type}" && (${own})]${page})[0]}`,
    ),
  );

const projection = (inner: string) =>
  `{_id, _originalId, title, "author": author->{_id, title}, "inner": ${inner}}`;

const list = (outer: boolean) =>
  fc.tuple(condition(outer), pipe).map(([filter, after]) => `*[${filter}]${after}`);

const correlated = list(true).chain((inner) =>
  fc.constantFrom(inner, `count(${inner})`, `${inner}{_id, "up": ^._id}`),
);

/** Queries of the shapes a site and the Studio send, nested and correlated ones among them. */
export const queryArbitrary: fc.Arbitrary<string> = fc.oneof(
  list(false),
  fc
    .tuple(condition(false), correlated)
    .map(([filter, inner]) => `*[${filter}]${projection(inner)}`),
  fc.tuple(list(false), list(false)).map(([a, b]) => `{"a": ${a}, "b": count(${b})}`),
  fc.tuple(list(false), list(false)).map(([a, b]) => `[${a}, ${b}, count(*)]`),
  condition(true).map((inner) => `*[_type == "tag" && count(*[${inner}]) > 1]._id`),
  condition(true).map(
    (inner) => `*[_type == "article"]{"n": {"m": *[${inner}]{_id, "p": ^.^._id}}}`,
  ),
  fc.constantFrom('*', '*[0]', '*._id', '*{title}', '*[].tags[]->title', 'releases::all()'),
);

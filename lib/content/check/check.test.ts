import { expect, test } from 'vitest';
import type { LocatedFault } from '../contract/locate.ts';
import type { LakeDocument } from '../testing/changes.ts';
import { ask, author, references, story, surroundings } from '../testing/small-lake.ts';
import { type CheckedLake, checkContent, isPublishedId } from './check.ts';

/** Checks these documents, and takes down what was told. */
async function check(...documents: LakeDocument[]) {
  const all = [...surroundings, ...documents];
  const faults: LocatedFault[] = [];
  const lake: CheckedLake = {
    async *documents(types) {
      for (const { _id, _type } of all) if (types.includes(_type)) yield { _id, _type };
    },
    ask: (query, params) => ask(query, all, params),
  };
  const count = await checkContent(lake, { fault: (fault) => faults.push(fault) });
  return { documents: count, faults };
}

test('a sound newsroom has no faults', async () => {
  const { documents, faults } = await check(story('a'), story('b'));
  expect(faults).toEqual([]);
  // Two stories, an author, a tag and a section; the picture is none of the newsroom's documents.
  expect(documents).toBe(5);
});

test('each fault is told once, with the document it stands in', async () => {
  const nameless = {
    ...author,
    _id: 'nameless',
    slug: { _type: 'slug' as const, current: 'nameless' },
    name: undefined,
  };
  const { faults } = await check(
    nameless,
    story('a', { authors: references('ana', 'nameless') }),
    story('b', { authors: references('nameless', 'ana'), headline: '' }),
    story('drafts.c', { body: [{ _type: 'pullQuote', _key: 'q' }] }),
    { _id: 'r', _type: 'redirect', from: '/a', to: 'javascript:x' },
    { _id: 'siteSettings', _type: 'siteSettings', timeZone: 'Nowhere' },
  );
  const lines = faults.map(({ document, field, reason }) => [document, field, reason]);
  expect(lines.toSorted()).toEqual([
    ['b', 'headline', 'is empty'],
    ['drafts.c', 'body[_key=="q"].text', 'is missing'],
    ['nameless', 'name', 'is missing'],
    ['r', 'to', 'is not a path or an http(s) address'],
    ['siteSettings', 'timeZone', 'is not a time zone'],
  ]);
});

test('two published documents with one address are told, a draft of one is not', async () => {
  const slug = { _type: 'slug', current: 'same' };
  const { faults } = await check(
    story('a', { slug }),
    story('b', { slug }),
    story('drafts.a', { slug }),
    { ...author, _id: 'bea', slug },
  );
  expect(faults).toEqual([
    expect.objectContaining({ document: 'b', field: 'slug', reason: 'is also the address of a' }),
  ]);
});

test('more documents than a batch holds are all checked', async () => {
  const many = Array.from({ length: 530 }, (_, index) => story(`s${index}`));
  const { documents, faults } = await check(...many, story('z', { slug: undefined }));
  expect(documents).toBe(534);
  expect(faults).toEqual([expect.objectContaining({ document: 'z', field: 'slug' })]);
});

test.each([
  ['a', true],
  ['drafts.a', false],
  ['versions.summer.a', false],
])('%s published: %s', (id, published) => {
  expect(isPublishedId(id)).toBe(published);
});

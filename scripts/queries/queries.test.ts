import type { SchemaType } from 'groq-js';
import { describe, expect, test } from 'vitest';
import { faultsOf } from './reads.ts';
import { faultOfSelection } from './selection.ts';
import { extractedSchema, type SchemaShapes, shapesOf } from './shapes.ts';
import { definedQueries, writtenQueries } from './sources.ts';
import { askedByStudio, selectedByStudio, unregistered } from './studio.ts';

const schema = extractedSchema();
const lake = shapesOf(schema);
const asked = [...(await definedQueries()), ...writtenQueries(), ...askedByStudio()];
const selected = selectedByStudio();

test.each(asked)('$name asks for what the schema has', ({ query }) => {
  expect(faultsOf(query, lake)).toEqual([]);
});

test.each(selected)('$name: $path', ({ type, path }) => {
  expect(faultOfSelection(type, path, lake)).toBeNull();
});

test('the register and the schema have the same document types', () => {
  expect(unregistered()).toEqual([]);
});

/** The schema with a field of a document type, or of an object within one, under another name. */
function renamed(type: string, path: string): SchemaShapes {
  const steps = path.split('.').flatMap((step) => ['attributes', step, 'value']);
  const field = steps.at(-2) ?? '';
  const copy: SchemaType = structuredClone(schema);
  let holder: unknown = copy.find(({ name }) => name === type);
  for (const step of steps.slice(0, -2)) holder = Reflect.get(Object(holder), step);
  const attributes = Object(holder);
  if (!Object.hasOwn(attributes, field)) throw new Error(`There is no ${path} in ${type}.`);
  attributes[`${field}Renamed`] = attributes[field];
  delete attributes[field];
  return shapesOf(copy);
}

/** Who asks for what is not there, without the line it stands in. */
function named(changed: SchemaShapes): string[] {
  return [
    ...asked
      .filter(({ query }) => faultsOf(query, changed).length > 0)
      .map(({ name }) => name.replace(/:\d+$/, '')),
    ...selected
      .filter(({ type, path }) => faultOfSelection(type, path, changed) !== null)
      .map(({ name }) => name),
  ];
}

describe('attack: a field renamed in the schema', () => {
  test.each([
    ['article', 'seo.noIndex', 'lib/content/sitemap/stories.ts: sitemapStoriesQuery'],
    ['article', 'seo.noIndex', 'lib/content/sitemap/news.ts: newsSitemapQuery'],
    ['article', 'breakingUntil', 'lib/live/clock.ts: momentsAheadQuery'],
    ['article', 'breakingUntil', 'lib/content/front-page/front-page.ts: frontPageQuery'],
    ['article', 'breakingUntil', 'the list of stories "breaking"'],
    ['article', 'breakingUntil', 'the list entry of article'],
    ['article', 'publishedAt', 'the list of stories "by section"'],
    ['article', 'publishedAt', 'an ordering of article'],
    ['article', 'section', 'the list of stories "by section"'],
    ['article', 'section', "the preview's places of the type article"],
    ['article', 'kind', 'the list of stories "by kind"'],
    ['article', 'corrections', 'the list of stories "corrected"'],
    ['article', 'corrections', 'lib/content/list/corrections/corrections.ts: correctionsQuery'],
    ['article', 'headline', 'the source of the address of article'],
    ['article', 'tags', 'lib/content/list/tag/tag.ts: tagPageQuery'],
    ['article', 'authors', 'lib/content/list/latest/latest.ts: latestQuery'],
    ['author', 'name', 'the register of document types'],
    ['section', 'title', 'lib/content/settings/settings.ts: settingsQuery'],
    [
      'tag',
      'slug',
      "the preview's document at /tag/:slug and /tag/:slug/page/:page and /tag/:slug/before/:at/:id",
    ],
    ['redirect', 'to', 'lib/content/redirect/left-behind.ts'],
    ['redirect', 'from', 'lib/content/redirect/left-behind.ts'],
    ['redirect', 'documentId', 'lib/content/redirect/left-behind.ts'],
    ['frontPage', 'rails', 'lib/content/front-page/front-page.ts: frontPageQuery'],
    ['siteSettings', 'navigation', 'lib/content/front-page/front-page.ts: frontPageQuery'],
  ])('%s: %s → %s is named', (type, path, name) => {
    expect(named(renamed(type, path))).toContain(name);
  });
});

describe('attack: a query that asks for what is not there', () => {
  const article = '*[_type == "article"';
  test.each([
    [`${article} && hidden != true]`, 'hidden'],
    [`${article}] | order(published desc)`, 'published'],
    [`${article}]{ "a": count(authors[].nick) }`, 'nick'],
    [`${article}]{ section->{ "b": *[_type == "tag" && titel == ^.title] } }`, 'titel'],
    [`${article}]{ section->{ "b": *[_type == "tag" && title == ^.titel] } }`, '^.titel'],
    [`${article}]{ "a": select(kin == "live" => 1, 2) }`, 'kin'],
    [`${article}]{ "a": coalesce(listing.title, headline) }`, 'listing.title'],
    [`${article} && defined(seo.hidden)]`, 'seo.hidden'],
    ['*[_id == $id && defined(slugg.current)]{ _id }', '*[…]'],
    ['*[_id == $id && defined(slug)]{ titel }', 'titel'],
    [`${article} && references(*[_type == "tag" && titel == "x"]._id)]`, 'titel'],
    [`${article}]{ headline-> }`, 'headline'],
    [`${article}]{ ..., "a": body[_type == "factBox"].text }`, 'text'],
    [`${article} && !(kind in ["live"]) && dateTime(until) > dateTime(now())]`, 'until'],
    [`${article}]{ "a": authors[]->{ "b": portrait.altText } }`, 'portrait.altText'],
    [`${article}]{ "t": title }.t`, 'title'],
    [`${article}]{ "t": headline }{ u }`, 'u'],
    [`${article} && kind == "lives"]`, 'kind'],
    ['*[_type == "articel"]', '*[…]'],
    ['*[_type in ["tag", "author"]]{ title }', 'title'],
    ['*[_type == "tag" && headline == "a" || _type == "article"]', 'headline'],
  ])('%s → %s is named', (query, field) => {
    expect(faultsOf(query, lake).join()).toContain(field);
  });
});

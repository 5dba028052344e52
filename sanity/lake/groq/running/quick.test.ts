import { describe, expect, it } from 'vitest';
import { createMatcher } from './filter.ts';

const isQuick = (query: string) => {
  const params = { ids: ['a', 'drafts.a'], id: 'a', types: ['story'] };
  const matcher = createMatcher(query, params);
  return matcher.ok ? matcher.isQuick : matcher.error;
};

describe('a filter is quick', () => {
  // The listeners of the Studio (sanity 6.16), and the lists of this one.
  it.each([
    '*',
    '*[_id in $ids]',
    '*[!(_id in path("_.**"))]',
    '*[_type == "article" && kind == "live"]',
    '*[_type == "article" && section._ref == $id]',
    '*[_type == "article" && !(_originalId in path("drafts.**")) && publishedAt <= now()]',
    '*[_type == "article" && publishedAt > now()]',
    '*[_type == "article" && count(corrections[dateTime(at) > dateTime(now()) - 60 * 60 * 24 * 30]) > 0]',
    '*[_type in $types && _type == "system.release" && _id in path("_.releases.*")]',
    '*[( sanity::partOfRelease("a") || sanity::partOfRelease("b"))]',
    '*[sanity::versionOf($id)]',
    '*[references($id)]',
    '*[title match "a*" && !(defined(slug.current))]',
    '*[by->name == "Ada" && by->desk->title == "News"]',
    '*[$id in tags[]._ref]',
    '*[select(kind == "live" => open, true)]{title, "n": count(*)} | order(title)',
  ])('%s', (query) => {
    expect(isQuick(query)).toBe(true);
  });
});

describe('a filter is not', () => {
  it.each([
    '*[_id in *[_type == "front"].lead._ref]',
    '*[count(*[references(^._id)]) > 0]',
    '*[_type == "a"][_id in *._id]',
    '*["x" in tags[]->slug.current]',
    '*[count(tags[@->name == "x"]) > 0]',
    '*[count(body[count(^.body[_key > ^._key]) > 0]) > 0]',
    '*[count(body[@ in ^.body]) > 0]',
    '*[count($ids[count($ids[@ > ^]) > 0]) > 0]',
    '*[array::intersects(a, b)]',
    '*[length(pt::text(body)) > 10]',
    '*[[@, _id] match text::query("word")]',
    '*[_id in releases::all()._id]',
  ])('%s', (query) => {
    expect(isQuick(query)).toBe(false);
  });
});

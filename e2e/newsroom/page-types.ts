import { z } from 'zod';
import type { SharedNewsroom } from './fixtures.ts';

/** One address of each kind of page readers get, by what it is. */
export async function pageTypes(newsroom: SharedNewsroom): Promise<Record<string, string>> {
  const slugs = z.record(z.string(), z.string()).parse(
    await newsroom.client.fetch(`{
        "article": *[_type == "article" && _id == "story-petro-lands-in-washington"][0].slug.current,
        "live": *[_type == "article" && kind == "live" && !(_id in path("drafts.**"))][0].slug.current,
        "tag": *[_type == "tag"] | order(_id)[0].slug.current,
        "section": *[_type == "section"] | order(_id)[0].slug.current,
        "author": *[_type == "author"] | order(_id)[0].slug.current,
        "page": *[_type == "page"] | order(_id)[0].slug.current
      }`),
  );
  return {
    front: '/',
    article: `/article/${slugs.article}`,
    live: `/article/${slugs.live}`,
    tag: `/tag/${slugs.tag}`,
    section: `/section/${slugs.section}`,
    author: `/author/${slugs.author}`,
    latest: '/latest/page/2',
    search: '/search?q=port',
    'search without a result': '/search?q=zzzzzz',
    corrections: '/corrections',
    archive: '/archive',
    topics: '/topics',
    page: `/${slugs.page}`,
    'not found': '/no-such-page',
  };
}

import { defineQuery } from 'groq';
import { z } from 'zod';
import {
  authorPath,
  type ListPath,
  listFeedPath,
  listJsonFeedPath,
  sectionPath,
  siteFeedPath,
  siteJsonFeedPath,
  tagPath,
} from '#lib/routes.ts';
import { isPublishedStory, newestFirst } from '../content/story/published.ts';

/** The hub the newsroom has named, if any. */
export const hubQuery = defineQuery(
  `*[_type == "siteSettings" && _id == "siteSettings"][0].feedHub`,
);

const filed = /* groq */ `{
  _id,
  _rev,
  "section": section->slug.current,
  "tags": tags[]->slug.current,
  "authors": authors[]->slug.current
}`;

/** The stories the site's feeds have, and those edited last: an embargo lifts without an edit. */
export const hubNewsQuery = defineQuery(`{
  "published": *[${isPublishedStory}] | ${newestFirst}[0...20]${filed},
  "edited": *[${isPublishedStory}] | order(_updatedAt desc)[0...30]${filed}
}`);

const slugs = z.array(z.string().nullable().catch(null)).nullable().catch(null);
const story = z.object({
  _id: z.string(),
  _rev: z.string(),
  section: z.string().nullable().catch(null),
  tags: slugs,
  authors: slugs,
});
type Story = z.infer<typeof story>;

export const hubNews = z.object({ published: z.array(story), edited: z.array(story) });
export type HubNews = z.infer<typeof hubNews>;

/** What a hub is told of: feeds, by their paths. Remembers what it has seen, and finds what is new in it. */
export class FeedNews {
  #known = new Map<string, string>();
  #ofSite: string | null = null;

  /** Feeds that have changed since the last time; the first time the site's own, which may have. */
  changed({ published, edited }: HubNews): string[] {
    const isFirst = this.#ofSite === null;
    const ofSite = published.map(markOf).join();
    const paths = new Set<string>();
    if (ofSite !== this.#ofSite) for (const path of siteFeeds()) paths.add(path);
    const all = [...published, ...edited];
    if (!isFirst) {
      const fresh = all.filter((one) => this.#known.get(one._id) !== one._rev);
      for (const path of fresh.flatMap(feedsWith)) paths.add(path);
    }
    this.#ofSite = ofSite;
    this.#known = new Map(all.map(({ _id, _rev }) => [_id, _rev]));
    return [...paths];
  }
}

const markOf = ({ _id, _rev }: Story): string => `${_id} ${_rev}`;

const siteFeeds = (): string[] => [siteFeedPath(), siteJsonFeedPath()];

/** The feeds of the lists that a story stands in. */
const feedsWith = ({ section, tags, authors }: Story): string[] =>
  [
    ...lists([section], sectionPath),
    ...lists(tags, tagPath),
    ...lists(authors, authorPath),
  ].flatMap((list) => [listFeedPath(list), listJsonFeedPath(list)]);

const lists = (
  slugs: readonly (string | null)[] | null,
  pathOf: (slug: string) => ListPath,
): ListPath[] => (slugs ?? []).flatMap((slug) => (slug === null ? [] : pathOf(slug)));

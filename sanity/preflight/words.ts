import { fieldOf } from '../schema/documents/article/state.ts';
import { cutTo } from '../writing/text/cut.ts';

/** A story's words as others show them, cut where they cut them. */
export type Look = { title: string; text: string };

const room = {
  searchTitle: 60,
  searchText: 160,
  cardTitle: 90,
  cardText: 110,
  feedTitle: 120,
  feedText: 200,
} as const;

const words = (value: unknown, ...path: string[]): string => {
  const found = path.reduce(fieldOf, value);
  return typeof found === 'string' ? found.trim() : '';
};

const cut = (text: string, most: number): string => cutTo(text, most) ?? text;

/** What a search result, a shared card, a list of the site and a feed reader say. */
export function looksOf(story: unknown): Record<'search' | 'card' | 'list' | 'feed', Look> {
  const headline = words(story, 'headline') || 'No headline yet';
  const standfirst = words(story, 'standfirst');
  const title = words(story, 'seo', 'title') || headline;
  const text = words(story, 'seo', 'description') || standfirst;
  const listed = {
    title: words(story, 'listing', 'headline') || headline,
    text: words(story, 'listing', 'standfirst') || standfirst,
  };
  return {
    search: { title: cut(title, room.searchTitle), text: cut(text, room.searchText) },
    card: { title: cut(title, room.cardTitle), text: cut(text, room.cardText) },
    list: listed,
    // Feeds take what lists do, and have no room beyond a few lines of it.
    feed: { title: cut(listed.title, room.feedTitle), text: cut(listed.text, room.feedText) },
  };
}

import { fieldOf } from '../schema/documents/article/state.ts';
import { cutTo } from '../writing/text/cut.ts';

/** A story's words as others show them, cut where they cut them. */
export type Look = { title: string; text: string };

const room = { searchTitle: 60, searchText: 160, cardTitle: 90, cardText: 110 } as const;

const words = (value: unknown, ...path: string[]): string => {
  const found = path.reduce(fieldOf, value);
  return typeof found === 'string' ? found.trim() : '';
};

const cut = (text: string, most: number): string => cutTo(text, most) ?? text;

/** What a search result, a shared card and a list of the site say. */
export function looksOf(story: unknown): { search: Look; card: Look; list: Look } {
  const headline = words(story, 'headline') || 'No headline yet';
  const standfirst = words(story, 'standfirst');
  const title = words(story, 'seo', 'title') || headline;
  const text = words(story, 'seo', 'description') || standfirst;
  return {
    search: { title: cut(title, room.searchTitle), text: cut(text, room.searchText) },
    card: { title: cut(title, room.cardTitle), text: cut(text, room.cardText) },
    list: {
      title: words(story, 'listing', 'headline') || headline,
      text: words(story, 'listing', 'standfirst') || standfirst,
    },
  };
}

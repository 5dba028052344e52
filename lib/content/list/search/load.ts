import 'server-only';
import { cache } from 'react';
import { type Loaded, loadContent } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { storyListView } from '../list.ts';
import { isPageNumber, sliceOfPage } from '../page-number.ts';
import type { FoundStoryView, SearchOrder, SearchSectionView, SearchView } from '../view.ts';
import { excerptOf, marked } from './excerpt.ts';
import { mostFound, searchContent, searchCountsContent, searchSectionContent } from './search.ts';
import { searchSectionsContent } from './sections.ts';
import { type TypedWord, tidyQuery, typedWords } from './words.ts';

/**
 * Stories that hold what a reader typed, of one section where its slug is given. Nothing typed, or nothing
 * that is a word, finds nothing; null past the end, and for a section there is not.
 *
 * @throws LakeUnavailableError
 */
export const loadSearch = cache(
  async (
    typed: string,
    section: string | null,
    order: SearchOrder,
    page: number,
    viewing: Viewing,
  ): Promise<Loaded<SearchView | null>> => {
    const query = tidyQuery(typed);
    const words = typedWords(query);
    if (!isPageNumber(page)) return { view: null, marks: [] };
    const known = await loadSections(viewing);
    const id = known.view.find(({ slug }) => slug === section)?.id ?? null;
    if (section !== null && id === null) return { view: null, marks: known.marks };
    const { view: raw, marks } =
      words.length === 0 ? nothingFound : await loadFound(words, { id, order, page }, viewing);
    const view = raw && (await searchView(raw, words, page));
    if (raw === null || view === null) return { view: null, marks: [...known.marks, ...marks] };
    const sections = countedSections(known.view, raw.sections, section);
    return {
      view: { query, section, order, ...view, sections },
      marks: [...known.marks, ...marks],
    };
  },
);

const nothingFound: Awaited<ReturnType<typeof loadFound>> = {
  view: { reached: 0, stories: [], all: 0, sections: [] },
  marks: [],
};

type KnownSection = { id: string; name: string; slug: string };

async function loadSections(viewing: Viewing): Promise<Loaded<KnownSection[]>> {
  const { view, marks } = await loadContent(searchSectionsContent, {}, viewing);
  const sections = view?.sections ?? [];
  return { view: sections.map(({ _id, title, slug }) => ({ id: _id, name: title, slug })), marks };
}

/** A page of what is found, and of all that is found the sections. */
async function loadFound(
  words: readonly TypedWord[],
  { id, order, page }: { id: string | null; order: SearchOrder; page: number },
  viewing: Viewing,
) {
  const given = { words: words.map(({ pattern }) => pattern), most: mostFound };
  const params = { ...given, ...sliceOfPage(page), byDate: order === 'newest' };
  if (id === null) {
    const { view, marks } = await loadContent(searchContent, params, viewing);
    return { view: view && { ...view, all: view.reached }, marks };
  }
  const [own, every] = await Promise.all([
    loadContent(searchSectionContent, { ...params, section: id }, viewing),
    loadContent(searchCountsContent, given, viewing),
  ]);
  const marks = [...own.marks, ...every.marks];
  if (own.view === null || every.view === null) return { view: null, marks };
  const { reached: all, sections } = every.view;
  return { view: { ...own.view, all, sections }, marks };
}

/** The sections in which anything was found, those with the most first; the chosen one in any case. */
const countedSections = (
  known: readonly KnownSection[],
  found: readonly (string | null)[],
  chosen: string | null,
): SearchSectionView[] =>
  known
    .map(({ id, name, slug }) => ({ name, slug, count: found.filter((one) => one === id).length }))
    .filter(({ slug, count }) => count > 0 || slug === chosen)
    .toSorted((a, b) => b.count - a.count);

/** What a page shows of what was found; null past the end. */
async function searchView(
  { reached, stories, all }: NonNullable<Awaited<ReturnType<typeof loadFound>>['view']>,
  words: readonly TypedWord[],
  page: number,
): Promise<Omit<SearchView, 'query' | 'section' | 'order' | 'sections'> | null> {
  const list = await storyListView({ reached, stories }, page, async () => reached);
  if (list === null) return null;
  const prose = new Map(stories.map((story) => [story.id, story.prose]));
  const found = list.stories.map((story) =>
    foundStoryView(story, prose.get(story.id) ?? [], words),
  );
  return { list, found, total: reached, isCut: reached === mostFound, all };
}

/** What was found is marked; where it stands in the text, that is shown in place of the standfirst. */
function foundStoryView(
  story: FoundStoryView['story'],
  prose: readonly string[],
  words: readonly TypedWord[],
): FoundStoryView {
  const standfirst = story.standfirst === null ? [] : [story.standfirst];
  const excerpt = excerptOf([...standfirst, ...prose], words);
  return {
    story,
    headline: marked(story.headline, words),
    excerpt: excerpt ?? standfirst.map((text) => ({ text, marked: false })),
  };
}

import 'server-only';
import { cache } from 'react';
import { type Loaded, loadContent, loadIfReady } from '../../load.ts';
import { loadSettings } from '../../settings/load.ts';
import { oneToAnAddress } from '../../story/one-address.ts';
import type { NamedLink } from '../../story/view.ts';
import type { Viewing } from '../../viewing.ts';
import { isPageNumber } from '../page-number.ts';
import type { TopicLetterView, TopicsView, TopicView } from '../view.ts';
import { alphabetical, type Filed } from './alphabet.ts';
import { carriedTagsContent, tagCountsContent, tagNamesContent } from './topics.ts';

/** Tags on a page: as many as the lake counts the stories of in one question. */
export const topicsPerPage = 100;
/** Tags asked for at once, and how many there may be. */
const slice = 2_000;
const mostTags = 40_000;

/**
 * A page of all tags that stories carry; null past the end. One that no published story carries is left out:
 * it may tell of a story that is not out.
 *
 * @param page from 1.
 * @throws LakeUnavailableError when there are no names to be had; never for the counts.
 */
export const loadTopics = cache(
  async (page: number, viewing: Viewing): Promise<Loaded<TopicsView | null>> => {
    const [names, { view: settings }] = await Promise.all([
      loadNames(viewing),
      loadSettings(viewing),
    ]);
    const pageCount = Math.max(1, Math.ceil(names.view.length / topicsPerPage));
    // Before they are put in order, which takes long for many: anybody can ask for pages that are none.
    if (!isPageNumber(page) || page > pageCount) return { view: null, marks: names.marks };
    const all = alphabetical(names.view, settings.language);
    const here = all.slice((page - 1) * topicsPerPage, page * topicsPerPage);
    const counted = await withCounts(here, viewing);
    const letters = byLetter(counted.view);
    const shown = new Set(letters.map(({ letter }) => letter));
    // A letter that begins here and has nothing to show leads nowhere, and is nobody's to know of.
    const index = indexOf(all).filter((one) => one.page !== page || shown.has(one.letter));
    return {
      view: { letters, index, page, pageCount },
      marks: [...new Set([...names.marks, ...counted.marks])],
    };
  },
);

/** All tags, in no order. */
async function loadNames(viewing: Viewing): Promise<Loaded<NamedLink[]>> {
  const tags: NamedLink[] = [];
  const marks: string[] = [];
  for (let start = 0, total = 1; start < Math.min(total, mostTags); start += slice) {
    const asked = { start, end: start + slice };
    const loaded = await loadContent(tagNamesContent, asked, viewing);
    marks.push(...loaded.marks);
    tags.push(...(loaded.view?.tags ?? []));
    total = loaded.view?.total ?? 0;
  }
  return { view: oneToAnAddress(tags, ({ href }) => href), marks };
}

type Topic = Filed & TopicView;

async function withCounts(here: readonly Filed[], viewing: Viewing): Promise<Loaded<Topic[]>> {
  const ids = here.map(({ id }) => id);
  if (ids.length === 0) return { view: [], marks: [] };
  const carried = await loadContent(carriedTagsContent, { ids }, viewing);
  const counted = await loadIfReady(tagCountsContent, { ids }, viewing);
  const isCarried = new Map(carried.view?.tags.map((tag) => [tag._id, tag.carried > 0]));
  const totals = new Map(counted.view?.tags.map((tag) => [tag._id, tag.total]));
  return {
    view: here
      .filter(({ id }) => isCarried.get(id))
      .map((topic) => ({ ...topic, stories: totals.get(topic.id) ?? null })),
    marks: [...carried.marks, ...counted.marks],
  };
}

function byLetter(topics: readonly Topic[]): TopicLetterView[] {
  const letters = Map.groupBy(topics, ({ letter }) => letter);
  return [...letters].map(([letter, found]) => ({
    letter,
    topics: found.map(({ id, name, href, stories }) => ({ id, name, href, stories })),
  }));
}

function indexOf(all: readonly Filed[]): TopicsView['index'] {
  const first = new Map<string, number>();
  for (const [at, { letter }] of all.entries()) if (!first.has(letter)) first.set(letter, at);
  return [...first].map(([letter, at]) => ({ letter, page: Math.floor(at / topicsPerPage) + 1 }));
}

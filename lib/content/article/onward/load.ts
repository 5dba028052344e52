import 'server-only';
import { articlePath } from '#lib/routes.ts';
import { type Loaded, loadIfReady } from '../../load.ts';
import type { StoryTeaserView } from '../../story/view.ts';
import type { Viewing } from '../../viewing.ts';
import type { ArticleView, OnwardView } from '../view.ts';
import { type Candidates, choose, onwardCount } from './choose.ts';
import { slugsLinkedFrom } from './linked.ts';
import { chosenContent, onwardContent } from './onward.ts';

/** Tags that are asked about; the most important stand first. */
const mostTags = 5;
/** Links that are looked at: a page of more is a list itself. */
const mostLinks = 200;
/** Stories looked at on either side, in case their dates are written in another offset. */
const near = 12;
const day = 24 * 60 * 60 * 1000;

const nothing: Candidates = { tagged: [], ofSection: [], byAuthor: [], older: [], newer: [] };

/**
 * Where a story leads on to, besides what it leads to itself. A story is there before that is known: what
 * has to be looked for in an archive first is shown as soon as it has been found.
 */
export async function loadOnward(
  story: ArticleView,
  viewing: Viewing,
): Promise<Loaded<OnwardView>> {
  const linked = slugsLinkedFrom([story.body, story.liveUpdates, story.translations]);
  const picks = picksOf(story, linked);
  const besides = [...slugsLinkedFrom([{ href: story.href }, picks]), ...linked];
  const found = await loadIfReady(onwardContent, paramsOf(story, besides), viewing);
  const choice = choose(found.view ?? nothing, picks.length);
  const { next, byAuthor, older, newer } = choice;
  const ids = [...new Set([...next, ...byAuthor, older, newer])].filter((id) => id !== null);
  const [author] = story.authors;
  const { view: chosen, marks } =
    ids.length === 0
      ? { view: null, marks: [] }
      : await loadIfReady(chosenContent, { ids: ids.toSorted() }, viewing);
  const known = new Map(chosen?.stories.map((one) => [one.id, one]));
  const storiesOf = (all: readonly string[]): StoryTeaserView[] =>
    all.flatMap((id) => known.get(id) ?? []);
  const more = storiesOf(byAuthor);
  return {
    marks: [...found.marks, ...marks],
    view: {
      next: [...picks.map((pick) => ({ ...pick, readingMinutes: null })), ...storiesOf(next)],
      byAuthor: author && more.length > 0 ? { author, stories: more } : null,
      older: older === null ? null : (known.get(older) ?? null),
      newer: newer === null ? null : (known.get(newer) ?? null),
    },
  };
}

const slugOf = ({ href }: ArticleView): string => [...slugsLinkedFrom({ href })][0] ?? '';

/** What its editor picked, unless the story leads there itself. */
function picksOf({ related, href: own }: ArticleView, linked: ReadonlySet<string>) {
  const known = new Set<string>([own, ...[...linked].map(articlePath)]);
  return related.filter(({ href }) => !known.has(href));
}

/** Every slug and id in one order: a page that leads to the same asks the same. */
function paramsOf(story: ArticleView, besides: readonly string[]) {
  const at = Date.parse(story.publishedAt);
  const written = (moment: number) => new Date(moment).toISOString().slice(0, 19);
  return {
    id: story.id,
    slug: slugOf(story),
    tags: story.tags.slice(0, mostTags).map(({ id }) => id),
    section: story.section?.id ?? '',
    author: story.authors[0]?.id ?? '',
    at: story.publishedAt,
    earliest: written(at - day),
    latest: written(at + day),
    besides: [...new Set(besides)].slice(0, mostLinks).toSorted(),
    few: 2 * onwardCount.next + onwardCount.byAuthor,
    near,
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { type SanityClient, ServerError } from '@sanity/client';
import { askedOfList, listQuestions } from '#sanity/structure/list-questions.ts';
import { newest, ofSection, storiesWith, storyLists } from '#sanity/structure/story-lists.ts';

type StudioQuestion = {
  query: string;
  params: Record<string, unknown>;
  perspective: 'drafts' | 'raw';
};

/** A list as the Studio asks for it; `typed` are the words in the box above it. */
function list(filter: string, field: string, direction: 'asc' | 'desc' = 'desc', typed = '') {
  const { query, params } = askedOfList(filter, { field, direction }, typed);
  const perspective = 'drafts' as const;
  return { query, params: { ...params, section: 'section-3', me: 'an-editor' }, perspective };
}

/** A search over everything, or over what a reference may lead to, best first. */
const search = (types: string[], named: string, typed: string, limit: number): StudioQuestion => ({
  query: `*[_type in $__types] | score(
    boost(_type in ["article"] && headline match text::query($__query), 10),
    boost(_type in ["author"] && name match text::query($__query), 10),
    boost(_type in ["tag", "section"] && ${named} match text::query($__query), 10),
    ([@, _id] match text::query($__query) || references($__rawQuery))
  ) [_score > 0] {_type, _id, _originalId, "orderings": [_score]} | order(orderings[0] desc) [0...$__limit]`,
  params: { __types: types, __limit: limit, __query: `${typed}*`, __rawQuery: typed },
  perspective: 'drafts',
});

const everything = ['article', 'author', 'tag', 'section', 'page', 'redirect'];

/** What the Studio asks as an editor works in it, by what they do. */
export const asked: Readonly<Record<string, StudioQuestion>> = {
  'all stories': list('_type == "article"', '_updatedAt'),
  ...Object.fromEntries(
    storyLists.map(({ title, filter, ordering }) => [
      title,
      list(storiesWith(filter), ordering.field, ordering.direction),
    ]),
  ),
  'a section': list(storiesWith(ofSection), newest.field),
  'a rare word over the list': list('_type == "article"', '_updatedAt', 'desc', 'solstice'),
  'a frequent word over the list': list('_type == "article"', '_updatedAt', 'desc', 'ferry'),
  'search, a rare word': search(everything, 'title', 'solstice', 26),
  'search, a frequent word': search(everything, 'title', 'ferry', 26),
  'choosing a story to refer to': search(['article'], 'title', 'harbour', 100),
  'choosing a tag': search(['tag'], 'title', 'tag-2', 100),
  'what refers to a section': {
    query: '*[references($id)][0...101]{_id, _type}',
    params: { id: 'section-3' },
    perspective: 'raw',
  },
  'deleting a section': {
    query: `{
      "references": *[references($id) && _system.group._ref != $id][0...100]{_id, _type},
      "totalCount": count(*[references($id) && _system.group._ref != $id])
    }`,
    params: { id: 'section-3' },
    perspective: 'raw',
  },
  "Presentation's document": {
    query: '*[_type == "article" && slug.current == $slug][0]{_id, _type}',
    params: { slug: 'story-500' },
    perspective: 'drafts',
  },
};

/** Asks as often as it is told to come again: over a large archive, for as long as it takes. */
async function untilAnswered(client: SanityClient, { query, params, perspective }: StudioQuestion) {
  while (true) {
    try {
      return await client.fetch<unknown>(query, params, { perspective });
    } catch (fault) {
      if (!(fault instanceof ServerError) || fault.statusCode !== 503) throw fault;
      await pause(500);
    }
  }
}

/** Milliseconds from the beginning until every list of the Studio can be had, without anybody in it. */
export async function listsAreKnown(client: SanityClient, since: number): Promise<number> {
  for (const question of listQuestions()) {
    await untilAnswered(client, { ...question, perspective: 'drafts' });
  }
  return performance.now() - since;
}

export type StudioTimes = Map<string, { first: number; again: number }>;

/** Milliseconds of each, the first time it is asked, until it is answered at all, and then. */
export async function studioTimes(client: SanityClient): Promise<StudioTimes> {
  const times: StudioTimes = new Map();
  for (const [what, question] of Object.entries(asked)) {
    const ask = async () => {
      const began = performance.now();
      await untilAnswered(client, question);
      return performance.now() - began;
    };
    times.set(what, { first: await ask(), again: await ask() });
  }
  return times;
}

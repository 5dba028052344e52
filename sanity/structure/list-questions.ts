import { storyKinds } from '#lib/content/story/view.ts';
import { newest, ofKind, storiesWith, storyLists } from './story-lists.ts';

/** What is asked of the lake, drafts laid over what is published. */
export type ListQuestion = { name: string; query: string; params: Record<string, unknown> };

type ListOrder = { field: string; direction: 'asc' | 'desc' };

/** How many of a list the Studio asks for at first. */
const atFirst = 101;

/** A list of documents as the Studio asks for it; `typed` is what stands in the box above it. */
export const askedOfList = (
  filter: string,
  { field, direction }: ListOrder,
  typed = '',
): Omit<ListQuestion, 'name'> => ({
  query: `*[_type in $__types && ([@, _id] match text::query($__query) || references($__rawQuery)) && (${filter})] {_type, _id, _originalId, "orderings": [${field}]} | order(orderings[0] ${direction}) [0...$__limit]`,
  params: {
    __types: ['article'],
    __limit: atFirst,
    __query: typed === '' ? '*' : `${typed}*`,
    __rawQuery: typed,
  },
});

type Listed = { name: string; filter: string; order: ListOrder; params?: Record<string, unknown> };

/** Of every list of stories, and of each kind, what they hold. */
const listed: readonly Listed[] = [
  ...storyLists.map(({ id, filter, ordering }) => ({ name: id, filter, order: ordering })),
  ...storyKinds.map((kind) => ({
    name: `by kind: ${kind}`,
    filter: ofKind,
    order: newest,
    params: { kind },
  })),
];

/** Whether a list is the same for everybody: what hangs on who looks cannot be asked beforehand. */
const isForAll = ({ filter, params = {} }: Listed): boolean =>
  !/identity\(/.test(filter) &&
  [...filter.matchAll(/\$(\w+)/g)].every(([, name = '']) => name in params);

/**
 * Each list of the Studio as it is opened, and how many are in it: asked once, the lake knows by heart
 * from then on what they hold, whatever the size of the archive.
 */
export const listQuestions = (): ListQuestion[] =>
  listed.filter(isForAll).flatMap(({ name, filter, order, params = {} }) => {
    const stories = storiesWith(filter);
    const list = askedOfList(stories, order);
    return [
      { name, query: list.query, params: { ...list.params, ...params } },
      { name: `how many: ${name}`, query: `count(*[${stories}])`, params },
    ];
  });

import type { TextBlockView } from './view.ts';

/** A list with the lists inside it. Portable Text has items alone, each with a kind and a level. */
export type ListView = {
  _type: 'list';
  _key: string;
  ordered: boolean;
  /** The number of its first item. */
  start: number;
  items: ListItemView[];
};
type ListItemView = { block: TextBlockView; lists: ListView[] };

type Block = { _type: string; _key: string };

/** A list that still takes items, and the level its items were given. */
type Open = { list: ListView; level: number };

/** Blocks with their list items gathered into lists. */
export function withLists<B extends Block>(
  blocks: readonly (B | TextBlockView)[],
): (B | TextBlockView | ListView)[] {
  const gathered: (B | TextBlockView | ListView)[] = [];
  /** From the outermost list to the innermost. */
  let open: Open[] = [];
  /** A numbered list that only pictures and other objects have stood after. */
  let interrupted: ListView | undefined;
  for (const block of blocks) {
    const { ordered, level } = placeOf(block);
    if (ordered === undefined || !isText(block)) {
      const outermost = open[0]?.list;
      if (outermost) interrupted = outermost;
      if (isText(block)) interrupted = undefined;
      open = [];
      gathered.push(block);
      continue;
    }
    open = openAt(level, open);
    const last = open.at(-1);
    if (last?.level !== level || last.list.ordered !== ordered) {
      const list = listOf(block, ordered, open.length === 0 ? interrupted : undefined);
      if (last?.level === level) open.pop();
      const holder = open.at(-1)?.list.items.at(-1);
      if (holder) holder.lists.push(list);
      else gathered.push(list);
      open.push({ list, level });
    }
    open.at(-1)?.list.items.push({ block, lists: [] });
  }
  return gathered;
}

const isText = (block: Block): block is TextBlockView => block._type === 'block';

function placeOf(block: Block): { ordered: boolean | undefined; level: number } {
  if (!isText(block) || block.listItem === undefined) return { ordered: undefined, level: 0 };
  return { ordered: block.listItem === 'number', level: block.level ?? 1 };
}

/**
 * The lists that are still open for an item of a level: those further in are closed. Levels that were
 * skipped are none: an item that comes back halfway stands with those it comes back from.
 */
function openAt(level: number, open: readonly Open[]): Open[] {
  const remaining = open.filter((each) => each.level <= level);
  const outermostClosed = open[remaining.length];
  return outermostClosed && remaining.at(-1)?.level !== level
    ? [...remaining, { ...outermostClosed, level }]
    : remaining;
}

const listOf = (
  first: TextBlockView,
  ordered: boolean,
  before: ListView | undefined,
): ListView => ({
  _type: 'list',
  _key: `${first._key}-list`,
  ordered,
  start: ordered && before?.ordered ? before.start + before.items.length : 1,
  items: [],
});

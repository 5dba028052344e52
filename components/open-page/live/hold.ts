/** The list of a page's updates, newest first; null on a page without one. */
export const listOf = (page: Document): HTMLElement | null =>
  page.querySelector<HTMLElement>('ol[data-updates]');

const itemsOf = (list: Element): HTMLElement[] =>
  [...list.children].filter((item): item is HTMLElement => item.id !== '');
const idsOf = (list: Element): string[] => itemsOf(list).map(({ id }) => id);

/** Updates that have come and are not shown yet, and the whole list as it would be with them. */
export type Held = { arrivals: HTMLElement[]; order: string[] };

/** What stands above the last update that both have is new; what stands below it moves nothing. */
export function arrivalsIn(list: Element, next: Element): HTMLElement[] {
  const known = new Set(idsOf(list));
  const items = itemsOf(next);
  const last = items.findLastIndex(({ id }) => known.has(id));
  const above = last === -1 ? items : items.slice(0, last);
  return above.filter(({ id }) => !known.has(id));
}

/**
 * The updates at the end of the list that the next version does not have: they were pushed on to a further
 * page by new ones, or taken back.
 */
export function lostAtTheEnd(list: Element, next: Element): string[] {
  const stays = new Set(idsOf(next));
  const ids = idsOf(list);
  return ids.slice(ids.findLastIndex((id) => stays.has(id)) + 1);
}

/**
 * Takes what is new out of the next version of a list, and gives it at its end what was only pushed on: so
 * that nothing moves for who is reading.
 *
 * @param further what further pages have, by its id.
 */
export function holdBack(
  list: Element,
  next: Element,
  further: ReadonlyMap<string, HTMLElement>,
): Held {
  const arrivals = arrivalsIn(list, next);
  for (const id of lostAtTheEnd(list, next)) {
    const item = further.get(id);
    if (item) next.append(next.ownerDocument.importNode(item, true));
  }
  const order = idsOf(next);
  for (const item of arrivals) item.remove();
  return { arrivals, order };
}

/** Puts what was held back where it belongs. */
export function letIn(list: Element, { arrivals, order }: Held): HTMLElement[] {
  const shown = new Map(itemsOf(list).map((item) => [item.id, item]));
  let following: HTMLElement | null = null;
  const isNew = new Map(arrivals.map((item) => [item.id, item]));
  const put: HTMLElement[] = [];
  for (const id of order.toReversed()) {
    const arrival = shown.has(id) ? undefined : isNew.get(id);
    if (arrival) {
      const item = document.importNode(arrival, true);
      if (following) following.before(item);
      else list.append(item);
      put.unshift(item);
      following = item;
    } else following = shown.get(id) ?? following;
  }
  return put;
}

/** Says of an update that its reader has not seen it yet. */
export function markNew(item: HTMLElement): void {
  item.dataset.new = '';
  const label = item.querySelector<HTMLElement>('[data-new-label]');
  if (label) label.hidden = false;
}

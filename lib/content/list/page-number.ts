import { storiesPerPage } from './view.ts';

/** How many stories past a page are looked at, in case their dates are written in another offset. */
export const furtherOn = 40;

/** Parameters of every list query: the slice of page `n`, counted from 1, and within how many it is. */
export const sliceOfPage = (page: number): { from: number; to: number; within: number } => ({
  from: (page - 1) * storiesPerPage,
  to: page * storiesPerPage,
  within: page * storiesPerPage + furtherOn,
});

/** How many pages a list of `total` things has: at least one, if an empty one. */
export const pageCount = (total: number): number => Math.max(1, Math.ceil(total / storiesPerPage));

/** Whether there may be such a page at all: whole and from 1. What is not is not asked for. */
export const isPageNumber = (page: number): boolean => Number.isSafeInteger(page) && page >= 1;

/**
 * The page number in an address (`/page/<n>`). Page 1 is the list itself, so its number is not one,
 * nor is `02` or `2.0`: null then.
 */
export function parsePageNumber(segment: string): number | null {
  const page = Number(segment);
  return /^[1-9]\d*$/.test(segment) && isPageNumber(page) && page > 1 ? page : null;
}

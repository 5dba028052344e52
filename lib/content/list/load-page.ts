import 'server-only';
import type { QueryParams } from '@sanity/client';
import type { z } from 'zod';
import type { Content } from '../contract/content.ts';
import type { Settled } from '../contract/held.ts';
import { type Loaded, loadContent, loadIfReady } from '../load.ts';
import { type ById, loadAddressed } from '../load-addressed.ts';
import type { Viewing } from '../viewing.ts';
import type { Count, totalContract } from './list.ts';
import { isPageNumber, pageCount, sliceOfPage } from './page-number.ts';

/**
 * Pages that are asked for without knowing whether the list is that long. One further on is work for the
 * lake, and anybody can think of its number.
 */
const near = 25;

type ListPage<Contract extends z.ZodType> = {
  content: Content<Contract>;
  total: Content<typeof totalContract>;
  /** From 1. */
  page: number;
} & (
  | { params: QueryParams; byId?: undefined }
  /** A list that is the page of a document, and how that is found without its slug. */
  | { params: QueryParams & { slug: string }; byId: ById<Contract> }
);

/**
 * A page of a list: its stories, and as soon as the lake knows, of how many pages. Null when there is no
 * such list, and past the end.
 *
 * @throws LakeUnavailableError when there are no stories to be had; never for the count.
 */
export async function loadPage<Contract extends z.ZodType, View>(
  { content, total, page, ...asking }: ListPage<Contract>,
  viewing: Viewing,
  show: (raw: Settled<z.output<Contract>>, count: Count) => Promise<View | null>,
): Promise<Loaded<View | null>> {
  const { params } = asking;
  const marks: string[] = [];
  const count = async () => {
    const counted = await countIfReady(total, params, viewing);
    marks.push(...counted.marks);
    return counted.view;
  };
  if (!isPageNumber(page)) return { view: null, marks };
  const isFar = page > near;
  if (isFar) {
    const counted = await count();
    if (counted !== null && page > pageCount(counted)) return { view: null, marks };
  }
  const asked = { ...content, patient: content.patient || isFar };
  const slice = sliceOfPage(page);
  const loaded =
    asking.byId === undefined
      ? await loadContent(asked, { ...params, ...slice }, viewing)
      : await loadAddressed(asked, asking.byId, { ...asking.params, ...slice }, viewing);
  marks.push(...loaded.marks);
  const view = loaded.view && (await show(loaded.view, count));
  return { view, marks: [...new Set(marks)] };
}

async function countIfReady(
  total: Content<typeof totalContract>,
  params: QueryParams,
  viewing: Viewing,
): Promise<Loaded<number | null>> {
  const { view, marks } = await loadIfReady(total, params, viewing);
  return { view: view?.total ?? null, marks };
}

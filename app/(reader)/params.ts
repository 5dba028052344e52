import { notFound } from 'next/navigation';
import { parsePageNumber } from '#lib/content/list/list.ts';

/** A slug as it is stored, from the percent-encoded one in the address. */
export function slugOf(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    notFound();
  }
}

/** A page number from 2; page 1 has no number in its address, and anything else is no page. */
export const pageNumberOf = (segment: string): number => parsePageNumber(segment) ?? notFound();

import { stegaClean } from '@sanity/client/stega';

declare const withoutMarks: unique symbol;

/**
 * A view whose texts carry none of the marks a preview puts into them: what goes into a page's head or
 * its structured data is read by machines, and cut, compared and addressed by it.
 */
export type Unmarked<View> = View & { readonly [withoutMarks]: true };

/** The view without its marks. All that makes metadata asks for one, so that none can be forgotten. */
export function unmarked<View extends object>(view: View): Unmarked<View>;
export function unmarked(view: object): object {
  return stegaClean(view);
}

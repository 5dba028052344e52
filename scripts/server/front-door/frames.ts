import { parse } from 'parse5';
import { isFrameOrigin } from '#lib/content/body/frame/providers.ts';
import { attribute, isElement, nodesIn } from './tree.ts';

/** By which `components/body/asked-frame.tsx` says what it is filled with when its reader asks. */
const filledWith = 'data-frame';

/**
 * The origins that frames of a page may come from, as its policy writes them: those of known sites that the
 * page has something of. A page without such a thing may hold no frame at all.
 */
export function framesOf(html: string): string {
  // Most pages have none, and are not read for it.
  if (!html.includes(filledWith)) return '';
  const origins = nodesIn(parse(html))
    .filter(isElement)
    .map((element) => attribute(element, filledWith) ?? '')
    .flatMap((address) => (URL.canParse(address) ? [new URL(address).origin] : []))
    .filter(isFrameOrigin);
  return [...new Set(origins)].sort().join(' ');
}

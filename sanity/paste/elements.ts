import type { TextStyle } from '#lib/content/body/text/view.ts';
import { styleOf } from './marks.ts';

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): node is Text => node.nodeType === 3;

const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

const unread = new Set(
  'script style head title meta link xml template noscript iframe object embed audio video canvas svg math button input select textarea map del'.split(
    ' ',
  ),
);

/** Whether an element stands on lines of its own. */
export const isBlock = (element: Element): boolean =>
  blocks.has(element.localName) || /^(block|flex|grid|table)/.test(styleOf(element, 'display'));

/** What a writer has deleted, or never wrote: tracked deletions, comments, what programs note for themselves. */
export function isUnread(element: Element): boolean {
  if (unread.has(element.localName) || element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style') ?? '';
  if (
    /display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment|mso-list\s*:\s*ignore/i.test(
      style,
    )
  ) {
    return true;
  }
  // From the beginning of a name: what is `not-sr-only` is seen.
  return /(?:^|\s)(msoDel|MsoCommentReference|msocomanchor|msocomtxt|msocomoff|TrackChangeTextDeletion|EOP|visually-hidden|sr-only)\b/.test(
    element.getAttribute('class') ?? '',
  );
}

/**
 * What is struck through. A story cannot show that, and the words alone would say what their writer took
 * back.
 */
export const isStruckOut = (element: Element): boolean =>
  /^(s|strike)$/.test(element.localName) ||
  /line-through/.test(
    styleOf(element, 'text-decoration') + styleOf(element, 'text-decoration-line'),
  );

/** The sign that a picture draws, as some programs draw emoji; null when it shows something else. */
export function drawnSign(image: Element): string | null {
  const alternative = image.getAttribute('alt') ?? '';
  const isSign = /^\p{Emoji}/u.test(alternative) && !/^[\d#*]/.test(alternative);
  return isSign && alternative.length < 16 ? alternative : null;
}

/** Whether a picture shows something: it is no sign, no dot that counts readers and no box to tick. */
export function isPicture(image: Element): boolean {
  const isTiny = ['width', 'height'].some(
    (side) => Number.parseInt(image.getAttribute(side) ?? '', 10) < 4,
  );
  return drawnSign(image) === null && !isTiny && image.closest('[role=checkbox]') === null;
}

const levelOf = (element: Element): number | null => {
  const [, tag] = /^h([1-6])$/.exec(element.localName) ?? [];
  if (tag) return Number(tag);
  if (element.getAttribute('role') === 'heading') {
    return Number(element.getAttribute('aria-level')) || 2;
  }
  const named = /heading (\d)|^title$/i.exec(paragraphStyleOf(element));
  if (named) return Number(named[1] ?? 1);
  const [, word] = /\bMso(Title|TocHeading|ToaHeading|Subtitle)\b/.exec(element.className) ?? [];
  if (word) return word === 'Subtitle' ? 3 : 1;
  return null;
};

/** What Word on the web calls the style of a paragraph; it says so at its words. */
function paragraphStyleOf(element: Element): string {
  if (element.localName !== 'p' && element.localName !== 'div') return '';
  const named = element.querySelector('[data-ccp-parastyle]');
  return named?.closest('p, div') === element
    ? (named.getAttribute('data-ccp-parastyle') ?? '')
    : '';
}

/**
 * The style an element gives to its text; null when it gives none. A story has two levels of headings
 * under its own: the first two of a text become the first, all others the second.
 */
export function styleWithin(element: Element): TextStyle | null {
  const level = levelOf(element);
  if (level !== null) return level <= 2 ? 'h2' : 'h3';
  if (element.localName === 'blockquote') return isIndentation(element) ? null : 'blockquote';
  if (/\bMso(Intense)?Quote\b/.test(element.className)) return 'blockquote';
  return /^(intense )?quote$/i.test(paragraphStyleOf(element)) ? 'blockquote' : null;
}

/** Mail programs indent by a quotation that shows nothing of one. */
const isIndentation = (element: Element): boolean =>
  /border\s*:\s*(none|0)/i.test(element.getAttribute('style') ?? '');

import { Idiomorph } from 'idiomorph';
import { announce, isAnnouncer, newsOf } from './announcer.ts';
import { addStyles, morphHead } from './head.ts';
import { holdPlace } from './place.ts';
import { recognize } from './recognize.ts';

/**
 * Makes the open page another version of itself, element by element, so that nothing its reader has is
 * lost: where they are, what they selected, opened, typed or listen to. Loaded when first there is a change.
 */

const isScript = (node: Node): boolean =>
  node instanceof HTMLScriptElement && node.type !== 'application/ld+json';

const textOf = (element: Element): string => element.textContent?.trim() ?? '';
/** What a page leads on to is not what its reader came for: nothing is said when that changes. */
const said = 'main :is(h1, h2, h3, p, li, td, th, dd, figcaption):not([data-onward] *)';
const headings = (): string[] =>
  [...document.querySelectorAll<HTMLElement>(said)]
    .filter(({ tagName }) => /^H/.test(tagName))
    .map(textOf);
const words = (): string => [...document.querySelectorAll(said)].map(textOf).join();

/**
 * @param page the version to become; it is used up.
 * @param prepared what is still to be done with it right before.
 */
export async function patch(page: Document, prepared: () => void): Promise<void> {
  for (const element of page.querySelectorAll('script')) if (isScript(element)) element.remove();
  const removeOldStyles = await addStyles(page);
  prepared();
  const before = { headings: headings(), words: words() };
  const giveBackPlace = holdPlace();
  const forget = recognize(document.body, page.body);
  morphHead(page);
  try {
    Idiomorph.morph(document.body, page.body, {
      callbacks: {
        beforeNodeMorphed: (old, node) =>
          !old.isEqualNode(node) && !isInUse(old, node) && !spliceText(old, node),
        beforeNodeRemoved: (node) => !isScript(node) && !isAnnouncer(node),
        beforeAttributeUpdated: (name, element) => !isReaders(name, element),
      },
    });
  } finally {
    forget();
  }
  removeOldStyles();
  giveBackPlace();
  if (words() !== before.words) {
    announce((said) => newsOf(before.headings, headings(), said));
  }
}

/** What a reader has loaded from elsewhere, or has open over the page, stays while it is what it was. */
function isInUse(old: Node, node: Node): boolean {
  if (old instanceof HTMLDialogElement) return old.open;
  if (!(old instanceof HTMLElement && node instanceof HTMLElement)) return false;
  return old.dataset.loaded !== undefined && old.dataset.frame === node.dataset.frame;
}

/** What a reader did to an element stays: opened, typed, chosen, pressed play. */
function isReaders(name: string, element: Element): boolean {
  if (element instanceof HTMLDetailsElement) return name === 'open';
  if (element instanceof HTMLMediaElement) return name === 'src' && !element.paused;
  if (element instanceof HTMLInputElement) {
    if (name === 'value') return element.value !== element.defaultValue;
    return name === 'checked' && element.checked !== element.defaultChecked;
  }
  return false;
}

/** Replaces only the middle of a text that differs: a selection in the rest of it stays. */
function spliceText(old: Node, node: Node): boolean {
  if (!(old instanceof Text && node instanceof Text)) return false;
  const [from, to] = [old.data, node.data];
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  old.replaceData(start, from.length - start - end, to.slice(start, to.length - end));
  return true;
}

/** What is known by what it says. */
const blocks =
  'main, article, section, aside, figure, div, ol, ul, li, p, h1, h2, h3, h4, blockquote, table, tr, details, audio, video, img';

/** Begins the ids given here; no id of a page does. */
const prefix = '~';

/**
 * Lets what stayed the same be recognized, wherever it stands by now: an element without an id that says
 * the same in both versions, and is the only one of its kind to say it, gets the same id in both while
 * they are compared. Otherwise what is put in before a paragraph would take its place.
 *
 * @returns a function that takes the ids away again, also from what came out of the new version.
 */
export function recognize(old: Element, page: Element): () => void {
  const known = onlyOnes(old);
  let count = 0;
  for (const [saying, element] of onlyOnes(page)) {
    const same = known.get(saying);
    if (!element || !same) continue;
    const id = prefix + count;
    element.id = id;
    same.id = id;
    count += 1;
  }
  return () => {
    for (const element of old.querySelectorAll(`[id^="${prefix}"]`)) element.removeAttribute('id');
  };
}

/** The elements by what they say; null where several say the same. */
function onlyOnes(root: Element): Map<string, Element | null> {
  const found = new Map<string, Element | null>();
  for (const element of root.querySelectorAll(blocks)) {
    if (element.hasAttribute('id')) continue;
    const text = element.textContent?.trim() ?? '';
    const what = text === '' ? element.getAttribute('src') : text;
    if (what === null) continue;
    const saying = `${element.localName} ${what}`;
    found.set(saying, found.has(saying) ? null : element);
  }
  return found;
}

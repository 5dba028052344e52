/** Milliseconds a page waits for its styles before it is shown without them. */
const patience = 4_000;

const sheets = (page: Document): HTMLLinkElement[] => [
  ...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'),
];
const addressOf = (link: Element): string => link.getAttribute('href') ?? '';

/** What the head of a page keeps: styles have a way of their own, and the rest is for its beginning. */
const notCompared = 'title, script, style, link[rel="stylesheet"], link[rel="preload"]';

/**
 * Adds the styles of a version that the page does not have, and waits until they are there.
 *
 * @returns a function that removes those it needs no more, once it has become that version.
 */
export async function addStyles(page: Document): Promise<() => void> {
  const old = sheets(document);
  const known = new Set(old.map(addressOf));
  const wanted = new Set(sheets(page).map(addressOf));
  const added = [...wanted].filter((address) => !known.has(address)).map(addStyle);
  const tooLong = new Promise((resolve) => setTimeout(resolve, patience));
  if (added.length > 0) await Promise.race([Promise.all(added), tooLong]);
  return () => {
    for (const link of old) if (!wanted.has(addressOf(link))) link.remove();
  };
}

function addStyle(address: string): Promise<unknown> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  const arrived = new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = resolve;
  });
  document.head.append(link);
  return arrived;
}

/** Makes title, language and what the page says to machines those of a version. */
export function morphHead(page: Document): void {
  document.title = page.title;
  const { documentElement: old } = document;
  const { lang, dir, className } = page.documentElement;
  Object.assign(old, { lang, dir, className });
  const rest = (head: Element) => [...head.children].filter((one) => !one.matches(notCompared));
  const theirs = rest(page.head);
  for (const one of rest(document.head)) {
    const same = theirs.findIndex((other) => other.isEqualNode(one));
    if (same === -1) one.remove();
    else theirs.splice(same, 1);
  }
  document.head.append(...theirs);
}

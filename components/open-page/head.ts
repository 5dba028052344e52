/** Milliseconds a page waits for the styles of its next version before it becomes it without them. */
const patience = 4_000;

const sheets = (page: Document): HTMLLinkElement[] => [
  ...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'),
];
const addressOf = (link: Element): string => link.getAttribute('href') ?? '';

/** What the head of a page keeps: styles have a way of their own, and the rest is for its beginning. */
const notCompared = 'title, script, style, link[rel="stylesheet"], link[rel="preload"]';

/** The version whose styles were asked for last. */
let latest: Document | undefined;

/**
 * Adds the styles of a version that the page does not have, and waits until they are there.
 *
 * @returns a function that removes those it needs no more, once it has become that version. While others
 * have not come, it keeps them: what stayed the same goes on looking as it did.
 */
export async function addStyles(page: Document): Promise<() => void> {
  latest = page;
  const old = sheets(document);
  const wanted = sheets(page);
  const arrived = Promise.all(addMissing(old, wanted)).then((all) => all.every(Boolean));
  const tooLong = new Promise<boolean>((resolve) => setTimeout(resolve, patience, false));
  const inTime = await Promise.race([arrived, tooLong]);
  const addresses = new Set(wanted.map(addressOf));
  const remove = () => {
    for (const link of old) if (!addresses.has(addressOf(link))) link.remove();
  };
  return () => {
    if (inTime) remove();
    else void arrived.then((all) => all && latest === page && remove());
  };
}

/** Puts each one that is missing behind the one before it: of rules alike the last one counts. */
function addMissing(
  old: readonly HTMLLinkElement[],
  wanted: readonly HTMLLinkElement[],
): Promise<boolean>[] {
  const added: Promise<boolean>[] = [];
  let last: Element | undefined;
  for (const theirs of wanted) {
    const there = old.find((link) => addressOf(link) === addressOf(theirs));
    const link = there ?? document.importNode(theirs);
    if (there === undefined) {
      added.push(arrivalOf(link));
      if (last) last.after(link);
      else if (old[0]) old[0].before(link);
      else document.head.append(link);
    }
    last = link;
  }
  return added;
}

/** Whether it comes. One that does not is taken out again, so that the next version asks anew. */
function arrivalOf(link: HTMLLinkElement): Promise<boolean> {
  return new Promise((resolve) => {
    link.onload = () => resolve(true);
    link.onerror = () => {
      link.remove();
      resolve(false);
    };
  });
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

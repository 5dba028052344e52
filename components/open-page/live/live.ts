import { arrivalsIn, type Held, holdBack, letIn, listOf, lostAtTheEnd, markNew } from './hold.ts';
import { tellOwnTime, tellOwnTimeInPieces } from './own-time.ts';

/**
 * What a live story's page does while it is open: what is new is held back until its reader asks for it, and
 * comes at once to who is at the top. Loaded on live pages alone.
 */

let held: Held = { arrivals: [], order: [] };

/** Nothing that is being read moves when something comes into the list. */
const isAtTop = (list: Element): boolean =>
  scrollY <= 0 || list.getBoundingClientRect().top >= innerHeight;

/**
 * Readies the next version of the page for who has this one open.
 *
 * @returns what to do right before the page becomes it.
 */
export async function prepare(page: Document): Promise<() => void> {
  const further = await furtherUpdates(page);
  return () => {
    tellOwnTime(page);
    const [list, next] = [listOf(document), listOf(page)];
    held = { arrivals: [], order: [] };
    if (!list || !next) return;
    for (const { id } of list.querySelectorAll(':scope > [data-new]')) {
      const same = page.getElementById(id);
      if (same) markNew(same);
    }
    // On a further page what comes from above is known to who began at the top.
    const tells = page.querySelector('[data-arrivals]') !== null;
    if (isAtTop(list)) for (const item of tells ? arrivalsIn(list, next) : []) markNew(item);
    else held = holdBack(list, next, further);
    offer(page);
  };
}

/** Further pages that are looked at for updates that were pushed on. */
const mostPages = 5;

/** Updates that the open page has and its next version has no more, as further pages have them by now. */
async function furtherUpdates(page: Document): Promise<Map<string, HTMLElement>> {
  const found = new Map<string, HTMLElement>();
  const [list, next] = [listOf(document), listOf(page)];
  const lost = new Set(list && next ? lostAtTheEnd(list, next) : []);
  let last = page;
  for (let count = 0; lost.size > 0 && count < mostPages; count += 1) {
    const onward = last.querySelector('[data-live] a[rel="next"]')?.getAttribute('href');
    if (!onward) break;
    const response = await fetch(onward, { cache: 'no-cache', headers: { accept: 'text/html' } });
    if (!response.ok) break;
    last = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const item of listOf(last)?.children ?? []) {
      if (lost.delete(item.id) && item instanceof HTMLElement) found.set(item.id, item);
    }
  }
  return found;
}

/** Says how many have come, and lets the reader open them. */
function offer(page: Document): void {
  const status = page.querySelector<HTMLElement>('[data-arrivals]');
  if (!status) return;
  const count = held.arrivals.length;
  if (count === 0) {
    status.replaceChildren();
    return;
  }
  const button = page.createElement('button');
  button.type = 'button';
  button.textContent = wordsFor(count, status.dataset.arrivals, status.lang);
  status.replaceChildren(button);
}

function wordsFor(count: number, words = '{}', language: string): string {
  const forms = new Map<string, unknown>(Object.entries(JSON.parse(words)));
  const form = forms.get(new Intl.PluralRules(language).select(count)) ?? forms.get('other');
  return String(form).replace('#', count.toLocaleString(language));
}

/** Shows what was held back, from the first one or the one that was asked for. */
function show(wanted?: string): void {
  const list = listOf(document);
  if (!list) return;
  const put = letIn(list, held);
  held = { arrivals: [], order: [] };
  for (const item of put) markNew(item);
  tellOwnTime(document);
  offer(document);
  const first = put.find(({ id }) => id === wanted) ?? put[0];
  first?.querySelector('a')?.focus({ preventScroll: true });
  first?.scrollIntoView({ block: 'start' });
}

const anchorIn = (hash: string): string => {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
};

function onClick(event: Event): void {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest('[data-arrivals] button')) show();
  const link = event.target.closest<HTMLAnchorElement>('a[href^="#"]');
  const wanted = link ? anchorIn(link.hash) : '';
  if (!held.arrivals.some(({ id }) => id === wanted)) return;
  event.preventDefault();
  show(wanted);
}

/** An update that this page was linked to for, and that has gone to another one. */
async function findElsewhere(): Promise<void> {
  const story = document.querySelector<HTMLElement>('[data-live]')?.dataset.live;
  const anchor = anchorIn(location.hash);
  if (!story || !anchor.startsWith('update-') || document.getElementById(anchor)) return;
  const address = `${story}/update/${encodeURIComponent(anchor.slice('update-'.length))}`;
  const { ok, url } = await fetch(address, { method: 'HEAD' });
  // One that was taken back is nowhere, and its reader stays with the story.
  if (ok && new URL(url).pathname !== location.pathname) location.replace(address);
}

document.addEventListener('click', onClick);
const find = () => void findElsewhere().catch(() => {});
addEventListener('hashchange', find);
find();
// The page is for its reader first.
setTimeout(() => void tellOwnTimeInPieces(document), 500);

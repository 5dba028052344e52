import { followChanges } from '../live-stream.ts';
import { addAnnouncer } from './announcer.ts';
import { createRefresh } from './refresh.ts';
import { namesOf, rememberShown, shownMarks } from './shown.ts';
import { correctToday } from './today.ts';

/**
 * All the script a reader's page has. The page is whole without it: this corrects its date and keeps it
 * true while it is open. Nothing of it is needed to read.
 */

const minute = 60_000;

/** Where sections do not fit, shows the one the page belongs to; some browsers do so by the styles. */
function showSection(): void {
  if (CSS.supports('scroll-initial-target: nearest')) return;
  const current = document.querySelector('nav [aria-current]');
  current?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
}

/** What only some pages have, and brings its own script. A page may become one that has it. */
const has = (page: Document, what: string) => page.querySelector(what) !== null;
const live = () => import('./live/live.ts');

function loadParts(): void {
  if (has(document, '[data-copy]')) void import('./share.ts').catch(() => {});
  if (has(document, '[data-live]')) void live().catch(() => {});
  if (has(document, '[data-frame]')) void import('./frames.ts').catch(() => {});
  if (has(document, '[data-lightbox]')) void import('./lightbox.ts').catch(() => {});
}

/** Without its script a live page becomes what came as any other does. */
async function prepare(page: Document): Promise<() => void> {
  if (has(document, '[data-live]')) {
    return live()
      .then((part) => part.prepare(page))
      .catch(() => () => {});
  }
  return () => {};
}

correctToday();
setInterval(correctToday, minute);
addEventListener('pageshow', correctToday);

// A page that says of nothing what it shows is an editor's preview, which is kept up to date otherwise.
if (shownMarks() !== null) {
  addAnnouncer();
  loadParts();
  showSection();
  const shown = rememberShown();
  const follow = () => followChanges(shown, refresh);
  const refresh = createRefresh(prepare, () => {
    correctToday();
    loadParts();
    if (namesOf(shown()) === names) return;
    names = namesOf(shown());
    stop();
    stop = follow();
  });
  let names = namesOf(shown());
  let stop = follow();
}

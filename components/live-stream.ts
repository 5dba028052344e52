import { liveStreamPath } from '#lib/routes.ts';

/** More than this does not fit an address; the page then hears of fewer of its parts. */
const longestAddress = 7000;

/** As many marks as fit, each whole: half of one would be a mark of nothing. */
export function marksThatFit(marks: readonly string[], longest: number): string {
  let list = '';
  for (const mark of marks) {
    const longer = list === '' ? mark : `${list},${mark}`;
    if (longer.length > longest) break;
    list = longer;
  }
  return list;
}

/** Milliseconds before a stream is asked for again that was lost, or was refused: then doubled each time. */
const delays = { lost: 1_000, first: 2_000, most: 60_000 };

/**
 * Listens to the live stream while the page is visible, for what the page shows. A hidden tab holds no
 * connection, since browsers allow six per site; when it is shown again it says what it shows, and
 * hears at once if that has changed.
 *
 * @param marks what the page shows right now.
 * @returns a function that ends it.
 */
export function followChanges(marks: () => readonly string[], onChange: () => void): () => void {
  let source: EventSource | undefined;
  let again = '';
  let at = '';
  let delay = delays.first;
  let timer: number | undefined;

  const open = () => {
    if (source || document.hidden) return;
    clearTimeout(timer);
    const address = `${liveStreamPath()}?${again}at=${at}&of=${marksThatFit(marks(), longestAddress)}`;
    again = 'again&';
    source = new EventSource(address);
    source.onmessage = onChange;
    // Where the lake was, by which any of its sites knows what this page has seen.
    source.addEventListener('at', ({ data }) => {
      at = data;
    });
    source.onopen = () => {
      delay = delays.first;
    };
    source.onerror = () => {
      // Anew, not by the browser: the page may show something else by now than it said at first.
      const isRefused = source?.readyState === EventSource.CLOSED;
      close();
      timer = window.setTimeout(open, isRefused ? delay : delays.lost);
      if (isRefused) delay = Math.min(delay * 2, delays.most);
    };
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  // Without streams a page looks for itself when its reader comes back to it.
  const hasStreams = typeof EventSource === 'function';
  const show = hasStreams ? open : onChange;
  const follow = () => (document.hidden ? close() : show());
  const comeBack = (event: PageTransitionEvent) => (hasStreams || event.persisted) && show();

  if (hasStreams) open();
  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', close);
  addEventListener('pageshow', comeBack);
  return () => {
    close();
    document.removeEventListener('visibilitychange', follow);
    removeEventListener('pagehide', close);
    removeEventListener('pageshow', comeBack);
  };
}

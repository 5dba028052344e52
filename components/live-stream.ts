/** More than this does not fit an address; the page then hears of fewer of its parts. */
const longestAddress = 7000;

/**
 * Listens to `/api/live` while the page is visible, for what the page shows. A hidden tab holds no
 * connection, since browsers allow six per site; when it is shown again it says what it shows, and
 * hears at once if that has changed.
 *
 * @param marks what the page shows right now.
 * @returns a function that ends it.
 */
export function followChanges(marks: () => readonly string[], onChange: () => void): () => void {
  let source: EventSource | undefined;
  let again = '';

  const open = () => {
    if (source || document.hidden) return;
    const address = `/api/live?${again}of=${marks().join(',').slice(0, longestAddress)}`;
    again = 'again&';
    source = new EventSource(address);
    source.onmessage = onChange;
  };
  const close = () => {
    source?.close();
    source = undefined;
  };
  const follow = () => (document.hidden ? close() : open());

  open();
  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  return () => {
    close();
    document.removeEventListener('visibilitychange', follow);
    removeEventListener('pagehide', close);
    removeEventListener('pageshow', open);
  };
}

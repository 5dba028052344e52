/** What has changed: sync tags, or null when anything may have. */
type Changed = readonly string[] | null;

/**
 * Listens to `/api/live` while the page is visible. A hidden tab holds no connection, since browsers
 * allow six per site; it catches up from the last event it saw when it is shown again.
 *
 * @returns a function that ends it.
 */
export function followChanges(onChange: (changed: Changed) => void): () => void {
  let source: EventSource | undefined;
  let lastSeen = '';

  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(lastSeen ? `/api/live?since=${lastSeen}` : '/api/live');
    source.onmessage = (event) => tell(event, JSON.parse(event.data));
    source.addEventListener('reset', (event) => tell(event, null));
  };
  const tell = (event: MessageEvent, changed: Changed) => {
    lastSeen = event.lastEventId || lastSeen;
    onChange(changed);
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

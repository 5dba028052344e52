'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** What the open page is made of. The layout and the page each add theirs. */
const wanted = new Map<object, readonly string[]>();
const touches = (tags: string[]) => [...wanted.values()].flat().some((tag) => tags.includes(tag));

let source: EventSource | undefined;
let lastSeen: string | undefined;
let refresh = () => {};

function open() {
  if (source || document.hidden || wanted.size === 0) return;
  source = new EventSource(lastSeen ? `/api/live?since=${lastSeen}` : '/api/live');
  const follow = (event: MessageEvent<string>, changed: boolean) => {
    lastSeen = event.lastEventId || lastSeen;
    if (changed) refresh();
  };
  source.onmessage = (event) => follow(event, touches(JSON.parse(event.data)));
  source.addEventListener('reset', (event) => follow(event, true));
}

function close() {
  source?.close();
  source = undefined;
}

/**
 * Keeps an open page true: listens for changes of the sync tags it was made of and asks for it again.
 * A hidden tab holds no connection (browsers allow six per site) and catches up when it is shown.
 */
export function LiveRefresh({ tags }: { tags: readonly string[] }) {
  const router = useRouter();
  useEffect(() => {
    const key = {};
    const follow = () => (document.hidden ? close() : open());
    wanted.set(key, tags);
    refresh = () => router.refresh();
    open();
    document.addEventListener('visibilitychange', follow);
    addEventListener('pagehide', close);
    addEventListener('pageshow', open);
    return () => {
      wanted.delete(key);
      // A refreshed page registers anew in the same turn; only a page that is left lets go.
      queueMicrotask(() => wanted.size === 0 && close());
      document.removeEventListener('visibilitychange', follow);
      removeEventListener('pagehide', close);
      removeEventListener('pageshow', open);
    };
  }, [tags, router]);
  return null;
}

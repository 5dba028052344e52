import type { LiveEvent, SanityClient } from '@sanity/client';
import { createSiteClient } from '#sanity/client.ts';
import { watchClock } from './clock.ts';
import { type Expiry, expireContent } from './expire.ts';
import { liveHub } from './hub.ts';

/** Between tries, in milliseconds: quick at first, never a storm. */
const retryDelays = [250, 500, 1000, 2000, 5000] as const;

/**
 * The site's one subscription to the lake, held by the server for all readers: each published change
 * expires the answers it touches and is told to open pages. A second one follows drafts, for editors
 * in preview; it expires nothing, since drafts are never cached.
 *
 * @returns a function that ends it.
 */
export function followLake(): () => void {
  const client = createSiteClient();
  const clock = watchClock(client);
  const stopPublished = followChannel(client, false, (event) => {
    clock.refresh();
    // Whatever happened while nobody listened is unknown, so a new connection starts clean.
    const expiry: Expiry = event.type === 'message' ? { tags: event.tags } : { everything: true };
    void expireReliably(expiry, event.type === 'welcome');
  });
  // Without a token there are no previews to keep up to date, and readers' pages work all the same.
  const stopDrafts = client.config().token
    ? followChannel(client, true, (event) => {
        if (event.type === 'message') liveHub().publish('drafts', event.tags);
      })
    : () => {};
  return () => {
    stopPublished();
    stopDrafts();
    clock.stop();
  };
}

/** Expires until it has worked: a change that is dropped here would stay unseen. */
async function expireReliably(expiry: Expiry, connects: boolean): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await expireContent(expiry);
      if (connects) liveHub().connected = true;
      return;
    } catch (error) {
      console.error(`live: could not expire cached content, trying again. ${String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
    }
  }
}

function followChannel(
  client: SanityClient,
  includeDrafts: boolean,
  onEvent: (event: LiveEvent) => void,
): () => void {
  const { token } = client.config();
  // Published events are asked for without credentials unless they are set as a header; a private
  // dataset answers only with them.
  const source = includeDrafts
    ? client
    : client.withConfig(token ? { headers: { authorization: `Bearer ${token}` } } : {});
  let failures = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let subscription: { unsubscribe(): void } | undefined;

  const again = () => {
    if (!includeDrafts) liveHub().connected = false;
    subscription?.unsubscribe();
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(connect, retryDelay(failures));
    failures += 1;
  };
  const connect = () => {
    subscription = source.live.events({ includeDrafts, tag: 'dateline' }).subscribe({
      next(event) {
        if (event.type === 'reconnect') {
          if (!includeDrafts) liveHub().connected = false;
          return;
        }
        if (event.type === 'goaway') return again();
        failures = 0;
        onEvent(event);
      },
      error: again,
      complete: again,
    });
  };
  connect();

  return () => {
    stopped = true;
    clearTimeout(timer);
    subscription?.unsubscribe();
  };
}

const retryDelay = (attempt: number): number =>
  retryDelays[Math.min(attempt, retryDelays.length - 1)] ?? 5000;

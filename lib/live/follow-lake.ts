import type { LiveEvent, SanityClient } from '@sanity/client';
import { readEnvironment } from '#lib/env.ts';
import { createSiteClient } from '#sanity/client.ts';
import { siteLedger } from '../keep/ledger.ts';
import { watchClock } from './clock.ts';
import { resuming } from './resuming.ts';
import { siteLive } from './site-live.ts';
import { watchReach } from './watch-reach.ts';

/** Between tries, in milliseconds: quick at first, never a storm. */
const retryDelays = [250, 500, 1000, 2000, 5000] as const;

/**
 * The site's one subscription to the lake, held by the server for all readers: each published change
 * is noted in the ledger, which makes what was made of it void. A second one follows drafts, for
 * editors in preview; nothing of theirs is kept.
 *
 * @returns a function that ends it.
 */
export function followLake(): () => void {
  const client = createSiteClient();
  const ledger = siteLedger();
  const { standpoint, rumours } = siteLive();
  const clock = watchClock(client);
  const published = followChannel(client, false, (event, goesOn) => {
    if (event.type === 'message') {
      ledger.change(event.tags);
      rumours.heard();
    } else {
      // Whatever happened while nobody listened is unknown, so a stream that begins anew starts clean.
      if (!goesOn) ledger.doubt();
      standpoint.follows = true;
    }
    standpoint.heard('id' in event ? event.id : undefined);
    clock.refresh();
  });
  // Without a token there are no previews to keep up to date, and readers' pages work all the same.
  const drafts = client.config().token
    ? followChannel(client, true, (event) => {
        if (event.type === 'message') siteLive().previews.change(event.tags);
      })
    : null;
  rumours.onSilence = () => published.again();
  // On this machine a stream that is lost ends.
  const unwatch = readEnvironment().lakeIsElsewhere
    ? watchReach(client, () => {
        published.again();
        drafts?.again();
      })
    : () => {};
  return () => {
    unwatch();
    published.stop();
    drafts?.stop();
    clock.stop();
  };
}

/** A stream that is taken up again whenever it ends, or when it is known to be lost. */
type Channel = { again(): void; stop(): void };

/** Is told what is heard, and whether it goes on from what was heard before: nothing was missed in between. */
type Hear = (event: LiveEvent, goesOn: boolean) => void;

function followChannel(client: SanityClient, includeDrafts: boolean, onEvent: Hear): Channel {
  const { token } = client.config();
  let last: string | undefined;
  // Published events are asked for without credentials unless they are set as a header; a private
  // dataset answers only with them.
  const known = includeDrafts
    ? client
    : client.withConfig(token ? { headers: { authorization: `Bearer ${token}` } } : {});
  // Sanity's lake says by `restart` when it cannot go on from there. Ours may be another version after a break,
  // which calls things by other tags: there all is asked again.
  const resumes = readEnvironment().sanity.lake === 'hosted';
  const source = resumes ? resuming(known, () => last) : known;
  let failures = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let subscription: { unsubscribe(): void } | undefined;

  const lost = () => {
    if (!includeDrafts) siteLive().standpoint.follows = false;
  };
  const again = () => {
    lost();
    subscription?.unsubscribe();
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(connect, retryDelay(failures));
    failures += 1;
  };
  const connect = () => {
    subscription = source.live.events({ includeDrafts, tag: 'dateline' }).subscribe({
      next(event) {
        if (event.type === 'reconnect') return lost();
        if (event.type === 'goaway') return again();
        failures = 0;
        const goesOn = resumes && event.type === 'welcome' && last !== undefined;
        if ('id' in event && event.id) last = event.id;
        onEvent(event, goesOn);
      },
      error: again,
      complete: again,
    });
  };
  connect();

  return {
    again,
    stop() {
      stopped = true;
      clearTimeout(timer);
      subscription?.unsubscribe();
    },
  };
}

const retryDelay = (attempt: number): number =>
  retryDelays[Math.min(attempt, retryDelays.length - 1)] ?? 5000;

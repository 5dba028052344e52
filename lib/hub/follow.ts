import { z } from 'zod';
import { askForMachines } from '#lib/content/site-lake.ts';
import { readEnvironment } from '#lib/env.ts';
import { type Ledger, siteLedger } from '#lib/keep/ledger.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { FeedNews, hubNews, hubNewsQuery, hubQuery } from './news.ts';
import { createHubTeller, type HubTeller } from './teller.ts';

/** Milliseconds in which changes are collected; a cache in front has let go of what was by then. */
const collected = 1_500;
/** Milliseconds after which a question the lake did not answer is asked again. */
const again = 10_000;

type Following = {
  ledger: Ledger;
  ask: (query: string) => Promise<unknown>;
  teller: HubTeller;
  siteUrl: string;
  pause?: number;
};

const address = z.url({ protocol: /^https?$/ });

/**
 * Tells the hub that the newsroom has named which feeds have news, after each change that readers see.
 *
 * @returns a function that ends it.
 */
export function followForHub({ ledger, ask, teller, siteUrl, pause }: Following): () => void {
  const news = new FeedNews();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  let isStopped = false;

  function soon(delay = pause ?? collected): void {
    if (timer !== undefined || isStopped) return;
    timer = setTimeout(() => void look(), delay);
    timer.unref();
  }

  async function look(): Promise<void> {
    timer = undefined;
    if (isLooking) return soon();
    isLooking = true;
    try {
      const hub = address.safeParse(await ask(hubQuery));
      if (hub.success) {
        const feeds = news.changed(hubNews.parse(await ask(hubNewsQuery)));
        const addresses = feeds.map((path) => absoluteUrl(siteUrl, path));
        if (!isStopped) teller.tell(hub.data, addresses);
      }
    } catch {
      // The lake is away; what it is asked then says what has changed meanwhile.
      soon(pause ?? again);
    } finally {
      isLooking = false;
    }
  }

  const leave = ledger.listen(() => soon());
  soon();
  return () => {
    isStopped = true;
    leave();
    clearTimeout(timer);
    teller.stop();
  };
}

/** Milliseconds the lake may take. */
const patience = 25_000;

/** The same for the site of this process. */
export function tellHub(): () => void {
  const { siteUrl, isHubNear } = readEnvironment();
  return followForHub({
    ledger: siteLedger(),
    ask: async (query) => (await askForMachines(query, AbortSignal.timeout(patience))).result,
    teller: createHubTeller({ isNear: isHubNear }),
    siteUrl,
  });
}

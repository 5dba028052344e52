import type { SanityClient, SanityDocument } from '@sanity/client';
import { liveStreamPath } from '#lib/routes.ts';
import { Readers } from '../lean-reader.ts';
import { marksIn, openStreams, showing } from '../open-pages.ts';
import { type Spread, spreadOf } from './spread.ts';

/** Connections over which open pages ask for what is new. */
const connections = 64;
/** Milliseconds after which a page that has not got a publish counts as one that never will. */
const patience = 9_000;
/** Milliseconds after which one asks again that was not answered. */
const again = 1_000;

export type Published = { publishes: number; toReader: Spread; missed: number };

type Story = SanityDocument & { headline: string };

/**
 * Open pages of one story, and an editor who publishes it again and again: an edit of its draft, and the action
 * by which the Studio publishes. Each page is told by its stream and asks for itself again, as browsers do.
 */
export async function openPages(client: SanityClient, url: string, id: string, count: number) {
  const story = await client.getDocument<Story>(id);
  const slug = await client.fetch<string>('*[_type == "article" && _id == $id][0].slug.current', {
    id,
  });
  if (story === undefined) throw new Error(`There is no story ${id}.`);
  const address = `${url}/article/${slug}`;
  const marks = marksIn(await fetch(address).then((answer) => answer.text()));
  let told = (_page: number) => {};
  const live = `${url}${liveStreamPath()}?of=${marks}`;
  const streams = await openStreams(live, count, (page) => told(page));
  const pages = await Readers.open(connections, address, {
    'accept-encoding': 'gzip, deflate, br',
  });
  const times: number[] = [];
  let publishes = 0;
  let missed = 0;

  async function publish(headline: string): Promise<void> {
    const draftId = `drafts.${id}`;
    await client.mutate([
      { createIfNotExists: { ...story, _id: draftId, _type: 'article' } },
      { patch: { id: draftId, set: { headline } } },
    ]);
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId,
      publishedId: id,
    });
  }

  /** Publishes, and waits until all pages have it. */
  async function round(): Promise<void> {
    publishes += 1;
    const number = publishes;
    const headline = `Breaking, as it stands after ${number} reports`;
    const isNew = showing(headline);
    const missing = new Set(Array.from({ length: count }, (_, n) => n));
    const all = Promise.withResolvers<void>();
    const began = performance.now();
    const ask = (n: number) =>
      void pages.read().then(
        (body) => {
          if (!isNew(body) || !missing.delete(n)) return;
          times.push(performance.now() - began);
          if (missing.size === 0) all.resolve();
        },
        // As browsers do, which come again a little later.
        () => setTimeout(() => missing.has(n) && publishes === number && ask(n), again),
      );
    told = ask;
    await publish(headline);
    await Promise.race([all.promise, new Promise((resolve) => setTimeout(resolve, patience))]);
    missed += missing.size;
  }

  return {
    /** Publishes so often, until it is over. */
    async publishEvery(milliseconds: number, until: number): Promise<Published> {
      for (let due = performance.now(); due < until; due += milliseconds) {
        const early = due - performance.now();
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
        await round();
      }
      return { publishes, toReader: spreadOf(times), missed };
    },
    async close(): Promise<void> {
      for (const stream of streams) stream.destroy();
      pages.close();
      await publish(story.headline);
    },
  };
}

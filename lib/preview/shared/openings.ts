import type { SanityClient } from '@sanity/client';
import { sharedDraftId, sharedDraftOpenedId, sharedDraftOpenedType } from './link.ts';

/** Milliseconds between two notes of one link, however often it is opened. */
const atMostEvery = 2000;
/** Links whose openings wait to be noted. */
const mostWaiting = 1000;

type Waiting = { times: number; last: string };

/** Counts how often links are opened, and notes it in the lake where something may write there. */
export class Openings {
  readonly #waiting = new Map<string, Waiting>();
  #client: SanityClient | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** @param client may write; without one nothing is noted. */
  noteBy(client: SanityClient | null): void {
    this.#client = client;
  }

  /** A link was opened. Nobody waits for the note. */
  add(name: string, at = new Date()): void {
    const client = this.#client;
    if (client === null) return;
    const before = this.#waiting.get(name);
    if (before === undefined && this.#waiting.size >= mostWaiting) return;
    this.#waiting.set(name, { times: (before?.times ?? 0) + 1, last: at.toISOString() });
    if (this.#timer !== undefined) return;
    void this.note(client);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.note(client);
    }, atMostEvery);
    this.#timer.unref();
  }

  /** Writes down what waits. What cannot be noted is tried again with the next opening. */
  async note(client: SanityClient): Promise<void> {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const [name, { times, last }] of waiting) {
      try {
        // A link that was taken back meanwhile leaves nothing behind.
        const there = await client.fetch(
          'defined(*[_id == $id][0]._id)',
          { id: sharedDraftId(name) },
          { perspective: 'raw', cache: 'no-store' },
        );
        if (!there) continue;
        const _id = sharedDraftOpenedId(name);
        await client
          .transaction()
          .createIfNotExists({ _id, _type: sharedDraftOpenedType, times: 0 })
          .patch(_id, (patch) => patch.inc({ times }).set({ last }))
          .commit({ visibility: 'async', tag: 'preview' });
      } catch (error) {
        const since = this.#waiting.get(name);
        this.#waiting.set(name, {
          times: times + (since?.times ?? 0),
          last: since?.last ?? last,
        });
        // Not what it says: the address of a question to the lake tells the link's name.
        const what = error instanceof Error ? error.name : 'unknown';
        console.error(`preview: an opened link could not be counted (${what}).`);
      }
    }
  }
}

/** One for the process: pages are bundled by Next, and what may write is known to who started the site. */
const shared: { [key: symbol]: Openings | undefined } = globalThis;
const key = Symbol.for('dateline.shared-drafts.openings');

export function siteOpenings(): Openings {
  shared[key] ??= new Openings();
  return shared[key];
}

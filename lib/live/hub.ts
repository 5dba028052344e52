/**
 * The meeting point of the one subscription to the lake and the open pages of readers.
 *
 * Next bundles the instrumentation hook and the route handlers apart, so a module-level variable would
 * exist twice; the hub lives on `globalThis` and is one for the process.
 */

/** Readers are told what readers may see; editors in draft mode also what changed in drafts. */
export type Channel = 'published' | 'drafts';

export type LiveEvent = {
  /** `<process>-<n>`, growing by one. */
  id: string;
  channel: Channel;
  /** Sync tags that a page compares with its own; `null` means: anything may have changed. */
  tags: readonly string[] | null;
  /** Milliseconds since the epoch. */
  at: number;
};

type Listener = (event: LiveEvent) => void;

export type LiveHub = {
  /** Whether the lake's published changes are being followed right now. */
  connected: boolean;
  /** A page could not be made because the lake did not answer. */
  noteUnavailable(): void;
  /** Whether pages fail because of the lake: it is not followed, or did not answer a moment ago. */
  isLakeAway(): boolean;
  publish(channel: Channel, tags: readonly string[] | null): void;
  /** @returns a function that ends it. */
  subscribe(listener: Listener): () => void;
  /**
   * What a page that last saw `id` has missed, oldest first; `null` when that can no longer be told.
   * Without an `id`: the events of the last moments, since a page may have been made just before one.
   */
  since(id: string | null): LiveEvent[] | null;
};

const remembered = 2000;
/** How long a page may take from being rendered to being connected. */
const arrivalWindow = 30_000;
/** How long after a failed answer the lake counts as away, in milliseconds. */
const failureWindow = 5000;

function createLiveHub(): LiveHub {
  const process = crypto.randomUUID().slice(0, 8);
  const listeners = new Set<Listener>();
  const events: LiveEvent[] = [];
  let count = 0;
  let failedAt = Number.NEGATIVE_INFINITY;

  return {
    connected: false,
    noteUnavailable() {
      failedAt = Date.now();
    },
    isLakeAway() {
      return !this.connected || Date.now() - failedAt < failureWindow;
    },
    publish(channel, tags) {
      count += 1;
      const event: LiveEvent = { id: `${process}-${count}`, channel, tags, at: Date.now() };
      events.push(event);
      if (events.length > remembered) events.shift();
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    since(id) {
      if (id === null) return events.filter((event) => Date.now() - event.at < arrivalWindow);
      if (id === `${process}-${count}`) return [];
      const index = events.findIndex((event) => event.id === id);
      return index === -1 ? null : events.slice(index + 1);
    },
  };
}

declare global {
  var datelineLiveHub: LiveHub | undefined;
}

/** The process's hub, made on first use. */
export function liveHub(): LiveHub {
  globalThis.datelineLiveHub ??= createLiveHub();
  return globalThis.datelineLiveHub;
}

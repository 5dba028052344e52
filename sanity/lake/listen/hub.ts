import { randomId } from '../store/random-id.ts';
import type { CommittedTransaction, DocumentReader } from '../store/types.ts';
import { type EventSink, formatEvent, mostBuffered } from './event-sink.ts';
import type { Listener } from './listener.ts';
import { mutationEvents } from './mutation-event.ts';
import { parsePosition, positionAfter } from './position.ts';
import type { Recent } from './recent.ts';

/** Characters of what was missed; with more, fetching anew is less work, and does not fill the receiver's buffer. */
const mostCaughtUp = mostBuffered / 2;

/** Listeners that ask the same; their events are worked out once. */
type Group = { listener: Listener; sinks: Set<EventSink> };

export type Hub = {
  /** Tells every listener of a transaction. */
  tell: (transaction: CommittedTransaction) => void;
  /**
   * Welcomes a listener and tells it of every transaction from now on, or, with `lastEventId`,
   * from where it was cut off. Gives what takes it off again.
   */
  add: (listener: Listener, sink: EventSink, lastEventId: string | undefined) => () => void;
  count: () => number;
};

/**
 * Everybody who listens to documents. Each transaction is evaluated once per distinct question,
 * however many ask it, right after it is on disk and before the next one.
 */
export function createHub(reader: DocumentReader, recent: Recent): Hub {
  const groups = new Map<string, Group>();

  /** What a listener missed since a position; null when that can no longer be told. */
  function missed(listener: Listener, lastEventId: string): string[] | null {
    const position = parsePosition(lastEventId);
    const transactions = position && recent.since(position);
    if (!position || !transactions) return null;
    const texts: string[] = [];
    let length = 0;
    for (const transaction of transactions) {
      const events = eventsFor(listener, transaction);
      if (events === null) return null;
      const isPartHeard = transaction.sequence === position.sequence;
      const news = isPartHeard ? events.slice(position.event) : events;
      texts.push(...news);
      length += news.reduce((sum, text) => sum + text.length, 0);
      if (length > mostCaughtUp) return null;
    }
    return texts;
  }

  /** A listener's events for a transaction; null when its query cannot be evaluated just now. */
  function eventsFor(listener: Listener, transaction: CommittedTransaction): string[] | null {
    try {
      return mutationEvents(listener, transaction, reader);
    } catch (fault) {
      console.error('lake: a listener could not be evaluated:', fault);
      return null;
    }
  }

  function greet(listener: Listener, sink: EventSink, lastEventId: string | undefined): void {
    const data = { listenerName: randomId() };
    const now = positionAfter(recent.last());
    const events = lastEventId === undefined ? null : missed(listener, lastEventId);
    if (events !== null) {
      sink.write(formatEvent({ name: 'welcomeback', id: lastEventId, data }));
      for (const event of events) sink.write(event);
      return;
    }
    sink.write(formatEvent({ name: 'welcome', id: now, data }));
    // Has been here before but its place is lost: it has to fetch its documents anew.
    if (lastEventId !== undefined) sink.write(formatEvent({ name: 'reset', id: now, data: {} }));
  }

  return {
    tell(transaction) {
      for (const { listener, sinks } of [...groups.values()]) {
        const text = eventsFor(listener, transaction)?.join('');
        if (text === '') continue;
        // Better cut off, and made to fetch anew, than to miss something without knowing.
        for (const sink of [...sinks]) {
          if (text === undefined) sink.end();
          else sink.write(text);
        }
      }
    },
    add(listener, sink, lastEventId) {
      greet(listener, sink, lastEventId);
      const group = groups.get(listener.key) ?? { listener, sinks: new Set() };
      groups.set(listener.key, group);
      group.sinks.add(sink);
      return () => {
        group.sinks.delete(sink);
        if (group.sinks.size === 0 && groups.get(listener.key) === group) {
          groups.delete(listener.key);
        }
      };
    },
    count: () => [...groups.values()].reduce((sum, { sinks }) => sum + sinks.size, 0),
  };
}

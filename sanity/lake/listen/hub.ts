import type { CommittedTransaction, DocumentReader } from '../store/types.ts';
import { type EventSink, formatEvent } from './event-sink.ts';
import type { Listener } from './listener.ts';
import { mutationEvents } from './mutation-event.ts';
import { afterAll, formatPosition, parsePosition } from './position.ts';
import type { Recent } from './recent.ts';

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
 *
 * @param epoch Names this run of the lake in positions.
 */
export function createHub(reader: DocumentReader, recent: Recent, epoch: string): Hub {
  const groups = new Map<string, Group>();
  let lastName = 0;

  /** What a listener missed since a position; null when that can no longer be told. */
  function missed(listener: Listener, lastEventId: string): string[] | null {
    const position = parsePosition(lastEventId);
    if (position === null || position.epoch !== epoch) return null;
    const transactions = recent.from(position.sequence);
    if (transactions === null) return null;
    const perTransaction = transactions.map((transaction) => {
      const events = eventsFor(listener, transaction);
      return transaction.sequence === position.sequence
        ? (events?.slice(position.event) ?? null)
        : events;
    });
    return perTransaction.every((events) => events !== null) ? perTransaction.flat() : null;
  }

  /** A listener's events for a transaction; null when its query cannot be evaluated just now. */
  function eventsFor(listener: Listener, transaction: CommittedTransaction): string[] | null {
    try {
      return mutationEvents(listener, transaction, reader, epoch);
    } catch (fault) {
      console.error('lake: a listener could not be evaluated:', fault);
      return null;
    }
  }

  function greet(listener: Listener, sink: EventSink, lastEventId: string | undefined): void {
    lastName += 1;
    const data = { listenerName: `${epoch}-${lastName}` };
    const now = formatPosition({ epoch, sequence: recent.last(), event: afterAll });
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

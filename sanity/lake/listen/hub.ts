import type { QueryPool } from '../groq/threads/pool.ts';
import { randomId } from '../store/random-id.ts';
import type { CommittedTransaction, DocumentReader } from '../store/types.ts';
import type { EventSink } from '../wire/event-sink.ts';
import type { Arrival, Group } from './group.ts';
import type { Listener } from './listener.ts';
import { parsePosition, positionAfter } from './position.ts';
import { createQuickGroup } from './quick-group.ts';
import type { Recent } from './recent.ts';
import { createThreadedGroup } from './threaded-group.ts';

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

export type HubContext = { documents: DocumentReader; recent: Recent; queries: QueryPool };

/**
 * Everybody who listens to documents. Each transaction is evaluated once per distinct question,
 * however many ask it: right after it is on disk and before the next one, or in a thread where that
 * may take long.
 */
export function createHub({ documents, recent, queries }: HubContext): Hub {
  const groups = new Map<string, Group>();

  const createGroup = (listener: Listener): Group =>
    listener.isQuick
      ? createQuickGroup(listener, documents)
      : createThreadedGroup(listener, queries);

  function missedSince(lastEventId: string): Arrival['missed'] {
    const position = parsePosition(lastEventId);
    const transactions = position && recent.since(position);
    return position && transactions && { position, transactions };
  }

  return {
    tell(transaction) {
      for (const group of [...groups.values()]) group.tell(transaction);
    },
    add(listener, sink, lastEventId) {
      const group = groups.get(listener.key) ?? createGroup(listener);
      groups.set(listener.key, group);
      group.sinks.add(sink);
      group.greet(sink, {
        name: randomId(),
        lastEventId,
        missed: lastEventId === undefined ? null : missedSince(lastEventId),
        now: positionAfter(recent.last()),
      });
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

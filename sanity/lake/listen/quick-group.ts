import type { CommittedTransaction, DocumentReader } from '../store/types.ts';
import type { EventSink } from '../wire/event-sink.ts';
import { eventsMissed, type Group, sendGreeting } from './group.ts';
import type { Listener } from './listener.ts';
import { mutationEvents, type Verdict } from './mutation-event.ts';

/** Listeners whose filter takes no time: they are told before the next transaction is made. */
export function createQuickGroup(listener: Listener, reader: DocumentReader): Group {
  const sinks = new Set<EventSink>();
  const isListed: Verdict = (document) => listener.test([document], reader)[0] ?? false;

  /** Null when the filter cannot be evaluated just now. */
  const trying = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch (fault) {
      console.error('lake: a listener could not be evaluated:', fault);
      return null;
    }
  };

  return {
    sinks,
    tell(transaction: CommittedTransaction) {
      const text = trying(() => mutationEvents(listener, transaction, isListed).join(''));
      if (text === '') return;
      // Better cut off, and made to fetch anew, than to miss something without knowing.
      for (const sink of [...sinks]) {
        if (text === null) sink.end();
        else sink.write(text);
      }
    },
    greet(sink, arrival) {
      const { missed } = arrival;
      sendGreeting(sink, arrival, missed && trying(() => eventsMissed(listener, missed, isListed)));
    },
  };
}

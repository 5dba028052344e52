import { effectsOf } from '../store/effects.ts';
import type { CommittedTransaction, DocumentChange, DocumentReader } from '../store/types.ts';
import { formatEvent } from './event-sink.ts';
import { hears, type Listener } from './listener.ts';
import { positionAfter } from './position.ts';

/** How a change looks to a listener: a document enters what it listens to, stays, or leaves. */
export type Transition = 'appear' | 'update' | 'disappear';

type Heard = { change: DocumentChange; transition: Transition };

function transitionOf(
  change: DocumentChange,
  listener: Listener,
  reader: DocumentReader,
): Transition | null {
  const { before, after } = change;
  const was = before !== null && listener.matches(before, reader);
  const is = after !== null && listener.matches(after, reader);
  if (was) return is ? 'update' : 'disappear';
  return is ? 'appear' : null;
}

/** The changes of a transaction that a listener is told of, in order. */
function heardBy(
  listener: Listener,
  transaction: CommittedTransaction,
  reader: DocumentReader,
): Heard[] {
  return transaction.changes.flatMap((change) => {
    if (!hears(listener.options.forms, change.id)) return [];
    const transition = transitionOf(change, listener, reader);
    return transition === null ? [] : [{ change, transition }];
  });
}

/**
 * A listener's events for a transaction, as the text to send: one for each document that its query
 * listed before or lists now. The fields are Sanity's (`MutationEvent` of `@sanity/client`).
 */
export function mutationEvents(
  listener: Listener,
  transaction: CommittedTransaction,
  reader: DocumentReader,
): string[] {
  const { options } = listener;
  const heard = heardBy(listener, transaction, reader);
  return heard.map(({ change, transition }, index) =>
    formatEvent({
      name: 'mutation',
      // The last one's place is after the whole transaction: to go on, nothing of it is needed.
      id: positionAfter(transaction, index + 1 < heard.length ? index + 1 : undefined),
      data: {
        eventId: `${transaction.id}#${change.id}`,
        documentId: change.id,
        transactionId: transaction.id,
        transition,
        identity: transaction.author,
        timestamp: transaction.timestamp,
        visibility: options.visibility,
        transactionTotalEvents: heard.length,
        transactionCurrentEvent: index + 1,
        previousRev: change.before?._rev,
        // Of a deletion too: without it the Studio waits for ever for its own edit to come back.
        resultRev: transaction.id,
        ...(options.includeMutations ? { mutations: change.mutations } : {}),
        ...(options.effects ? { effects: effectsOf(change) } : {}),
        ...(options.includeResult && change.after !== null ? { result: change.after } : {}),
        ...(options.includePreviousRevision ? { previous: change.before } : {}),
      },
    }),
  );
}

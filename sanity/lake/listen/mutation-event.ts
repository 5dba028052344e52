import { effectsOf } from '../store/effects.ts';
import type { CommittedTransaction, DocumentChange, StoredDocument } from '../store/types.ts';
import { formatEvent } from '../wire/event-sink.ts';
import { hears, type Listener } from './listener.ts';
import { positionAfter } from './position.ts';

/** How a change looks to a listener: a document enters what it listens to, stays, or leaves. */
export type Transition = 'appear' | 'update' | 'disappear';

type Heard = { change: DocumentChange; transition: Transition };

/** Which documents a listener's query lists, of those that were tested. */
export type Verdict = (document: StoredDocument) => boolean;

/** The changes of a transaction that a listener may be told of, going by their ids. */
const audible = ({ options }: Listener, { changes }: CommittedTransaction) =>
  changes.filter(({ id }) => hears(options.forms, id));

/** The documents that have to be tested to know a listener's events for some transactions. */
export const documentsToTest = (
  listener: Listener,
  transactions: readonly CommittedTransaction[],
): StoredDocument[] =>
  transactions
    .flatMap((transaction) => audible(listener, transaction))
    .flatMap(({ before, after }) => [before, after])
    .filter((document) => document !== null);

function transitionOf({ before, after }: DocumentChange, isListed: Verdict): Transition | null {
  const was = before !== null && isListed(before);
  const is = after !== null && isListed(after);
  if (was) return is ? 'update' : 'disappear';
  return is ? 'appear' : null;
}

/** The changes of a transaction that a listener is told of, in order. */
function heardBy(
  listener: Listener,
  transaction: CommittedTransaction,
  isListed: Verdict,
): Heard[] {
  return audible(listener, transaction).flatMap((change) => {
    const transition = transitionOf(change, isListed);
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
  isListed: Verdict,
): string[] {
  const { options } = listener;
  const heard = heardBy(listener, transaction, isListed);
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

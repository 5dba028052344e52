import type { CommittedTransaction } from '../store/types.ts';
import { type EventSink, formatEvent, mostBuffered } from '../wire/event-sink.ts';
import type { Listener } from './listener.ts';
import { mutationEvents, type Verdict } from './mutation-event.ts';
import type { Position } from './position.ts';

/** Listeners that ask the same; their events are worked out once. */
export type Group = {
  sinks: Set<EventSink>;
  /** Tells all of a transaction. */
  tell: (transaction: CommittedTransaction) => void;
  /** Welcomes one that was just added to the sinks, before it is told of anything. */
  greet: (sink: EventSink, arrival: Arrival) => void;
};

/** Where a receiver comes from, and where it is when it comes. */
export type Arrival = {
  name: string;
  /** The id of the last event it was sent, if it was here before. */
  lastEventId: string | undefined;
  /** What was committed since; null when that can no longer be told. */
  missed: { position: Position; transactions: CommittedTransaction[] } | null;
  /** The id of an event that would come now. */
  now: string;
};

/** Characters of what was missed; with more, fetching anew is less work, and does not fill the receiver's buffer. */
const mostCaughtUp = mostBuffered / 2;

/** A listener's events for what it missed, as texts; null when they are too many. */
export function eventsMissed(
  listener: Listener,
  { position, transactions }: NonNullable<Arrival['missed']>,
  isListed: Verdict,
): string[] | null {
  const texts: string[] = [];
  let length = 0;
  for (const transaction of transactions) {
    const events = mutationEvents(listener, transaction, isListed);
    const isPartHeard = transaction.sequence === position.sequence;
    const news = isPartHeard ? events.slice(position.event) : events;
    texts.push(...news);
    length += news.reduce((sum, text) => sum + text.length, 0);
    if (length > mostCaughtUp) return null;
  }
  return texts;
}

/** Sends the first events: what was missed, or that everything has to be fetched anew. */
export function sendGreeting(
  sink: EventSink,
  { name, lastEventId, now }: Arrival,
  missed: readonly string[] | null,
): void {
  const data = { listenerName: name };
  if (missed !== null) {
    sink.write(formatEvent({ name: 'welcomeback', id: lastEventId, data }));
    for (const event of missed) sink.write(event);
    return;
  }
  sink.write(formatEvent({ name: 'welcome', id: now, data }));
  // Has been here before but its place is lost: it has to fetch its documents anew.
  if (lastEventId !== undefined) sink.write(formatEvent({ name: 'reset', id: now, data: {} }));
}

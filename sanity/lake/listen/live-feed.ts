import { tagsOfChange } from '../groq/running/sync-tags.ts';
import type { CommittedTransaction } from '../store/types.ts';
import { type EventSink, formatEvent } from '../wire/event-sink.ts';
import { parsePosition, positionAfter } from './position.ts';
import type { Recent } from './recent.ts';

/** Whether a follower hears of drafts and versions, or of published documents only. */
export type LiveScope = 'published' | 'drafts';

export type LiveFeed = {
  /** Tells every follower which tags a transaction dirtied. */
  tell: (transaction: CommittedTransaction) => void;
  /** Adds a follower, resumed from `lastEventId` when given; gives what takes it off again. */
  add: (scope: LiveScope, sink: EventSink, lastEventId: string | undefined) => () => void;
  count: () => number;
};

/** The tags a transaction dirtied, each once; none when the scope hears of none of it. */
function tagsOf(transaction: CommittedTransaction, scope: LiveScope): string[] {
  const drafts = scope === 'drafts';
  return [...new Set(transaction.changes.flatMap((change) => tagsOfChange(change, { drafts })))];
}

/**
 * Live content events: which cached answers are stale. A message carries the tags a transaction
 * dirtied; `restart` says that some were missed and everything has to be asked for anew.
 */
export function createLiveFeed(recent: Recent): LiveFeed {
  const followers: Record<LiveScope, Set<EventSink>> = { published: new Set(), drafts: new Set() };

  function message(transaction: CommittedTransaction, scope: LiveScope): string {
    const tags = tagsOf(transaction, scope);
    if (tags.length === 0) return '';
    return formatEvent({ id: positionAfter(transaction), data: { tags } });
  }

  function missed(scope: LiveScope, lastEventId: string): string[] | null {
    const position = parsePosition(lastEventId);
    if (position === null) return null;
    return recent.since(position)?.map((transaction) => message(transaction, scope)) ?? null;
  }

  return {
    tell(transaction) {
      for (const scope of ['published', 'drafts'] as const) {
        if (followers[scope].size === 0) continue;
        const text = message(transaction, scope);
        if (text !== '') for (const sink of [...followers[scope]]) sink.write(text);
      }
    },
    add(scope, sink, lastEventId) {
      const id = positionAfter(recent.last());
      const events = lastEventId === undefined ? [] : missed(scope, lastEventId);
      sink.write(
        formatEvent({ name: 'welcome', id: events === null ? id : (lastEventId ?? id), data: {} }),
      );
      if (events === null) sink.write(formatEvent({ name: 'restart', id, data: {} }));
      for (const event of events ?? []) if (event !== '') sink.write(event);
      followers[scope].add(sink);
      return () => {
        followers[scope].delete(sink);
      };
    },
    count: () => followers.published.size + followers.drafts.size,
  };
}

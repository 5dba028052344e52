import { z } from 'zod';
import { readListener } from '../listen/listener.ts';
import type { StreamOwner } from '../listen/streams.ts';
import type { Answer } from '../wire/answer.ts';
import { formatEvent } from '../wire/event-sink.ts';
import { flag, identityOf, type LakeRequest, readSearch } from '../wire/request.ts';
import type { Handler } from './route.ts';

const ownerOf = (request: LakeRequest): StreamOwner => ({
  identity: identityOf(request).id,
  credential: request.credential,
});

/**
 * `GET /data/listen/:ds`: changes to the documents a query lists, as server-sent events. A query that
 * cannot be read is told as a `channelError`, which a client reports; it would retry another answer.
 */
export const listen: Handler = (request, lake): Answer => {
  const owner = ownerOf(request);
  lake.streams.admit(owner.identity);
  const asked = readListener(request);
  return {
    kind: 'events',
    start(sink) {
      if (!asked.ok) {
        sink.write(formatEvent({ name: 'channelError', data: { error: asked.error } }));
        sink.end();
        return () => {};
      }
      const lastEventId = asked.resumes ? request.header('last-event-id') : undefined;
      const { sink: bounded, forget } = lake.streams.add(sink, owner);
      const leave = lake.hub.add(asked.listener, bounded, lastEventId);
      return () => {
        forget();
        leave();
      };
    },
  };
};

const liveSearch = z.object({
  includeDrafts: flag.default(false),
  includeAllDocuments: flag.default(false),
});

/** `GET /data/live/events/:ds`: the sync tags each transaction dirties, as server-sent events. */
export const followLive: Handler = (request, lake): Answer => {
  const { includeDrafts, includeAllDocuments } = readSearch(request, liveSearch);
  const owner = ownerOf(request);
  lake.streams.admit(owner.identity);
  const scope = includeDrafts || includeAllDocuments ? 'drafts' : 'published';
  return {
    kind: 'events',
    start(sink) {
      const { sink: bounded, forget } = lake.streams.add(sink, owner);
      const leave = lake.live.add(scope, bounded, request.header('last-event-id'));
      return () => {
        forget();
        leave();
      };
    },
  };
};

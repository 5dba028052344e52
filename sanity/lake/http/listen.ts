import { z } from 'zod';
import { formatEvent } from '../listen/event-sink.ts';
import { readListener } from '../listen/listener.ts';
import type { Answer } from './answer.ts';
import { flag, readSearch } from './request.ts';
import type { Handler } from './route.ts';

/**
 * `GET /data/listen/:ds`: changes to the documents a query lists, as server-sent events. A query that
 * cannot be read is told as a `channelError`, which a client reports; it would retry another answer.
 */
export const listen: Handler = (request, lake): Answer => {
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
      const forget = lake.streams.add(sink, request.credential);
      const leave = lake.hub.add(asked.listener, sink, lastEventId);
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
  const scope = includeDrafts || includeAllDocuments ? 'drafts' : 'published';
  return {
    kind: 'events',
    start(sink) {
      const forget = lake.streams.add(sink, request.credential);
      const leave = lake.live.add(scope, sink, request.header('last-event-id'));
      return () => {
        forget();
        leave();
      };
    },
  };
};

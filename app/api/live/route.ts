import { draftMode } from 'next/headers';
import { type LiveEvent, liveHub } from '#lib/live/hub.ts';

const heartbeat = 25_000;

const message = (event: LiveEvent): string =>
  event.tags === null
    ? `id: ${event.id}\nevent: reset\ndata: {}\n\n`
    : `id: ${event.id}\ndata: ${JSON.stringify(event.tags)}\n\n`;

/**
 * Tells an open page which sync tags have changed, as server-sent events. Says nothing of what
 * changed: the page asks for itself again. Editors in draft mode are told of drafts as well.
 */
export async function GET(request: Request): Promise<Response> {
  const { isEnabled: withDrafts } = await draftMode();
  const lastSeen =
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('since');
  const hub = liveHub();
  const encoder = new TextEncoder();
  let end = () => {};

  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = (event: LiveEvent) => {
        // A page that cannot keep up is let go; it reconnects and catches up from its last id.
        if ((controller.desiredSize ?? 0) < -500) return finish();
        if (withDrafts || event.channel === 'published') send(message(event));
      };
      const unsubscribe = hub.subscribe(tell);
      const beat = setInterval(() => send(': still here\n\n'), heartbeat);
      const finish = () => {
        unsubscribe();
        clearInterval(beat);
        request.signal.removeEventListener('abort', finish);
        try {
          controller.close();
        } catch {
          // The reader went first.
        }
      };
      end = finish;
      request.signal.addEventListener('abort', finish);

      send('retry: 1000\n\n');
      const missed = hub.since(lastSeen);
      if (missed === null) send('event: reset\ndata: {}\n\n');
      else for (const event of missed) tell(event);
    },
    cancel: () => end(),
  });

  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // `no-transform` keeps compression from holding messages back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

import { siteLive } from '#lib/live/site-live.ts';
import { currentPreview, type Preview, stillStands } from '#lib/preview/current.ts';

const heartbeat = 25_000;

/** As many marks as an address can hold; a page of ours has a handful. */
const mostMarks = 500;
const mark = /^[\w-]{1,40}(\.[\w-]{1,40})?$/;

/** What the open page shows, from `?of=<mark>,<mark>`. */
const marksOf = (request: Request): string[] =>
  (new URL(request.url).searchParams.get('of') ?? '')
    .split(',')
    .filter((text) => mark.test(text))
    .slice(0, mostMarks);

const isAgain = (request: Request): boolean => new URL(request.url).searchParams.has('again');

/**
 * Tells an open page that it would show something else by now, as server-sent events. Says nothing of
 * what changed: the page asks for itself again. A preview is told of drafts as well, until it ends.
 */
export async function GET(request: Request): Promise<Response> {
  const preview = await currentPreview();
  const marks = marksOf(request);
  const returns = request.headers.has('last-event-id') || isAgain(request);
  const encoder = new TextEncoder();
  let end = () => {};
  let ended = false;

  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = () => {
        // A page that cannot keep up is let go; it connects again and learns what it missed.
        if ((controller.desiredSize ?? 0) < -500) return finish();
        send('data: changed\n\n');
      };
      // One that has ended is let go as well: its page connects again, as a reader's.
      const tellWhile = async (of: Preview) => {
        const stands = await stillStands(of);
        if (!ended) (stands ? tell : finish)();
      };
      const finish = () => {
        ended = true;
        leave();
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
      const beat = setInterval(() => send(': still here\n\n'), heartbeat);
      // With an id, a browser that connects again says that it was here.
      send('id: 1\nretry: 1000\n\n');
      const { followers, previews } = siteLive();
      const leave =
        preview === null
          ? followers.follow(marks, tell)
          : previews.follow(marks, returns, () => void tellWhile(preview));
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

import { eventStream, type OpenPage } from '#lib/live/event-stream.ts';
import { siteLive } from '#lib/live/site-live.ts';
import { currentPreview, type Preview, stillStands } from '#lib/preview/current.ts';

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
  const { followers, previews } = siteLive();
  const follow = (page: OpenPage): (() => void) =>
    preview === null
      ? followers.follow(marks, page.tell)
      : previews.follow(marks, returns, () => void tellWhile(preview, page));

  return new Response(eventStream(follow, request.signal), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // `no-transform` keeps compression from holding messages back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

/** A preview that has ended is let go: its page connects again, as a reader's. */
async function tellWhile(preview: Preview, page: OpenPage): Promise<void> {
  const stands = await stillStands(preview);
  if (!page.hasEnded) (stands ? page.tell : page.end)();
}

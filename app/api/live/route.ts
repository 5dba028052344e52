import { askedMarks, seenBy } from '#lib/live/asked-marks.ts';
import { eventStream, type OpenPage, streamHeaders } from '#lib/live/event-stream.ts';
import { siteLive } from '#lib/live/site-live.ts';
import { followOnceAt } from '#lib/live/standpoint.ts';
import { currentPreview, type Preview, stillStands } from '#lib/preview/current.ts';

const isAgain = (request: Request): boolean => new URL(request.url).searchParams.has('again');

/**
 * Tells an open page that it would show something else by now, as server-sent events. Says nothing of
 * what changed: the page asks for itself again. A preview is told of drafts as well, until it ends. The
 * front door answers readers itself, who come a thousand at a time.
 */
export async function GET(request: Request): Promise<Response> {
  const preview = await currentPreview();
  const marks = askedMarks(request.url);
  const returns = request.headers.has('last-event-id') || isAgain(request);
  const seen = seenBy(request.url, request.headers.get('last-event-id'));
  const { followers, previews, standpoint } = siteLive();
  const follow = (page: OpenPage): (() => void) =>
    preview === null
      ? followOnceAt(standpoint, seen, () => followers.follow(marks, page.tell))
      : previews.follow(marks, returns, () => void tellWhile(preview, page));

  const stream = eventStream(follow, request.signal, () => standpoint.place);
  return new Response(stream, { headers: streamHeaders });
}

/** A preview that has ended is let go: its page connects again, as a reader's. */
async function tellWhile(preview: Preview, page: OpenPage): Promise<void> {
  const stands = await stillStands(preview);
  if (!page.hasEnded) (stands ? page.tell : page.end)();
}

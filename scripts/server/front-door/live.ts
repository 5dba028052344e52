import type { IncomingMessage, ServerResponse } from 'node:http';
import { askedMarks, seenBy } from '#lib/live/asked-marks.ts';
import { sendEventStream } from '#lib/live/event-stream.ts';
import type { Followers } from '#lib/live/followers.ts';
import { followOnceAt, type Standpoint } from '#lib/live/standpoint.ts';
import { liveStreamPath } from '#lib/routes.ts';
import { destinationOf, type PageAddress } from './address.ts';

/** Whether the stream for open pages is asked for. */
export const asksForLive = ({ method }: IncomingMessage, address: string): boolean =>
  method === 'GET' && address.split('?', 1)[0] === liveStreamPath();

/** What a stream is answered with: what pages show, how far the lake was heard, and how a page is made. */
export type LiveParts = {
  followers: Pick<Followers, 'follow'>;
  standpoint: Standpoint;
  make(address: PageAddress): Promise<unknown>;
};

/**
 * Tells a reader's page that it would show something else by now, as the route of the same address does. One
 * that another site has made, or this one before it was started anew, is made here first: thousands come at
 * a time, and otherwise each of them would ask for it again.
 */
export function sendLive(
  { headers }: Pick<IncomingMessage, 'headers'>,
  response: ServerResponse,
  address: string,
  { followers, standpoint, make }: LiveParts,
): void {
  const marks = askedMarks(address);
  const page = pageOf(headers.referer);
  const learn = page === null ? undefined : () => make(page);
  sendEventStream(
    response,
    ({ tell }) =>
      followOnceAt(standpoint, seenBy(address, headers['last-event-id']?.toString()), () =>
        followers.follow(marks, tell, learn),
      ),
    () => standpoint.place,
  );
}

/** The page a stream is asked for from; none that anybody could invent more of, whose making has limits of its own. */
function pageOf(referer: string | undefined): PageAddress | null {
  const { pathname, search } = URL.parse(referer ?? '') ?? {};
  if (pathname === undefined) return null;
  const destination = destinationOf(pathname + search, {});
  return destination.kind === 'page' && !destination.typed ? destination : null;
}

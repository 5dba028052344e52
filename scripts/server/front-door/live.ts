import type { IncomingMessage, ServerResponse } from 'node:http';
import { askedMarks } from '#lib/live/asked-marks.ts';
import { sendEventStream } from '#lib/live/event-stream.ts';
import type { Followers } from '#lib/live/followers.ts';
import { liveStreamPath } from '#lib/routes.ts';

/** Whether the stream for open pages is asked for. */
export const asksForLive = ({ method }: IncomingMessage, address: string): boolean =>
  method === 'GET' && address.split('?', 1)[0] === liveStreamPath();

/** Tells a reader's page that it would show something else by now, as the route of the same address does. */
export function sendLive(
  response: ServerResponse,
  address: string,
  followers: Pick<Followers, 'follow'>,
): void {
  sendEventStream(response, (page) => followers.follow(askedMarks(address), page.tell));
}

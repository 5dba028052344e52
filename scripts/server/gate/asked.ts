import type { IncomingMessage } from 'node:http';
import { revalidatePath } from '#lib/routes.ts';

/** What nearly every path is: the same however it is read. */
const plain = /^(?:\/[\w-][\w.-]*)+(?=\?|$)|^\/(?=\?|$)/;

/** A request's path as routes see it: dots resolved, and decoded once where it can be. */
export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const asItIs = plain.exec(url)?.[0];
  if (asItIs !== undefined) return asItIs;
  const path = URL.parse(url, 'http://site')?.pathname ?? '/';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Limits of so many a minute that a request counts for when it comes. */
export type CountedAtOnce = 'search' | 'sign-in' | 'pictures' | 'live' | 'fresh';

const lake = '^/lake(?:/v[^/]+)?';
const picture = new RegExp(`${lake}/(?:images|files)/`);
const live = /^\/api\/live(\/|$)/;

/** Whether a path is that of a picture or file of the lake. */
export const isPicture = (path: string): boolean => picture.test(path);

/** Whether open pages are told of changes at a path. */
export const isLive = (path: string): boolean => live.test(path);

const signIn = new RegExp(`${lake}/auth/login/`);
/** What Next makes anew for each who asks: the Studio's page, the site's interfaces. */
const fresh = /^\/(studio|api|metrics)(\/|$)/;
/** Where a list goes on from any story and moment there could be: a page for each that somebody thinks of. */
const furtherOn = /\/before\/[^/]+\/[^/]+\/*$/;
const lakeStream = new RegExp(`${lake}/data/(?:listen|live)/`);

/** Set by the lake's sign-in, which alone can tell whether a browser's is right. */
const knownBrowser = /(?:^|;\s*)(?:__Secure-)?dateline_device(?:_\d+)?=/;

/** Where anything is counted. */
const counted = /^\/(?:search|api|studio|lake|metrics)(?:\/|$)|\/before\//;

/** Whether what is asked at a path may count for a limit, as nothing does that all readers share. */
export const mayCount = (path: string): boolean => counted.test(path);

/** Which limit a request for a path counts for, if any. */
export function limitOf(request: IncomingMessage, path: string): CountedAtOnce | null {
  if (!mayCount(path)) return null;
  if (/^\/search(\/|$)/.test(path)) return 'search';
  if (isLive(path)) return 'live';
  if (fresh.test(path) && path !== revalidatePath()) return 'fresh';
  if (isPicture(path)) return 'pictures';
  if (request.method === 'POST' && signIn.test(path)) {
    // A flood of strangers' guesses does not shut out an editor; the lake counts these by themselves.
    return knownBrowser.test(request.headers.cookie ?? '') ? null : 'sign-in';
  }
  return furtherOn.test(path) ? 'fresh' : null;
}

/** Whether what is answered at a path is a stream without an end. */
export const isStream = (path: string): boolean => isLive(path) || lakeStream.test(path);

import type { IncomingMessage, ServerResponse } from 'node:http';
import { readEnvironment } from '#lib/env.ts';
import { previewCookieNames } from '#lib/preview/cookie.ts';
import { previewInHeader } from '#lib/preview/in-header.ts';
import { brokenPage, sendPlainPage, unavailablePage } from '../plain-page.ts';
import { type NextHandler, render } from './render.ts';

/**
 * Whether a page may be another one than readers share. Only with a cookie that this site has signed:
 * one that somebody made up gets what readers get, from what is kept.
 */
export async function isPreview({ headers }: IncomingMessage): Promise<boolean> {
  if (!previewCookieNames.some((name) => headers.cookie?.includes(name))) return false;
  const { siteUrl, sanity } = readEnvironment();
  const preview = await previewInHeader(headers.cookie, { siteUrl, readToken: sanity.readToken });
  return preview !== null;
}

/** Answers an editor in preview: made for this request and kept by nobody. */
export async function sendPreview(
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return next(request, response);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && name !== 'accept-encoding') headers[name] = value;
  }
  const { rendered, note } = await render(next, request.url ?? '/', headers);
  if (rendered.status >= 500) {
    const away = note.lakeWasAway;
    return sendPlainPage(response, away ? 503 : 500, away ? unavailablePage : brokenPage);
  }
  const { connection: _, 'transfer-encoding': __, ...kept } = rendered.headers;
  response.writeHead(rendered.status, {
    ...kept,
    'cache-control': 'private, no-store',
    'content-length': rendered.body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : rendered.body);
}

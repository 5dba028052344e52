import type { IncomingMessage, ServerResponse } from 'node:http';
import { brokenPage, sendPlainPage, unavailablePage } from '../plain-page.ts';
import { type NextHandler, render } from './render.ts';

/** The cookie of Next's draft mode: with it a page may be another one, and never what readers share. */
const previewCookie = /(?:^|;\s*)__prerender_bypass=/;

export const isPreview = ({ headers }: IncomingMessage): boolean =>
  previewCookie.test(headers.cookie ?? '');

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

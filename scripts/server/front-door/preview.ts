import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readEnvironment } from '#lib/env.ts';
import { previewCookieNames } from '#lib/preview/cookie.ts';
import { previewInHeader } from '#lib/preview/in-header.ts';
import { answerWith } from '../answered.ts';
import { failurePage, sendPlainPage } from '../plain-page.ts';
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

/**
 * Lets the scripts of one answer run and no others: Next marks what it writes with the nonce it finds in
 * the policy of a request. For what is an application: a preview, the Studio.
 */
export function allowItsScripts(
  request: IncomingMessage,
  response: ServerResponse,
  kind: 'preview' | 'studio',
): void {
  const scripts = `'nonce-${randomBytes(16).toString('base64')}'`;
  request.headers['content-security-policy'] = `script-src ${scripts}`;
  answerWith(response, kind, { scripts });
}

/** Answers an editor in preview: made for this request and kept by nobody. */
export async function sendPreview(
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  allowItsScripts(request, response, 'preview');
  if (request.method !== 'GET' && request.method !== 'HEAD') return next(request, response);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && name !== 'accept-encoding') headers[name] = value;
  }
  const { rendered, note } = await render(next, request.url ?? '/', headers);
  if (rendered.status >= 500) {
    const { status, page } = failurePage(note.lakeWas);
    return sendPlainPage(response, status, page);
  }
  const {
    connection: _,
    'transfer-encoding': __,
    // A preview is made for each request, and never ahead of one.
    'speculation-rules': ___,
    ...kept
  } = rendered.headers;
  response.writeHead(rendered.status, {
    ...kept,
    'cache-control': 'private, no-store',
    'content-length': rendered.body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : rendered.body);
}

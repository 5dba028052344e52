import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerWith } from '../answered.ts';
import { endedLinkPage, failurePage, sendPlainPage } from '../plain-page.ts';
import { forReaders } from './for-readers.ts';
import { type NextHandler, ownHeaders, render } from './render.ts';
import type { StyleBook } from './styles.ts';

type Asked = {
  request: IncomingMessage;
  response: ServerResponse;
  url: string;
  host: string;
  styles: StyleBook;
};

/** What holds for every answer under the link, one that says it has ended included. */
const always = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive, nosnippet, noimageindex',
  // The address is what opens the draft: no other site is told it.
  'referrer-policy': 'no-referrer',
};

/**
 * Answers somebody who was given a link to one draft, with a page without script. Nothing else of the request
 * reaches it: whoever asks sees the same, an editor in preview too.
 */
export async function sendShared(
  next: NextHandler,
  { request, response, url, host, styles }: Asked,
): Promise<void> {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  const { rendered, note } = await render(next, url, { ...ownHeaders, host });
  if (rendered.status >= 500 || note.lakeWas !== null) {
    const { status, page } = failurePage(note.lakeWas);
    return sendPlainPage(response, status, page);
  }
  if (rendered.status === 404) return sendPlainPage(response, 410, endedLinkPage());
  const { body, headers, status } = await forReaders(rendered, url, styles);
  answerWith(response, 'page');
  response.writeHead(status, {
    ...(headers['content-type'] && { 'content-type': headers['content-type'] }),
    ...(headers.location && { location: headers.location }),
    ...(headers.link && { link: headers.link }),
    'content-length': body.length,
    ...always,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

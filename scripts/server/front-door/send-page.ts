import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Encoding, Page } from './page.ts';

/**
 * Sends a kept page: in an encoding the reader takes, without a body when they have it already.
 *
 * @param status what it is sent with, when that is not its own.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests
 */
export async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: Page,
  status = page.status,
): Promise<void> {
  const headers = { ...page.headers, etag: page.etag };
  if (status === 200 && hasAlready(request, page)) {
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = encodingFor(request.headers['accept-encoding']);
  const body = await page.body(encoding);
  response.writeHead(status, {
    ...headers,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function hasAlready({ headers }: IncomingMessage, page: Page): boolean {
  const known = headers['if-none-match'];
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  if (known !== undefined) {
    return known.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(page.etag));
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  const modified = Date.parse(String(page.headers['last-modified'] ?? ''));
  return modified <= since;
}

/** Brotli before gzip, as far as the reader takes them; `q=0` refuses one. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  const takes = (name: string) =>
    String(accepted ?? '')
      .split(',')
      .some((part) => {
        const [coding = '', weight = 'q=1'] = part.split(';').map((word) => word.trim());
        return coding.toLowerCase() === name && !/^q=0(\.0*)?$/i.test(weight);
      });
  if (takes('br')) return 'br';
  return takes('gzip') || takes('x-gzip') ? 'gzip' : 'identity';
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { asksForDocument, missingPage, plainWords } from './plain-page.ts';

const BODY = Buffer.from('<body>');
const SHELL = Buffer.from('id="__next_error__"');
const WORDS = Buffer.from(`<noscript>${plainWords(missingPage)}</noscript>`);

/**
 * Next sends a page that is missing as an empty shell that script fills. This puts words into it for
 * readers without script, who would see nothing.
 */
export function explainMissing(request: IncomingMessage, response: ServerResponse): void {
  if (!asksForDocument(request)) return;
  const { write, end } = response;
  let done = false;

  const explained = (args: unknown[]): unknown[] => {
    const [chunk, ...rest] = args;
    const isText = typeof chunk === 'string';
    if (done || response.statusCode !== 404 || !(isText || chunk instanceof Uint8Array))
      return args;
    const bytes = Buffer.concat([isText ? Buffer.from(chunk) : chunk]);
    const at = bytes.indexOf(BODY);
    if (at === -1 || !bytes.includes(SHELL)) return args;
    done = true;
    if (!response.headersSent) response.removeHeader('content-length');
    const inside = at + BODY.length;
    return [Buffer.concat([bytes.subarray(0, inside), WORDS, bytes.subarray(inside)]), ...rest];
  };

  Object.assign(response, {
    write: (...args: unknown[]) => Reflect.apply(write, response, explained(args)),
    end: (...args: unknown[]) => Reflect.apply(end, response, explained(args)),
  });
}

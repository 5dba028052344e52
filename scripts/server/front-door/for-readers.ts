import type { OutgoingHttpHeaders } from 'node:http';
import { contentUsageName } from '#lib/machine/machine-use.ts';
import { isAlsoMarkdown } from './address.ts';
import { framesOf } from './frames.ts';
import type { Rendered } from './page.ts';
import { readersDocument, readersLinks } from './readers-document.ts';
import type { StyleBook } from './styles.ts';

/**
 * What readers get of what Next made: a page without what is only for its script.
 *
 * @param url the address of the page.
 */
export async function forReaders(
  made: Rendered,
  url: string,
  styles: StyleBook,
): Promise<Rendered> {
  const vary = [made.headers.vary ?? [], isAlsoMarkdown(url) ? 'Accept' : []].flat().join(', ');
  const rendered = { ...made, headers: { ...made.headers, vary } };
  const type = rendered.headers['content-type'];
  // What Next sends of a page that is missing or has moved is markup for script to fill.
  if (rendered.status >= 300 && /html/.test(String(type ?? 'html'))) {
    return { ...rendered, body: Buffer.alloc(0) };
  }
  const text = /^text\/html/.test(String(type)) ? rendered.body.toString() : '';
  if (!/^<!doctype html/i.test(text)) return rendered;
  await styles.readFor(text);
  const body = Buffer.from(readersDocument(text, styles.modulesOf));
  const links = [rendered.headers.link].flat().join(', ');
  const headers = { ...rendered.headers, ...saidInHead(text), link: readersLinks(links) };
  return { ...rendered, body, headers, frames: framesOf(text) };
}

/** What a page says in its head about its use by machines: those that do not read it are told by a header. */
function saidInHead(text: string): OutgoingHttpHeaders {
  const [, said] = /<meta name="content-usage" content="([a-z=, -]+)"/.exec(text) ?? [];
  return said === undefined ? {} : { [contentUsageName]: said };
}

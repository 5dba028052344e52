import type { Rendered } from './page.ts';
import { readersDocument, readersLinks } from './readers-document.ts';

/** What readers get of what Next made: a page without what is only for its script. */
export function forReaders(rendered: Rendered): Rendered {
  const type = rendered.headers['content-type'];
  // What Next sends of a page that is missing or has moved is markup for script to fill.
  if (rendered.status >= 300 && /html/.test(String(type ?? 'html'))) {
    return { ...rendered, body: Buffer.alloc(0) };
  }
  const text = /^text\/html/.test(String(type)) ? rendered.body.toString() : '';
  if (!/^<!doctype html/i.test(text)) return rendered;
  const body = Buffer.from(readersDocument(text));
  const links = [rendered.headers.link].flat().join(', ');
  return { ...rendered, body, headers: { ...rendered.headers, link: readersLinks(links) } };
}

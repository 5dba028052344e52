import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Absence } from '#lib/content/ask-lake.ts';
import { paper } from '#lib/paper.ts';
import { answerWith } from './answered.ts';

/** A page that needs nothing: no content, no script, no other file. */
export type PlainPage = { title: string; text: string; retryAfter?: number };

export const startingPage: PlainPage = {
  title: 'The newsroom is starting',
  text: 'The presses are warming up. This page tries again by itself in a few seconds.',
  retryAfter: 3,
};

const unavailablePage: PlainPage = {
  title: 'We cannot show this page right now',
  text: 'Our newsroom is out of reach for a moment. The page is still there: please try again shortly.',
  retryAfter: 10,
};

const busyPage: PlainPage = {
  title: 'We cannot show this page right now',
  text: 'It is being made, which takes a moment longer than usual. This page tries again by itself in a few seconds.',
  retryAfter: 5,
};

export const missingPage: PlainPage = {
  title: 'There is no page at this address',
  text: 'It may have moved or been taken back, or the address has a mistake in it.',
};

export const endedLinkPage: PlainPage = {
  title: 'This link has ended',
  text: 'It showed one story before it was published, for a while. Ask whoever sent it to you for another.',
};

const brokenPage: PlainPage = {
  title: 'This page could not be made',
  text: 'Something went wrong on our side, and we have been told. Please try again in a little while.',
};

/** What stands for a page that could not be made: too much to do and a lake that is away pass, a fault does not. */
export function failurePage(absence: Absence | null): { status: number; page: PlainPage } {
  if (absence === null) return { status: 500, page: brokenPage };
  return { status: 503, page: absence === 'busy' ? busyPage : unavailablePage };
}

const RULES = `:root{color-scheme:light dark;--paper:${paper.light};--ink:#16150f;--soft:#5d5a50}
@media (prefers-color-scheme:dark){:root{--paper:${paper.dark};--ink:#ece8dd;--soft:#a49f91}}
body{margin:0;min-height:100svh;display:grid;place-content:center;padding:2rem;background:var(--paper);color:var(--ink);font:1.125rem/1.5 Georgia,serif}
main{max-width:34rem;border-top:3px solid;padding-top:1.25rem}h1{font-weight:500;font-size:clamp(1.75rem,5vw,2.75rem);line-height:1.1;letter-spacing:-.02em;margin:0 0 .75rem;text-wrap:balance}
p{margin:0 0 1rem;color:var(--soft)}a{color:inherit}`;

/** By which a browser knows the styles of a plain page, which may have no others. */
const styles = `'sha256-${createHash('sha256').update(RULES).digest('base64')}'`;

const STYLE = `<style>${RULES}</style>`;

const wordsOf = ({ title, text }: PlainPage): string =>
  `<main><h1>${title}</h1><p>${text}</p><p><a href="/">To the front page</a></p></main>`;

/** A plain page's words and looks, to stand in the body of a page that has nothing else to show. */
export const plainWords = (page: PlainPage): string => STYLE + wordsOf(page);

const render = ({ title, text, retryAfter }: PlainPage): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">${retryAfter ? `<meta http-equiv="refresh" content="${retryAfter}">` : ''}<title>${title}</title>
${STYLE}</head>
<body>${wordsOf({ title, text })}</body></html>
`;

/** Answers a request with a plain page; `send` writes its body, and ends the answer when it has been read. */
export function sendPlainPage(
  response: ServerResponse,
  status: number,
  page: PlainPage,
  send = (body: string): unknown => response.end(body),
): void {
  const body = render(page);
  answerWith(response, 'plain page', { styles });
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(page.retryAfter ? { 'retry-after': String(page.retryAfter) } : {}),
  });
  send(body);
}

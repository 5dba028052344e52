import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Absence } from '#lib/content/ask-lake.ts';
import { type KnownNewsroom, lastKnownNewsroom } from '#lib/content/settings/last-known.ts';
import { htmlText } from '#lib/machine/html.ts';
import { paper } from '#lib/paper.ts';
import { frontPath, searchPath } from '#lib/routes.ts';
import { languageDirection } from '#lib/text-direction.ts';
import type { en } from '#lib/words/catalogues/en.ts';
import { wordsIn } from '#lib/words/words.ts';
import { answerWith } from './answered.ts';

/** A page that needs nothing: no content, no script, no other file. */
export type PlainPage = {
  title: string;
  text: string;
  /** Of both; English when nobody says. */
  language?: string;
  retryAfter?: number;
};

/** What the site says of trouble. */
type Word = keyof (typeof en)['trouble'];

/** A page in the language of the newsroom, as far as that is known. */
function inNewsroomsWords(title: Word, text: Word, retryAfter?: number): PlainPage {
  const language = lastKnownNewsroom()?.language ?? 'en';
  const t = wordsIn(language);
  return { title: t(`trouble.${title}`), text: t(`trouble.${text}`), language, retryAfter };
}

export const startingPage = () => inNewsroomsWords('starting', 'startingWhy', 3);
const unavailablePage = () => inNewsroomsWords('unavailable', 'unavailableWhy', 10);
const busyPage = () => inNewsroomsWords('unavailable', 'busyWhy', 5);
const brokenPage = () => inNewsroomsWords('broken', 'brokenWhy');
export const endedLinkPage = () => inNewsroomsWords('ended', 'endedWhy');
export const tooMuchPage = (retryAfter?: number) =>
  inNewsroomsWords('tooMuch', 'tooMuchWhy', retryAfter);

/** What stands for a page that could not be made: too much to do and a lake that is away pass, a fault does not. */
export function failurePage(absence: Absence | null): { status: number; page: PlainPage } {
  if (absence === null) return { status: 500, page: brokenPage() };
  return { status: 503, page: absence === 'busy' ? busyPage() : unavailablePage() };
}

const RULES = `:root{color-scheme:light dark;--paper:${paper.light};--ink:#16150f;--soft:#5d5a50;--hair:#d9d5c9}
@media (prefers-color-scheme:dark){:root{--paper:${paper.dark};--ink:#ece8dd;--soft:#a49f91;--hair:#3a372f}}
*{box-sizing:border-box}body{margin:0;min-height:100svh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font:1.125rem/1.5 Georgia,serif}
header{padding:1.5rem 1.5rem 0;text-align:center}header a{font-size:clamp(2rem,6vw,3.25rem);line-height:1.1;letter-spacing:-.03em;text-decoration:none}
nav{margin-block-start:1.25rem;border-block:1px solid;padding-block:.6rem;font:600 .9375rem/1.4 system-ui,sans-serif}
ul{display:flex;flex-wrap:wrap;justify-content:center;gap:.4rem 1.5rem;margin:0;padding:0;list-style:""}nav a{font:inherit;letter-spacing:0}
main{width:100%;max-width:37rem;margin:auto;padding:2.5rem 1.5rem}h1{font-weight:500;font-size:clamp(1.75rem,5vw,2.75rem);line-height:1.15;letter-spacing:-.02em;margin:0 0 .75rem;text-wrap:balance}
p{margin:0 0 1rem;color:var(--soft)}a{color:inherit;overflow-wrap:anywhere}:lang(ar) h1,:lang(ja) h1{letter-spacing:0;line-height:1.4}
form{display:flex;flex-wrap:wrap;gap:.6rem;margin-block:1.5rem}label{flex-basis:100%;font:600 .9375rem/1.4 system-ui,sans-serif}input{flex:1;min-width:8rem}input,button{font:inherit;padding:.5rem .8rem;border:1px solid;border-radius:0;background:none;color:inherit}:focus-visible{outline:3px solid;outline-offset:2px}`;

/** By which a browser knows the styles of a plain page, which may have no others. */
const styles = `'sha256-${createHash('sha256').update(RULES).digest('base64')}'`;

const STYLE = `<style>${RULES}</style>`;

const render = (page: PlainPage): string => {
  const { title, language = 'en', retryAfter } = page;
  const known = lastKnownNewsroom();
  const head = known === null ? title : `${title} – ${known.name}`;
  return `<!doctype html>
<html lang="${attributeText(language)}" dir="${languageDirection(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">${retryAfter ? `<meta http-equiv="refresh" content="${retryAfter}">` : ''}<title>${htmlText(head)}</title>
${STYLE}</head>
<body>${known === null ? '' : nameplate(known)}${main(page)}</body></html>
`;
};

/** The newsroom's name and sections, as far as they are known. */
const nameplate = ({ name, language, navigation }: KnownNewsroom): string => {
  const sections = navigation.map(
    (section) => `<li><a href="${attributeText(section.href)}">${htmlText(section.name)}</a></li>`,
  );
  const label = attributeText(wordsIn(language)('frame.sections'));
  const nav = `<nav aria-label="${label}"><ul>${sections.join('')}</ul></nav>`;
  const spoken = `lang="${attributeText(language)}" dir="${languageDirection(language)}"`;
  return `<header ${spoken}><a href="${frontPath()}">${htmlText(name)}</a>${sections.length > 0 ? nav : ''}</header>`;
};

const main = ({ title, text, language = 'en' }: PlainPage): string => {
  const t = wordsIn(language);
  const search = `<form action="${searchPath()}" role="search"><label for="q">${htmlText(t('search.label'))}</label><input id="q" name="q" type="search" maxlength="200" required><button>${htmlText(t('search.go'))}</button></form>`;
  return `<main><h1>${htmlText(title)}</h1><p>${htmlText(text)}</p>${search}<p><a href="${frontPath()}">${htmlText(t('trouble.toFront'))}</a></p></main>`;
};

const attributeText = (text: string): string => htmlText(text).replaceAll('"', '&quot;');

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

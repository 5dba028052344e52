import { type Browser, chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '#e2e/newsroom/chromium.ts';
import { freePorts } from '#e2e/newsroom/ports.ts';
import {
  type Newsroom,
  removeFolder,
  startNewsroom,
  temporaryFolder,
} from '#e2e/newsroom/start.ts';
import { freePort } from '#lib/testing/ports.ts';
import { firstRequests } from './after-a-restart.ts';
import { emptyPage } from './empty-page.ts';
import { audit } from './lighthouse.ts';
import { type Asked, loads } from './load.ts';
import { measureManyPages } from './many-pages.ts';
import { startApp } from './next-app.ts';
import { measureOpenPages } from './open-pages.ts';
import { weighPage } from './page-weight.ts';
import { plainArticle } from './plain-article.ts';
import { measurePublishing } from './publishing.ts';

/**
 * `npm run bench`: the reader's side, measured beside an empty Next page and beside a plain article by
 * next-sanity, which are built and served in the same run. Sizes are what comes over the wire (gzip);
 * speed is a ratio. `npm run bench -- site load pages` measures some of it.
 */

const openPages = 1000;
const manyPages = 10_000;
/** All of the measuring is one visitor. */
const noLimits = { VISITOR_LIMITS: 'fresh:0,live:0,streams:0,connections:0' };

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
function table(title: string, ...head: string[]): void {
  console.log(`\n${title}\n`);
  row(...head);
  row(...head.map(() => '---'));
}

type Addresses = Readonly<Record<string, string>>;

async function weights(browser: Browser, pages: Addresses): Promise<void> {
  table('What a page loads in 8 seconds, without scrolling (gzip, kB)', ...weightColumns);
  for (const [name, url] of Object.entries(pages)) {
    const { javascript, html, css, requests } = await weighPage(browser, url);
    row(name, kilobytes(javascript), kilobytes(html), kilobytes(css), requests);
  }
}
const weightColumns = ['page', 'JavaScript', 'HTML', 'CSS', 'requests'];

async function audits(pages: Addresses): Promise<void> {
  table('Lighthouse on a phone, median of 5', 'page', 'score', 'LCP, s', 'TBT, ms', 'CLS');
  for (const [name, url] of Object.entries(pages)) {
    const { score, lcp, tbt, cls } = await audit(url);
    row(name, score, seconds(lcp), Math.round(tbt), cls.toFixed(3));
  }
}

async function answers(asked: Readonly<Record<string, Asked>>): Promise<void> {
  const measured = await loads(asked);
  const floor = measured[emptyName];
  table('Answered to 16 connections that never wait', ...answerColumns);
  for (const [name, { perSecond, p50, p99, processor }] of Object.entries(measured)) {
    const times = (perSecond / (floor?.perSecond ?? Number.NaN)).toFixed(1);
    const share = ((floor?.processor ?? Number.NaN) / processor).toFixed(1);
    row(name, Math.round(perSecond), times, p50, p99, Math.round(processor), share);
  }
}
const answerColumns = [
  ...['what', 'requests/s', '÷ empty page', 'p50, ms', 'p99, ms'],
  ...['processor time each, µs', 'empty page ÷ it'],
];
const emptyName = 'empty Next page';
const plainName = 'plain next-sanity article';

/** What is asked for: others' pages, ours, and one of ours that who asks has already. */
async function asked(
  article: string,
  pages: Addresses,
  pid: number,
  others: Readonly<Record<string, Asked>>,
): Promise<Readonly<Record<string, Asked>>> {
  const etag = (await fetch(article)).headers.get('etag') ?? '';
  const headers = { 'if-none-match': etag };
  return {
    ...others,
    ...Object.fromEntries(Object.entries(pages).map(([name, url]) => [name, { url, pid }])),
    'article, unchanged (304)': { url: article, pid, headers, status: 304 },
  };
}

async function afterRestart(pages: Addresses): Promise<void> {
  table('After a restart (ms)', 'page', 'first request', 'the next one');
  for (const [name, { first, again }] of Object.entries(await firstRequests(pages))) {
    row(name, Math.round(first), again.toFixed(1));
  }
}

async function publishing(browser: Browser, newsroom: Newsroom, slug: string): Promise<void> {
  table('From publishing to the reader, 20 publishes (ms)', 'what', 'median', 'slowest');
  const measured = await measurePublishing(browser, newsroom, slug);
  for (const [what, times] of Object.entries(measured)) row(what, times.median, times.slowest);

  table('From publishing to many open pages, 5 publishes (ms)', 'pages', 'p50', 'p95', 'slowest');
  const { p50, p95, slowest } = await measureOpenPages(newsroom, slug, openPages);
  row(openPages, p50, p95, slowest);
}

const parts = ['weight', 'lighthouse', 'load', 'publishing', 'restart', 'pages'] as const;
const wanted = process.argv.slice(3);
const isWanted = (part: (typeof parts)[number]) => wanted.length === 0 || wanted.includes(part);
const unknown = wanted.filter((part) => !parts.some((known) => known === part));
if (unknown.length > 0) {
  throw new Error(`There is nothing to measure called ${unknown}: there are ${parts.join(', ')}.`);
}

const dir = await temporaryFolder();
const ports = await freePorts();
let newsroom = await startNewsroom(ports, dir, noLimits);
const lake = `http://127.0.0.1:${ports.lake}`;
const empty = await startApp(emptyPage, await freePort());
const plain = await startApp(
  plainArticle(lake, newsroom.client.config().token ?? ''),
  await freePort(),
);
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: chromiumArguments,
});

try {
  const { url, client } = newsroom;
  const slugs = await client.fetch<Record<'article' | 'tag' | 'live', string>>(`{
    "article": *[_type == "article" && _id == "story-petro-lands-in-washington"][0].slug.current,
    "tag": *[_type == "article" && _id == "story-petro-lands-in-washington"][0].tags[0]->slug.current,
    "live": *[_type == "article" && kind == "live" && !(_id in path("drafts.**"))][0].slug.current
  }`);
  const article = `${url}/article/${slugs.article}`;
  const pages = { article, 'front page': `${url}/`, tag: `${url}/tag/${slugs.tag}` };
  const others = {
    [emptyName]: { url: empty.url, pid: empty.pid },
    [plainName]: { url: `${plain.url}article/${slugs.article}`, pid: plain.pid },
  };
  const all = {
    ...Object.fromEntries(Object.entries(others).map(([name, { url }]) => [name, url])),
    ...pages,
    'live story': `${url}/article/${slugs.live}`,
  };

  if (isWanted('weight')) await weights(browser, all);
  if (isWanted('lighthouse')) await audits(all);
  if (isWanted('load')) {
    await answers(
      await asked(article, { ...pages, feed: `${url}/feed.xml` }, newsroom.pid, others),
    );
  }
  if (isWanted('publishing')) await publishing(browser, newsroom, slugs.article);
  if (isWanted('restart')) {
    await newsroom.stop();
    newsroom = await startNewsroom(ports, dir, noLimits);
    await afterRestart({ ...pages, feed: `${url}/feed.xml` });
  }
  if (isWanted('pages')) {
    table(
      'Memory of the site, MB',
      'pages kept',
      'before',
      'after',
      'making of each, processor ms',
    );
    const kept = await measureManyPages(newsroom, slugs.article, manyPages);
    row(kept.pages, Math.round(kept.before), Math.round(kept.after), kept.making.toFixed(1));
  }
} finally {
  await browser.close();
  await empty.stop();
  await plain.stop();
  await newsroom.stop();
  await removeFolder(dir);
}

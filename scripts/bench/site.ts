import { type Browser, chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '#e2e/newsroom/chromium.ts';
import { freePorts } from '#e2e/newsroom/ports.ts';
import { removeFolder, startNewsroom, temporaryFolder } from '#e2e/newsroom/start.ts';
import { freePort } from '#lib/testing/ports.ts';
import { startEmptyPage } from './empty-page.ts';
import { audit } from './lighthouse.ts';
import { loads } from './load.ts';
import { measureOpenPages } from './open-pages.ts';
import { weighPage } from './page-weight.ts';
import { measurePublishing } from './publishing.ts';

/**
 * `npm run bench`: the reader's side, measured beside an empty Next page that is built and served in
 * the same run. Sizes are what comes over the wire (gzip); speed is a ratio.
 */

const openPages = 1000;
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

async function weights(browser: Browser, pages: Readonly<Record<string, string>>): Promise<void> {
  table('What a page loads in 8 seconds, without scrolling (gzip, kB)', ...weightColumns);
  for (const [name, url] of Object.entries(pages)) {
    const { javascript, html, css, requests } = await weighPage(browser, url);
    row(name, kilobytes(javascript), kilobytes(html), kilobytes(css), requests);
  }
}
const weightColumns = ['page', 'JavaScript', 'HTML', 'CSS', 'requests'];

async function audits(pages: Readonly<Record<string, string>>): Promise<void> {
  table('Lighthouse on a phone, median of 5', 'page', 'score', 'LCP, s', 'TBT, ms', 'CLS');
  for (const [name, url] of Object.entries(pages)) {
    const { score, lcp, tbt, cls } = await audit(url);
    row(name, score, seconds(lcp), Math.round(tbt), cls.toFixed(3));
  }
}

async function answers(empty: string, pages: Readonly<Record<string, string>>, article: string) {
  const etag = (await fetch(article)).headers.get('etag') ?? '';
  const asked = Object.entries({ [emptyName]: empty, ...pages });
  const measured = await loads({
    ...Object.fromEntries(asked.map(([name, url]) => [name, { url }])),
    'article, unchanged (304)': { url: article, headers: { 'if-none-match': etag }, status: 304 },
  });
  const floor = measured[emptyName]?.perSecond ?? Number.NaN;
  table('Answered to 16 connections that never wait', ...answerColumns);
  for (const [name, { perSecond, p50, p99 }] of Object.entries(measured)) {
    row(name, Math.round(perSecond), (perSecond / floor).toFixed(1), p50, p99);
  }
}
const answerColumns = ['what', 'requests/s', '÷ empty page', 'p50, ms', 'p99, ms'];
const emptyName = 'empty Next page';

const dir = await temporaryFolder();
const newsroom = await startNewsroom(await freePorts(), dir, noLimits);
const empty = await startEmptyPage(await freePort());
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: chromiumArguments,
});

try {
  const { url, client } = newsroom;
  const slugs = await client.fetch<Record<'article' | 'tag' | 'live', string>>(`{
    "article": *[_type == "frontPage" && _id == "frontPage"][0].lead->slug.current,
    "tag": *[_type == "frontPage" && _id == "frontPage"][0].lead->tags[0]->slug.current,
    "live": *[_type == "article" && kind == "live" && !(_id in path("drafts.**"))][0].slug.current
  }`);
  const article = `${url}/article/${slugs.article}`;
  const pages = { article, 'front page': `${url}/`, tag: `${url}/tag/${slugs.tag}` };
  const live = { live: `${url}/article/${slugs.live}` };

  await weights(browser, { [emptyName]: empty.url, ...pages, ...live });
  await audits({ [emptyName]: empty.url, ...pages, ...live });
  await answers(empty.url, { ...pages, feed: `${url}/feed.xml` }, article);

  table('From publishing to the reader, 20 publishes (ms)', 'what', 'median', 'slowest');
  const publishing = await measurePublishing(browser, newsroom, slugs.article);
  for (const [what, times] of Object.entries(publishing)) row(what, times.median, times.slowest);

  table('From publishing to many open pages, 5 publishes (ms)', 'pages', 'p50', 'p95', 'slowest');
  const { p50, p95, slowest } = await measureOpenPages(newsroom, slugs.article, openPages);
  row(openPages, p50, p95, slowest);
} finally {
  await browser.close();
  await empty.stop();
  await newsroom.stop();
  await removeFolder(dir);
}

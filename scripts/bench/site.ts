import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '#e2e/newsroom/chromium.ts';
import { freePorts } from '#e2e/newsroom/ports.ts';
import { removeFolder, startNewsroom, temporaryFolder } from '#e2e/newsroom/start.ts';
import { freePort } from '#lib/testing/ports.ts';
import { startEmptyPage } from './empty-page.ts';
import { weighPage } from './page-weight.ts';
import { measurePublishing } from './publishing.ts';
import { throughputRatio } from './throughput.ts';

/**
 * `npm run bench`: the reader's side, measured beside an empty Next page that is built and served in
 * the same run. Sizes are what comes over the wire (gzip); speed is a ratio.
 */

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);

const dir = await temporaryFolder();
const newsroom = await startNewsroom(await freePorts(), dir);
const empty = await startEmptyPage(await freePort());
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: chromiumArguments,
});

try {
  const slug = await newsroom.client.fetch<string>(
    '*[_type == "frontPage" && _id == "frontPage"][0].lead->slug.current',
  );
  const pages = { 'front page': '/', article: `/article/${slug}`, latest: '/latest' };

  console.log('\nWhat a page loads, without scrolling (gzip, kB)\n');
  row(
    'page',
    'JavaScript',
    'over the empty page',
    'HTML',
    'CSS',
    'requests',
    'requests/s ÷ empty page',
  );
  row(...Array.from({ length: 7 }, () => '---'));
  const floor = await weighPage(browser, empty.url);
  row(
    'empty Next page',
    kilobytes(floor.javascript),
    '0',
    kilobytes(floor.html),
    kilobytes(floor.css),
    floor.requests,
    '1',
  );
  for (const [name, path] of Object.entries(pages)) {
    const url = newsroom.url + path;
    const weight = await weighPage(browser, url);
    const ratio = await throughputRatio(url, empty.url);
    row(
      name,
      kilobytes(weight.javascript),
      kilobytes(weight.javascript - floor.javascript),
      kilobytes(weight.html),
      kilobytes(weight.css),
      weight.requests,
      ratio.toFixed(2),
    );
  }

  console.log('\nFrom publishing to the reader (20 publishes, ms)\n');
  row('what', 'median', 'slowest');
  row('---', '---', '---');
  for (const [what, times] of Object.entries(await measurePublishing(browser, newsroom, slug))) {
    row(what, times.median, times.slowest);
  }
} finally {
  await browser.close();
  await empty.stop();
  await newsroom.stop();
  await removeFolder(dir);
}

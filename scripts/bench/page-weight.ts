import type { Browser, Request } from '@playwright/test';

export type PageWeight = { javascript: number; html: number; css: number; requests: number };

/** What a page makes a browser load, without scrolling, in bytes as they came over the wire (gzip). */
export async function weighPage(browser: Browser, url: string): Promise<PageWeight> {
  // A context of its own: nothing is in a cache.
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const finished: Request[] = [];
  page.on('requestfinished', (request) => finished.push(request));
  await page.goto(url, { waitUntil: 'load' });
  // Long enough for whatever a page loads once it is idle; pictures far below do not come.
  await page.waitForTimeout(8000);
  const weight: PageWeight = { javascript: 0, html: 0, css: 0, requests: 0 };
  for (const request of finished) {
    if (request.url().startsWith('data:')) continue;
    weight.requests += 1;
    const { responseBodySize } = await request.sizes();
    const type = request.resourceType();
    if (type === 'script') weight.javascript += responseBodySize;
    if (type === 'stylesheet') weight.css += responseBodySize;
    if (type === 'document') weight.html += responseBodySize;
  }
  await context.close();
  return weight;
}

import type { APIRequestContext } from '@playwright/test';

/** The paths of the whole sitemap: its index and every file that this names. */
export async function sitemapFiles(request: APIRequestContext): Promise<string[]> {
  const index = await (await request.get('/sitemap.xml')).text();
  const files = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
  return ['/sitemap.xml', ...files.map((address) => new URL(address).pathname)];
}

/** What stands in all files of the sitemap. */
export async function wholeSitemap(request: APIRequestContext): Promise<string> {
  const texts: string[] = [];
  for (const path of await sitemapFiles(request)) {
    texts.push(await (await request.get(path)).text());
  }
  return texts.join('\n');
}

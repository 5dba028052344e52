import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { Page } from './page.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const memory = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const where = { siteUrl: 'http://localhost:3000', lake: 'embedded' } as const;

/** A long document that says something of itself in a header, as pages do. */
function documentOf(name: string) {
  const words = Array.from({ length: 4_000 }, () => `the story ${name} goes on`).join(' ');
  const text = `<!doctype html><meta content="${name}, of which a header tells"><p>${words}`;
  const [, said] = /content="([^"]+)"/.exec(text) ?? [];
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-usage': said };
  return { status: 200, headers, body: Buffer.from(text) };
}

test('kept pages take the room they say they take', async () => {
  const count = 300;
  const before = memory();
  const pages: Page[] = [];
  for (let n = 0; n < count; n += 1) {
    const page = await Page.of(documentOf(randomBytes(8).toString('hex')), false, where);
    await Promise.all([page.whole('br'), page.whole('gzip')]);
    pages.push(page);
  }
  const said = pages.reduce((sum, { size }) => sum + size, 0);
  // What went into the making is let go a little later.
  await vi.waitFor(() => expect((memory() - before) / said).toBeLessThan(1.5), { timeout: 20_000 });
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { rememberNewsroom } from '#lib/content/settings/last-known.ts';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import { endedLinkPage, failurePage, sendPlainPage, startingPage } from './plain-page.ts';

const pages = {
  '/starting': () => ({ status: 503, page: startingPage() }),
  '/away': () => failurePage('away'),
  '/busy': () => failurePage('busy'),
  '/broken': () => failurePage(null),
  '/ended': () => ({ status: 410, page: endedLinkPage() }),
  '/malformed': () => ({ status: 400, page: { title: 'A <b>', text: 'B & "C"' } }),
};

const server = createServer((request, response) => {
  const made = Object.entries(pages).find(([path]) => path === request.url)?.[1]();
  if (made) sendPlainPage(response, made.status, made.page);
  else response.writeHead(404).end();
});
let origin = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => void server.close());
afterEach(() => {
  globalThis.datelineNewsroom = undefined;
});

async function get(path: keyof typeof pages) {
  const response = await fetch(`${origin}${path}`);
  return { status: response.status, headers: response.headers, html: await response.text() };
}

const section = { id: 'w', name: 'العالم', href: '/section/world' };

test('before anything is known of the newsroom it is plain English', async () => {
  const { html } = await get('/away');
  expect(html).toContain('<html lang="en" dir="ltr">');
  expect(html).toContain('<title>We cannot show this page right now</title>');
  expect(html).not.toContain('<header');
});

test.each([
  ['/starting', 503, '3'],
  ['/away', 503, '10'],
  ['/busy', 503, '5'],
  ['/broken', 500, null],
  ['/ended', 410, null],
] as const)('%s says its status and when to come again', async (path, status, retryAfter) => {
  const { headers, ...answer } = await get(path);
  expect(answer.status).toBe(status);
  expect(headers.get('retry-after')).toBe(retryAfter);
  expect(answer.html.includes('http-equiv="refresh"')).toBe(retryAfter !== null);
});

test('what was last known of the newsroom stands over it, in its language', async () => {
  const settings = { ...defaultSettings, name: 'الخط', language: 'ar', navigation: [section] };
  rememberNewsroom(settings);
  const { html } = await get('/away');
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('<title>لا يمكننا عرض هذه الصفحة الآن – الخط</title>');
  expect(html).toContain('<a href="/">الخط</a>');
  expect(html).toContain('<nav aria-label="الأقسام"><ul><li><a href="/section/world">العالم</a>');
  expect(html).toContain('<form action="/search" role="search"><label for="q">ابحث في كل المواد');
});

test('words that are not the newsroom’s own say in which language they are', async () => {
  rememberNewsroom({ ...defaultSettings, name: 'الخط', language: 'ar' });
  const { html } = await get('/malformed');
  expect(html).toContain('<html lang="en" dir="ltr">');
  expect(html).toContain('<header lang="ar" dir="rtl">');
});

describe('attack: the plain page', () => {
  test('a newsroom and a section named with markup → text', async () => {
    const evil = '"><img src=x onerror=alert(1)>';
    const navigation = [{ ...section, name: evil, href: `/section/${evil}` }];
    rememberNewsroom({ ...defaultSettings, name: evil, navigation });
    const { html } = await get('/away');
    expect(html).not.toContain('<img');
    expect(html).toContain('<a href="/section/&quot;&gt;&lt;img');
  });

  test('a title and a text with markup → text', async () => {
    expect((await get('/malformed')).html).toContain('<h1>A &lt;b&gt;</h1><p>B &amp; "C"</p>');
  });
});

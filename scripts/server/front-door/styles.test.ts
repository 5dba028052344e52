import { brotliDecompressSync } from 'node:zlib';
import inject from 'light-my-request';
import { describe, expect, test } from 'vitest';
import { createFrontDoor } from './front-door.ts';
import { addressOfJoined, stylesAt } from './styles.ts';

const files: Record<string, string> = {
  '/_next/static/chunks/a.css': '.a{background:url(../media/a.woff2)}',
  '/_next/static/chunks/b.css': ".b{background:url('data:x')}.c{background:url(/d.svg)}",
  '/_next/static/chunks/studio.css':
    '.a{color:red}@font-face{font-family:I;src:url(https://fonts.example/a.woff2)format("x");src:url(https://fonts.example/a.woff2) format("woff2") tech("variations")}@font-face{font-family:N;src:url(../media/n.woff2)}.b{}',
  '/_next/static/chunks/first.css': 'body{a:b}',
  '/_next/static/chunks/page.css': '.aaaaaa_x{a:b}.bbbbbb_y{a:b}',
  '/_next/static/chunks/more.css': 'p{a:b}.cccccc_z{a:b}',
  '/_missing': 'nothing here',
};
const pages: Record<string, string> = {};
let asked = 0;
let failing = false;
const door = createFrontDoor(
  (request, response) => {
    asked += 1;
    const text = files[request.url ?? ''];
    const page = pages[request.url ?? ''];
    if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      return;
    }
    const status = failing ? 500 : text === undefined ? 404 : 200;
    response.writeHead(status, { 'content-type': 'text/css' }).end(text);
  },
  { siteUrl: 'https://news.example', lake: 'embedded' },
);

const ask = (url: string, headers: Record<string, string> = {}) =>
  inject((request, response) => void door.handle(request, response), { url, headers }).then(
    (answer) => answer,
  );

test('joined styles are the files one after the other, made once and kept by browsers for good', async () => {
  const joined = await ask(addressOfJoined(['a', 'b']));
  expect(joined.statusCode).toBe(200);
  expect(joined.body).toBe(
    ".a{background:url(/_next/static/media/a.woff2)}\n.b{background:url('data:x')}.c{background:url(/d.svg)}",
  );
  expect(joined.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(joined.headers['cache-control']).toMatch(/immutable/);
  const before = asked;
  const again = await ask(addressOfJoined(['a', 'b']), { 'accept-encoding': 'br' });
  expect(brotliDecompressSync(again.rawPayload).toString()).toBe(joined.body);
  expect(asked).toBe(before);
});

test('a page asks for the styles of what it shows, in an address that another server knows too', async () => {
  const html = (...shown: string[]) => {
    const head = ['first', 'page', 'more']
      .map((name) => `<link rel="stylesheet" href="/_next/static/chunks/${name}.css">`)
      .join('');
    return `<!doctype html><head>${head}</head><p class="${shown.join(' ')}">Words</p>`;
  };
  const sheetOf = async (path: string) => {
    const { body } = await ask(path);
    const [, second = ''] = [...body.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(
      ([, at]) => at,
    );
    return second;
  };
  pages['/one'] = html('aaaaaa_x');
  pages['/both'] = html('aaaaaa_x', 'bbbbbb_y');
  const [one, both] = [await sheetOf('/one'), await sheetOf('/both')];
  expect(one).not.toBe(both);
  expect((await ask(one)).body).toBe('.aaaaaa_x{a:b}\np{a:b}');
  expect((await ask(both)).body).toBe('.aaaaaa_x{a:b}.bbbbbb_y{a:b}\np{a:b}');
  pages['/one-again'] = html('plain', 'aaaaaa_z');
  expect(await sheetOf('/one-again')).toBe(one);
  const [, mask = ''] = /\.([\w-]+)\.[\w-]+\.css$/.exec(both) ?? [];
  expect((await ask(one.replace(/\.[\w-]+\./, `.${mask}.`))).statusCode).toBe(404);
});

test('styles that failed once are not gone for good', async () => {
  for (const url of [addressOfJoined(['b', 'a']), '/_next/static/chunks/b.css']) {
    failing = true;
    expect((await ask(url)).statusCode).toBe(500);
    failing = false;
    expect((await ask(url)).statusCode).toBe(200);
  }
});

test('styles of the Studio name no font of another site', async () => {
  expect((await ask('/_next/static/chunks/studio.css')).body).toBe(
    '.a{color:red}@font-face{font-family:N;src:url(/_next/static/media/n.woff2)}.b{}',
  );
});

describe('attack: joined styles', () => {
  test('files in orders that no page asks for → 404, and none of them is made', async () => {
    const before = asked;
    const address = addressOfJoined(['a', 'b', 'studio']);
    for (const order of ['a+studio+b', 'b+a+studio', 'b+studio+a', 'studio+a+b', 'studio+b+a']) {
      expect((await ask(address.replace('a+b+studio', order))).statusCode).toBe(404);
    }
    // The page about a missing page, and what Next says of an address that is none of styles.
    expect(asked - before).toBeLessThanOrEqual(6);
  });

  test('a part that is not there → 404', async () => {
    expect((await ask(addressOfJoined(['a', 'none']))).statusCode).toBe(404);
  });

  test.each([
    '/_page/a.css',
    '/_page/a+b.css',
    `/_page/a+b.${'A'.repeat(16)}.css`,
    addressOfJoined(['a', 'b']).replace('a+b', 'b+a'),
    addressOfJoined(['a', 'b']).replace('a+b', 'a+b+c'),
    addressOfJoined(['..', 'a']),
    addressOfJoined(['a', '/b']),
    addressOfJoined(['a%2Fb', 'c']),
    `${addressOfJoined(['a', 'b'])}.map`,
    addressOfJoined(Array.from({ length: 40 }, (_, n) => `a${n}`)),
  ])('%s → no styles', (url) => {
    expect(stylesAt(url)).toBeNull();
  });
});

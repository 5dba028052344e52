import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { sealPreview } from '#lib/preview/seal.ts';
import type { Answer } from '../testing/conversation.ts';
import {
  ask,
  close,
  closeAll,
  current,
  get,
  header,
  keep,
  open,
  readToken,
  request,
  talk,
  textOf,
} from '../testing/kept-pages.ts';

let usual = 0;
let strict = 0;
beforeAll(async () => {
  process.env.SANITY_API_READ_TOKEN = readToken;
  usual = await open('');
  strict = await open('missing:2,search:3');
});
afterAll(closeAll);
beforeEach(async () => {
  current.port = usual;
  await keep('/a', 'One');
  current.waited = 0;
});

describe('attack: kept pages, at once', () => {
  const refused = [
    ['a body announced', `${get('/a', 'Content-Length: 5', close)}words`, 400],
    ['a body in pieces', `${get('/a', 'Transfer-Encoding: chunked', close)}0\r\n\r\n`, 400],
    ['two hosts', get('/a', 'hOST: evil.example', close), 400],
    ['a method no page takes', request('POST /a HTTP/1.1', 'Content-Length: 0', close), 405],
    ['a whole address', request('GET http://evil.example/a HTTP/1.1', close), 400],
    ['a query longer than any', get(`/a?${'x'.repeat(8_192)}`, close), 414],
  ] as const;
  test.each(refused)('%s → refused, as for any page', async (_, asked, status) => {
    const [answer] = await talk(asked);
    expect(answer?.status).toBe(status);
  });

  test('a preview’s cookie, right or made up, in one header or several → not the kept bytes', async () => {
    const expires = Math.floor(Date.now() / 1000) + 3600;
    const owner = { kind: 'account', id: 'signin-x' } as const;
    const sealed = await sealPreview({ owner, id: 'x', expires }, readToken);
    const [first, second] = [`dateline_preview=${sealed}`, '__prerender_bypass=x'];
    for (const cookies of [[`${first}; ${second}`], [`a=b; ${second}`, first]]) {
      const answer = await ask('/a', ...cookies.map((cookie) => `Cookie: ${cookie}`));
      expect(header(answer, 'cache-control')).toBe('private, no-store');
      expect(answer.body.toString()).toContain('a draft of One');
    }
    expect(textOf(await ask('/a', 'Cookie: __prerender_bypass=made-up'))).toBe('<p>One</p>');
    expect(current.waited).toBe(3);
    expect(textOf(await ask('/a', 'Cookie: theme=dark'))).toBe('<p>One</p>');
    expect(current.waited).toBe(3);
  });

  test('the router’s mark, however it is written → the part, not the page', async () => {
    for (const mark of ['rsc: 1', 'RSC: 1']) {
      expect(textOf(await ask('/a', mark))).toContain('a part of One');
    }
    expect(textOf(await ask('/a'))).toBe('<p>One</p>');
  });

  test('addresses that only look like one that is kept → what they are', async () => {
    for (const path of ['/a/', '/A', '/a%20part', '/_missing', '/_missing?x']) {
      expect((await ask(path)).status, path).toBe(404);
    }
    for (const path of ['/%61', '/x/../a', '/a#b']) {
      expect(textOf(await ask(path)), path).toBe('<p>One</p>');
    }
  });

  test('searches by the dozen, in words or none → as many as are allowed, kept or not', async () => {
    current.port = strict;
    await keep('/search', 'Search ');
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await ask('/search')).status);
    expect(statuses).toContain(429);
  });

  test('too many addresses with nothing there → refused, and what is kept is sent all the same', async () => {
    current.port = strict;
    await ask('/a');
    for (let n = 0; n < 5; n += 1) await ask(`/nothing-${n}`);
    expect((await ask('/nothing-9')).status).toBe(429);
    expect((await ask('/a')).status).toBe(200);
    await keep('/a', 'Changed');
    expect(textOf(await ask('/a'))).toBe('<p>Changed</p>');
  });

  test('what fails before anything is sent → the page by the longer way; after → the connection ends', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    current.fails = 'before';
    expect(textOf(await ask('/a'))).toBe('<p>One</p>');
    expect(current.waited).toBe(1);
    current.fails = 'after';
    const ended = await talk(get('/a'), get('/a', close));
    expect(ended.length).toBeLessThan(2);
    current.fails = '';
    expect(textOf(await ask('/a'))).toBe('<p>One</p>');
    expect(told.mock.calls.flat().join()).toContain('a page that is kept could not be sent');
    told.mockRestore();
  });

  test('a thousand requests for it in one packet → the connection ends', async () => {
    await expect(talk(...Array.from({ length: 1_000 }, () => get('/a')))).resolves.toSatisfy(
      (answers: readonly Answer[]) => answers.length < 50,
    );
    expect((await ask('/a')).status).toBe(200);
  });
});

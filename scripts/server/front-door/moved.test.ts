import type { IncomingMessage, ServerResponse } from 'node:http';
import inject from 'light-my-request';
import { beforeEach, describe, expect, test } from 'vitest';
import { OldAddresses } from '#lib/content/redirect/table.ts';
import { createFrontDoor, type FrontDoor } from './front-door.ts';

/** A site of pages and redirects, each at a path; a redirect with a query stands under it encoded. */
const moved = new Map<string, { to: string; status: number }>();
const pages = new Set<string>();
const asked: string[] = [];

function site(request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent(request.url ?? '/');
  asked.push(path);
  const on = moved.get(path);
  if (on) response.writeHead(on.status, { location: on.to }).end();
  else if (pages.has(path) || path === '/_missing') response.writeHead(200).end('A page');
  else response.writeHead(404).end();
}

const redirect = (from: string, to: string, status = 308) => moved.set(from, { to, status });

let door: FrontDoor;
beforeEach(() => {
  moved.clear();
  pages.clear();
  asked.length = 0;
  const table = () => new OldAddresses([...moved.keys()].map((from) => ({ _id: from, from })));
  door = createFrontDoor(
    site,
    { siteUrl: 'https://news.example', lake: 'embedded' },
    { get: async () => ({ table: table() }), ready: table },
  );
});

async function answer(url: string, method: 'GET' | 'HEAD' = 'GET') {
  const response = await inject((given, taken) => void door.handle(given, taken), { url, method });
  return [response.statusCode, response.headers.location ?? null];
}

test('what is sent at once is not sent where the query is an old address', async () => {
  pages.add('/');
  await answer('/');
  redirect('/?p=12', '/article/a');
  const atOnce = (url: string) =>
    inject(
      (_, response) => {
        const question = { url, method: 'GET', isPart: false } as const;
        if (!door.answerAtOnce(question, response)) {
          response.writeHead(204).end();
        }
      },
      { url: '/' },
    ).then(({ statusCode }) => statusCode);
  expect(await atOnce('/?p=12')).toBe(204);
});

test('a chain is one step to its end, for good when every step is', async () => {
  redirect('/a', '/b');
  redirect('/b', '/c');
  redirect('/c', '/d');
  pages.add('/d');
  expect(await answer('/a')).toEqual([308, '/d']);
  expect(await answer('/a', 'HEAD')).toEqual([308, '/d']);
  redirect('/x', '/y', 307);
  redirect('/y', '/d');
  expect(await answer('/x')).toEqual([307, '/d']);
});

test('a chain ends at a page, at another site, and where nothing is', async () => {
  redirect('/a', '/b');
  redirect('/b', '/c');
  pages.add('/b');
  moved.delete('/b');
  expect(await answer('/a')).toEqual([308, '/b']);
  redirect('/far', '/further');
  redirect('/further', 'https://example.org/x');
  expect(await answer('/far?a=1')).toEqual([308, 'https://example.org/x?a=1']);
  redirect('/lost', '/nowhere');
  expect(await answer('/lost')).toEqual([308, '/nowhere']);
});

test('what the reader came with goes along, through every step', async () => {
  redirect('/a', '/b?x=1#part');
  redirect('/b', '/c');
  expect(await answer('/a?utm_source=m&utm_source=n&x=2')).toEqual([
    308,
    '/c?x=1&utm_source=m&utm_source=n',
  ]);
});

test('an address with a query has a redirect of its own', async () => {
  pages.add('/');
  pages.add('/article/a');
  redirect('/?p=12', '/article/a');
  redirect('/story.aspx?ID=77', '/article/a', 307);
  expect(await answer('/?p=12')).toEqual([308, '/article/a']);
  expect(await answer('/?utm=x&p=12')).toEqual([308, '/article/a?utm=x']);
  expect(await answer('/?p=13')).toEqual([200, null]);
  expect(await answer('/Story.ASPX?id=77')).toEqual([307, '/article/a']);
  expect(await answer('/story.aspx?ID=78')).toEqual([404, null]);
});

describe('attack: redirects', () => {
  test.each([
    ['a redirect onto itself', [['/a', '/a']]],
    [
      'a circle of two',
      [
        ['/a', '/b'],
        ['/b', '/a'],
      ],
    ],
    [
      'a circle of three',
      [
        ['/a', '/b'],
        ['/b', '/c'],
        ['/c', '/a'],
      ],
    ],
    [
      'a circle beside the way',
      [
        ['/a', '/b'],
        ['/b', '/c'],
        ['/c', '/b'],
      ],
    ],
    [
      'a circle that gathers a query',
      [
        ['/a', '/b?x=1'],
        ['/b', '/a?y=2'],
      ],
    ],
    [
      'a circle by an address with a query',
      [
        ['/a', '/?p=1'],
        ['/?p=1', '/a'],
      ],
    ],
    [
      'a circle in another writing',
      [
        ['/caf\u00e9', '/b'],
        ['/b', '/caf%C3%A9'],
      ],
    ],
  ])('%s → a page that says there is nothing', async (_, steps) => {
    pages.add('/');
    for (const [from = '', to = ''] of steps) redirect(from, to);
    expect((await answer(encodeURI(steps[0]?.[0] ?? '')))[0]).toBe(404);
    expect((await answer(`${encodeURI(steps[0]?.[0] ?? '')}?z=9`))[0]).toBe(404);
  });

  test('a chain of a thousand → a page that says there is nothing, after twenty steps', async () => {
    for (let n = 0; n < 1000; n += 1) redirect(`/s${n}`, `/s${n + 1}`);
    expect(await answer('/s0')).toEqual([404, null]);
    expect(asked.length).toBeLessThan(25);
  });

  test('a thousand invented queries on a redirect → made once, and each taken along', async () => {
    redirect('/a', '/b');
    pages.add('/b');
    for (let n = 0; n < 1000; n += 1) {
      expect(await answer(`/a?n=${n}`)).toEqual([308, `/b?n=${n}`]);
    }
    expect(asked).toEqual(['/a', '/b']);
  });

  test('words to search for, sent to an address that leads to the search → not searched for', async () => {
    redirect('/Search', '/search');
    pages.add('/search');
    for (let n = 0; n < 10; n += 1) {
      expect(await answer(`/Search?q=${n}`)).toEqual([308, `/search?q=${n}`]);
    }
    expect(asked).toEqual(['/Search']);
  });

  test.each([
    ['a line end', '/a?x=%0d%0aset-cookie:y', '/b?x=%0d%0aset-cookie:y'],
    ['letters that are no text', '/a?x=%ff', '/b?x=%ff'],
    ['a lone percent sign', '/a?x=%', '/b?x=%25'],
    ['another site', '/a?//evil.example', '/b?//evil.example'],
  ])('%s in a query → one address in one line', async (_, url, to) => {
    redirect('/a', '/b');
    expect(await answer(url)).toEqual([308, to]);
  });
});

test('letters sent as they are, byte by byte, are what they spell', async () => {
  redirect('/вода', '/tag/%D0%B2%D0%BE%D0%B4%D0%B0');
  const bytes = (text: string) => Buffer.from(text).toString('latin1');
  const request = { url: '/', method: 'GET' } as const;
  const sent = (url: string) =>
    inject((given, taken) => {
      given.url = url;
      void door.handle(given, taken);
    }, request);
  expect((await sent(bytes('/вода?q=лёд'))).headers.location).toBe(
    '/tag/%D0%B2%D0%BE%D0%B4%D0%B0?q=%D0%BB%D1%91%D0%B4',
  );
  expect((await sent('/\xd0')).statusCode).toBe(400);
});

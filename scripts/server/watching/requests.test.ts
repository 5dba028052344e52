import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import {
  close,
  closeAll,
  current,
  get,
  header,
  keep,
  open,
  overs,
  talk,
} from '../testing/kept-pages.ts';
import { kindOf } from './kinds.ts';
import { requestLine } from './requests.ts';

/** What requests are called, at pages that are kept and at those that are made. */

let stranger = 0;
beforeAll(async () => {
  current.port = await open('', true);
  stranger = await open('');
  await keep('/kept', 'A page');
});
afterAll(closeAll);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const idOf = async (path: string, ...headers: string[]) => {
  const [answer] = await talk(get(path, close, ...headers));
  return header(answer, 'x-request-id') ?? '';
};

describe('a request is called', () => {
  it.each(['/kept', '/missing', '/search?q=a', '/%zz'])('at %s', async (path) => {
    expect(await idOf(path)).toMatch(uuid);
    expect(await idOf(path, 'X-Request-Id: the-proxys.own:name@1')).toBe('the-proxys.own:name@1');
    expect(overs.at(-1)).toMatchObject({ id: 'the-proxys.own:name@1', url: path });
  });

  it('otherwise each time, over one connection too, and where it is unchanged', async () => {
    const [first] = await talk(get('/kept', close));
    const has = `If-None-Match: ${header(first, 'etag')}`;
    const answers = await talk(
      get('/kept'),
      get('/kept', has),
      get('/missing'),
      get('/kept', close),
    );
    const ids = answers.map((answer) => header(answer, 'x-request-id'));
    expect(new Set(ids).size).toBe(4);
    expect(answers.map(({ status }) => status)).toEqual([200, 304, 404, 200]);
    for (const id of ids) expect(id).toMatch(uuid);
  });
});

describe('attack: names of requests', () => {
  const names = [
    ['a stranger’s, though well-formed', () => stranger, ['X-Request-Id: a-good-name-of-mine']],
    ['too short', () => current.port, ['X-Request-Id: short']],
    ['too long', () => current.port, [`X-Request-Id: ${'a'.repeat(129)}`]],
    ['another field in it', () => current.port, ['X-Request-Id: aaaaaaaa","level":"error']],
    ['a tab', () => current.port, ['X-Request-Id: aaaaaaaa\tbbbb']],
    ['spaces', () => current.port, ['X-Request-Id: one two three']],
    ['letters of others', () => current.port, ['X-Request-Id: dürfte-nicht']],
    [
      'two of them',
      () => current.port,
      ['X-Request-Id: the-first-one', 'x-request-id: the-second-one'],
    ],
    ['empty', () => current.port, ['X-Request-Id: ']],
  ] as const;

  it.each(names)('%s → called otherwise, and answered all the same', async (_, port, headers) => {
    const before = current.port;
    current.port = port();
    try {
      for (const path of ['/kept', '/missing']) expect(await idOf(path, ...headers)).toMatch(uuid);
    } finally {
      current.port = before;
    }
  });
});

test('the line of a request has nothing of what was searched for, and no link to a draft', () => {
  const over = { id: 'a', method: 'GET', kind: 'page', status: 200, seconds: 0.01 } as const;
  expect(requestLine({ ...over, url: '/search?q=private' })).not.toContain('private');
  const link = `/preview/${'a'.repeat(16)}.${'B1'.repeat(21)}x`;
  expect(JSON.parse(requestLine({ ...over, kind: kindOf(link), url: link })).path).toBe(
    '/preview/…',
  );
});

test.each([
  ['/', 'page'],
  ['/article/a.b', 'page'],
  ['/article/a.md?x', 'document'],
  ['/tag/a/feed.xml', 'document'],
  ['/robots.txt', 'document'],
  ['/.well-known/security.txt', 'document'],
  ['/article/a/card.png', 'file'],
  ['/_next/static/a.js', 'file'],
  ['/search?q=/lake/images/', 'search'],
  ['/api/live?of=a', 'live'],
  ['/api/health/live', 'api'],
  ['/lake/images/dateline/production/a-1x1.png', 'picture'],
  ['/lake/v1/files/dateline/production/a.pdf', 'picture'],
  ['/lake/v1/data/query/production?query=/images/', 'lake'],
  ['/preview/a.b', 'shared'],
  ['/metrics', 'metrics'],
  ['*', 'page'],
])('%s is a %s', (url, kind) => expect(kindOf(url)).toBe(kind));

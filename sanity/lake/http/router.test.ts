import { describe, expect, it } from 'vitest';
import { json } from '../wire/answer.ts';
import type { Method } from './route.ts';
import { createRouter, splitVersion } from './router.ts';

const at = (method: Method, pattern: string) => ({
  method,
  pattern,
  access: 'anyone' as const,
  handle: () => json(pattern),
});

const match = createRouter(
  [
    at('GET', '/users/me'),
    at('GET', '/users/:ids'),
    at('GET', '/data/query/:ds'),
    at('POST', '/data/query/:ds'),
    at('GET', '/journey/*rest'),
  ],
  { ds: 'production' },
);

const paramsOf = (method: string, path: string) => {
  const found = match(method, path);
  return found.found ? found.params : found.allowed;
};

describe('splitVersion', () => {
  it.each([
    ['/v1/ping', '1', '/ping'],
    ['/vX/data/query/production', 'X', '/data/query/production'],
    ['/v2026-02-01/users/me', '2026-02-01', '/users/me'],
    ['/ping', '', '/ping'],
    ['/images/a/b/c.png', '', '/images/a/b/c.png'],
    ['/v2/ping', '', '/v2/ping'],
    ['/v1/ping/', '1', '/ping'],
  ])('%s', (pathname, apiVersion, path) => {
    expect(splitVersion(pathname)).toEqual({ apiVersion, path });
  });
});

describe('the router', () => {
  it('takes the first row that fits', () => {
    expect(paramsOf('GET', '/users/me')).toEqual({});
    expect(paramsOf('GET', '/users/p1,p2')).toEqual({ ids: 'p1,p2' });
  });

  it('decodes what it catches', () => {
    expect(paramsOf('GET', '/users/p1%2Cp%C3%A9')).toEqual({ ids: 'p1,pé' });
    expect(paramsOf('GET', '/users/%E0%A4%A')).toEqual([]);
  });

  it('catches the rest of a path', () => {
    expect(paramsOf('GET', '/journey/trial/override')).toEqual({ rest: 'trial/override' });
  });

  it('knows one dataset only', () => {
    expect(paramsOf('GET', '/data/query/production')).toEqual({ ds: 'production' });
    expect(paramsOf('GET', '/data/query/staging')).toEqual([]);
  });

  it('answers HEAD where it answers GET, and says which methods it takes otherwise', () => {
    expect(paramsOf('HEAD', '/users/me')).toEqual({});
    expect(paramsOf('DELETE', '/data/query/production')).toEqual(['GET', 'POST']);
  });
});

import { afterEach, expect, test, vi } from 'vitest';
import { beginLeaving } from '#lib/leaving.ts';
import { GET } from './route.ts';

// Outside Next there is no request to wait for.
vi.mock('next/server', () => ({ connection: async () => {} }));

afterEach(() => {
  globalThis.datelineIsLeaving = undefined;
});

const asked = async () => {
  const answer = await GET();
  return [answer.status, await answer.json(), answer.headers.get('cache-control')];
};

test('a site takes readers until it is about to end, whatever the lake does', async () => {
  expect(await asked()).toEqual([200, { status: 'ready' }, 'no-store']);
  beginLeaving();
  expect(await asked()).toEqual([503, { status: 'leaving' }, 'no-store']);
});

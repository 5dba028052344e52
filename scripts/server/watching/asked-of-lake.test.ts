import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { vouchFor, vouchHeader } from '@dateline/lake/vouch';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestIdHeader, withRequestId } from '#lib/request-id.ts';
import { createSiteClient } from '#sanity/client.ts';

/** What the lake calls requests that are the site's own, and those of others. */

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_LOG: '1' });
  vi.stubEnv('NEXT_PUBLIC_SANITY_PROJECT_ID', '');
  vi.stubEnv('LAKE_PORT', String(lake.port));
  vi.stubEnv('SANITY_API_READ_TOKEN', lake.siteToken());
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await lake.remove();
});

const asked = async (id: string): Promise<unknown> => {
  const line = () =>
    lake
      .stderr()
      .split('\n')
      .filter((text) => text.startsWith('{'))
      .map((text) => JSON.parse(text))
      .find(({ event, requestId }) => event === 'request' && requestId === id);
  await expect.poll(line).toBeDefined();
  return line();
};
const ping = async (headers: Record<string, string>) =>
  (await fetch(`${lake.url}/v1/ping`, { headers })).headers.get(requestIdHeader);

const uuid = /^[0-9a-f-]{36}$/;

it('a question for a request is called like it, each as its own', async () => {
  const client = createSiteClient();
  const ask = (id: string) =>
    withRequestId(id, async () => {
      await Promise.resolve();
      return client.fetch('count(*)', {}, { tag: id.slice(0, 5) });
    });
  await Promise.all([ask('first-request'), ask('other-request')]);
  expect(await asked('first-request')).toMatchObject({ part: 'lake', tag: 'first' });
  expect(await asked('other-request')).toMatchObject({ part: 'lake', tag: 'other' });
});

it('what the site passes on is called as it is there', async () => {
  const vouched = { [vouchHeader]: vouchFor('192.0.2.1', lake.proxySecret()) };
  expect(await ping({ ...vouched, [requestIdHeader]: 'a-visitors-request' })).toBe(
    'a-visitors-request',
  );
});

describe('attack: names of requests at the lake', () => {
  it.each([
    ['nobody in particular', async () => ({})],
    ['an editor', async () => ({ authorization: `Bearer ${await lake.token('editor')}` })],
    ['a forged token', async () => ({ authorization: `Bearer token_${'a'.repeat(43)}` })],
    ['a voucher of one’s own', async () => ({ [vouchHeader]: vouchFor('192.0.2.1', 'guessed') })],
    ['no voucher at all', async () => ({ [vouchHeader]: '' })],
  ])('%s calls it something → called otherwise', async (_, headers) => {
    const given = { ...(await headers()), [requestIdHeader]: 'a-good-name-of-mine' };
    expect(await ping(given)).toMatch(uuid);
  });

  it('the site’s own word for it, where that is none → called otherwise', async () => {
    const authorization = `Bearer ${lake.siteToken()}`;
    for (const wrong of ['short', 'with spaces in it', 'a"b"c"d"e"f', 'a'.repeat(129)]) {
      expect(await ping({ authorization, [requestIdHeader]: wrong })).toMatch(uuid);
    }
  });
});

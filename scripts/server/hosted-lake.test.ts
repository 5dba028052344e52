import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createClient } from '@sanity/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEnvironment } from '#lib/env.ts';
import { portOf } from '#lib/testing/ports.ts';
import { createSiteClient, siteClientConfig } from '#sanity/client.ts';
import { faultsOfHosted, lookAtHosted } from './hosted-lake.ts';

/** What is asked at Sanity's names comes to a server of ours, which answers in its place. */
vi.mock('#sanity/client.ts', async (original) => ({
  ...(await original<{ siteClientConfig: typeof siteClientConfig }>()),
  createSiteClient: vi.fn(),
}));

const token = 'a-good-token';
let sanity: Server;
/** How many stories strangers see; null: the dataset is private. */
let seen: number | null;

beforeEach(async () => {
  seen = null;
  sanity = createServer(({ headers }, answer) => {
    const say = (status: number, body: unknown) => {
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (headers.authorization === `Bearer ${token}`) return say(200, { result: true });
    if (headers.authorization === undefined && seen !== null) return say(200, { result: seen });
    say(401, { statusCode: 401, error: 'Unauthorized', message: 'Session not found' });
  });
  await once(sanity.listen(0, '127.0.0.1'), 'listening');
  const apiHost = `http://127.0.0.1:${portOf(sanity)}`;
  vi.mocked(createSiteClient).mockImplementation((overrides) =>
    createClient({ ...siteClientConfig(), apiHost, useProjectHostname: false, ...overrides }),
  );
});
afterEach(async () => {
  vi.unstubAllEnvs();
  sanity.close();
  sanity.closeAllConnections();
});

/** The environment of a hosted project, some of it changed. */
function hosted(variables: Record<string, string | undefined> = {}) {
  const all = {
    NEXT_PUBLIC_SANITY_PROJECT_ID: 'abcd1234',
    SANITY_API_READ_TOKEN: token,
    SANITY_REVALIDATE_SECRET: 'a-long-secret',
    ...variables,
  };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  return readEnvironment();
}

describe('a hosted project', () => {
  it('that is private and known by its token has no fault', async () => {
    expect(await faultsOfHosted(hosted())).toEqual([]);
  });

  it('whose dataset is public but empty has none yet', async () => {
    seen = 0;
    expect(await faultsOfHosted(hosted())).toEqual([]);
  });

  it('whose stories strangers can count is told loudly, with the way out', async () => {
    seen = 7;
    expect(await faultsOfHosted(hosted())).toEqual([
      expect.stringMatching(/^ANYBODY CAN READ .*7 stories.*visibility set production private/),
    ]);
  });

  it('that refuses the token is told, and the token is not', async () => {
    const told = await faultsOfHosted(hosted({ SANITY_API_READ_TOKEN: 'yesterdays-token' }));
    expect(told).toEqual([expect.stringContaining('does not accept SANITY_API_READ_TOKEN')]);
    expect(told.join()).not.toContain('yesterdays-token');
  });

  it('without token and secret is told of each', async () => {
    const none = { SANITY_API_READ_TOKEN: undefined, SANITY_REVALIDATE_SECRET: undefined };
    expect(await faultsOfHosted(hosted(none))).toEqual([
      expect.stringContaining('SANITY_API_READ_TOKEN is not set'),
      expect.stringContaining('SANITY_REVALIDATE_SECRET is not set'),
    ]);
  });

  it('that does not answer is told once, and keeps nothing from starting', async () => {
    sanity.close();
    sanity.closeAllConnections();
    const told: string[] = [];
    const stop = await lookAtHosted(hosted(), (line) => told.push(line));
    stop();
    expect(told).toEqual([expect.stringContaining('does not answer')]);
  });
});

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort, startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readEnvironment } from '#lib/env.ts';
import { portOf } from '#lib/testing/ports.ts';
import { askLakeElsewhere, isReadableOnTheWay, joinLakeElsewhere } from './lake-elsewhere.ts';
import { createLakeProxy } from './lake-proxy.ts';

/** A site and a lake that share no folder: what each believes of the other. */

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake?.remove());

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const site = (variables: Record<string, string> = {}) =>
  readEnvironment({
    LAKE_URL: lake.url,
    LAKE_DIR: '/nowhere',
    SANITY_API_READ_TOKEN: lake.siteToken(),
    SANITY_REVALIDATE_SECRET: lake.siteSecret(),
    ...variables,
  });

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${portOf(server)}`;
}

describe('a site whose lake is elsewhere', () => {
  it('is told what it needs where the lake is', async () => {
    const lines = await lake.command('for-site');
    expect(lines).toBe(`SANITY_API_READ_TOKEN=${lake.siteToken()}`);
    expect(await askLakeElsewhere(site())).toEqual({ fine: true });
  });

  it('starts when the lake is away, and says so once it answers', async () => {
    const port = await freePort();
    const told: string[] = [];
    const stop = await joinLakeElsewhere(site({ LAKE_URL: `http://127.0.0.1:${port}` }), (line) =>
      told.push(line),
    );
    closing.push(stop);
    expect(told).toEqual([expect.stringContaining('No lake answers at')]);
    const passing = createServer((request, response) => {
      void fetch(lake.url + request.url, {
        headers: {
          ...(request.headers.authorization && { authorization: request.headers.authorization }),
          'x-dateline-visitor': String(request.headers['x-dateline-visitor']),
        },
      }).then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
    }).listen(port, '127.0.0.1');
    closing.push(() => {
      passing.closeAllConnections();
      passing.close();
    });
    await vi.waitFor(() => expect(told[1]).toMatch(/answers\.$/), 30_000);
  });

  it('tells the lake whose request it passes on, and is believed', async () => {
    const proxy = createLakeProxy(site());
    const url = await serve((request, response) => proxy.web(request, response));
    const said = await fetch(`${url}/lake/v1/ping`).then((answer) => answer.json());
    expect(said).toEqual({ pong: true, vouched: true });
  });
});

describe('attack: a lake elsewhere', () => {
  const verdict = (variables: Record<string, string>) => askLakeElsewhere(site(variables));

  it('a site with another secret → one sentence, and it does not start', async () => {
    const wrong = site({ SANITY_REVALIDATE_SECRET: 'not the secret of this lake' });
    await expect(joinLakeElsewhere(wrong, () => {})).rejects.toThrow(
      /^SANITY_REVALIDATE_SECRET is not the secret of the lake at http.*for-site" prints both/,
    );
  });

  it('a site with another token → one sentence without it, and it does not start', async () => {
    const wrong = site({ SANITY_API_READ_TOKEN: 'token_of-somebody-else' });
    const failed = joinLakeElsewhere(wrong, () => {});
    await expect(failed).rejects.toThrow(/does not accept SANITY_API_READ_TOKEN/);
    await expect(failed).rejects.not.toThrow(/somebody-else/);
  });

  it('something else at the address → it is told the token of nobody', async () => {
    const heard: IncomingMessage[] = [];
    const others = [
      await serve((request, response) => {
        heard.push(request);
        response.end('<p>Welcome');
      }),
      await serve((request, response) => {
        heard.push(request);
        response.setHeader('content-type', 'application/json').end('{"pong":true}');
      }),
      await serve((request, response) => {
        heard.push(request);
        response.writeHead(404).end();
      }),
    ];
    for (const LAKE_URL of others) {
      expect(await verdict({ LAKE_URL })).toMatchObject({ fine: false, away: false });
    }
    expect(heard.map(({ url, headers }) => [url, headers.authorization])).toEqual(
      others.map(() => ['/v1/ping', undefined]),
    );
  });

  it('a redirect to somewhere else → not followed', async () => {
    const LAKE_URL = await serve((_, response) =>
      response.writeHead(307, { location: `${lake.url}/v1/ping` }).end(),
    );
    expect(await verdict({ LAKE_URL })).toMatchObject({ fine: false, away: true });
  });

  it('a proxy before a lake that is away → the site starts and waits for it', async () => {
    const LAKE_URL = await serve((_, response) => response.writeHead(502).end());
    expect(await verdict({ LAKE_URL })).toMatchObject({ fine: false, away: true });
  });

  it('a stranger who writes the header by which a site vouches → it is not believed', async () => {
    for (const header of ['1.2.3.4 AAAA', '1.2.3.4', '', ' ', `1.2.3.4 ${lake.siteSecret()}`]) {
      const answer = await fetch(`${lake.url}/v1/ping`, {
        headers: { 'x-dateline-visitor': header },
      });
      expect(await answer.json(), header).toEqual({ pong: true, vouched: false });
    }
  });

  it('a token on its way over the open network → said at the start', async () => {
    const told: string[] = [];
    const env = { ...site(), lakeUrl: 'http://lake.invalid' };
    closing.push(await joinLakeElsewhere(env, (line) => told.push(line)));
    expect(told[0]).toMatch(/^LAKE_URL is not https/);
  });

  it('a public address that looks like one of a private network → said all the same', () => {
    const open = [
      '10.example.com',
      'localhost.example.com',
      '127.0.0.1.example',
      '172.160.0.1',
      '172.32.0.1',
    ].concat('192.168.example.com', '8.8.8.8', '[2001:db8::1]', '[::ffff:8.8.8.8]', 'fc.example');
    expect(open.filter((host) => !isReadableOnTheWay(`http://${host}:3900`))).toEqual([]);
    const own = [
      'localhost',
      'lake',
      'lake.localhost',
      '127.8.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
    ].concat('192.168.1.1', '169.254.1.1', '[::1]', '[fd00::1]', '[fe80::1]', '[::ffff:10.0.0.1]');
    expect(own.filter((host) => isReadableOnTheWay(`http://${host}:3900`))).toEqual([]);
    expect(isReadableOnTheWay('https://lake.example.org')).toBe(false);
  });
});

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { signInPatience } from '../listen/limits.ts';
import { openEventStream } from '../testing/event-stream.ts';
import { type AttackedLake, startAttackedLake } from './testing/attacked-lake.ts';

let lake: AttackedLake;
let viewer: string;
const data = '/v2026-02-01/data';
const sockets: WebSocket[] = [];
const connections: Socket[] = [];
beforeAll(async () => {
  lake = await startAttackedLake({ LAKE_QUERY_TIMEOUT: '5' });
  viewer = await lake.token('viewer');
  const client = await lake.client('editor');
  await client.mutate(
    Array.from({ length: 400 }, (_, n) => ({ create: { _id: `n${n}`, _type: 'note', n } })),
  );
});
afterAll(() => lake.remove());
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (const connection of connections.splice(0)) connection.destroy();
  await lake.mustBeWell();
});

/** A WebSocket for as long as the test runs, signed in to presence if there is a token. */
function openSocket(room: string, token?: string) {
  const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/${room}/production`);
  sockets.push(socket);
  const opened = new Promise<boolean>((resolve) => {
    socket.on('open', () => {
      if (token !== undefined && room === 'socket') {
        socket.send(rpc('authorization', { authorization: `Bearer ${token}` }));
      }
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  /** What it was asked first has been answered, or refused. */
  const answered = new Promise<void>((resolve) => {
    socket.on('message', (text) => String(text).includes('"jsonrpc"') && resolve());
    socket.on('close', () => resolve());
  });
  return { socket, opened, closed, answered };
}

/** Ended for what was sent: told so, or cut off when it has not even heard that within a second. */
const endedForIt = [1008, 1006];

const rpc = (method: string, params: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id: `${Math.random()}`, method, params });

const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** How long the lake takes for the site's questions and an editor's, one after the other. */
async function slowest(rounds: number): Promise<number> {
  const editor = await lake.token('editor');
  let worst = 0;
  for (let n = 0; n < rounds; n += 1) {
    for (const token of [lake.siteToken(), editor]) {
      const started = performance.now();
      const { status } = await lake.ask(
        token,
        `${data}/query/production?query=${encodeURIComponent('*[_id == "n1"][0].n')}`,
      );
      expect(status).toBe(200);
      worst = Math.max(worst, performance.now() - started);
    }
  }
  return worst;
}

describe('attack: sockets', () => {
  it.each(['socket', 'tunnel'])(
    '1,500 anonymous ones at /%s → a few stay, none for longer than some seconds',
    async (room) => {
      const started = performance.now();
      const asked = times(1_500, () => openSocket(room));
      const opened = await Promise.all(asked.map((one) => one.opened));
      // Where it takes that long to open them, places are free again by the time the last ones come.
      const turns = Math.ceil((performance.now() - started) / signInPatience);
      expect(opened.filter(Boolean).length).toBeLessThanOrEqual(40 * turns);
      expect(await slowest(3)).toBeLessThan(15_000);
      await Promise.all(asked.filter((_, n) => opened[n]).map(({ closed }) => closed));
    },
  );

  it('1,000 of one viewer → 60 stay, and an editor’s is let in', async () => {
    const asked = times(1_000, () => openSocket('socket', viewer));
    const opened = await Promise.all(asked.map((one) => one.opened));
    const open = asked.filter((_, n) => opened[n]);
    await Promise.all(open.map(({ answered }) => answered));
    await slowest(3);
    const left = open.filter(({ socket }) => socket.readyState === WebSocket.OPEN);
    expect(left.length).toBeLessThanOrEqual(60);
    for (const { socket } of open) socket.terminate();
    const editors = openSocket('socket', await lake.token('editor'));
    expect(await editors.opened).toBe(true);
  });

  it('20,000 subscriptions over one, and an announcement of 200 kB → the first few, and an error', async () => {
    const { socket, opened, closed } = openSocket('socket', viewer);
    await opened;
    const replies: string[] = [];
    socket.on('message', (text) => String(text) !== '♥' && replies.push(String(text)));
    const granted = () => replies.filter((text) => text.includes('"result"')).length;
    for (let n = 0; n < 10; n += 1) socket.send(rpc('presence_subscribe'));
    // One of them for signing in. Heard before it may be cut off, and with it what is still on its way.
    await expect.poll(() => replies.length).toBe(11);
    expect(granted()).toBe(6);
    for (let n = 0; n < 20_000; n += 1) socket.send(rpc('presence_subscribe'));
    expect(endedForIt).toContain(await closed);
    expect(granted()).toBe(6);

    const one = openSocket('socket', viewer);
    await one.opened;
    const announcement = { data: { sessionId: 's', locations: ['x'.repeat(200_000)] } };
    one.socket.send(rpc('presence_announce', announcement));
    expect(await one.closed).toBe(1009);
    expect(await slowest(3)).toBeLessThan(15_000);
    expect(lake.memory()).toBeLessThan(1_000);
  });

  it('announcements without end, over 50 sockets that all listen → told no faster than can be heard', async () => {
    const asked = times(50, () => openSocket('socket', viewer));
    await Promise.all(asked.map(({ opened }) => opened));
    for (const { socket } of asked) {
      for (let n = 0; n < 5; n += 1) socket.send(rpc('presence_subscribe'));
      for (let n = 0; n < 400; n += 1) {
        const locations = ['x'.repeat(7_000)];
        socket.send(rpc('presence_announce', { data: { sessionId: `s${n}`, locations } }));
      }
    }
    expect(await slowest(10)).toBeLessThan(15_000);
    expect(lake.memory()).toBeLessThan(1_500);
  });

  it('all places for strangers taken by an editor’s neighbours → the editor’s browser is let in', async () => {
    const origin = 'http://localhost:3000';
    const search = new URLSearchParams({ origin: `${origin}/studio`, type: 'cookie' });
    const signedIn = await fetch(`${lake.url}/v1/auth/login/dateline?${search}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(lake.signIn()),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((text) => text.split(';', 1)[0])
      .join('; ');
    const asked = times(60, () => openSocket('tunnel'));
    expect((await Promise.all(asked.map((one) => one.opened))).filter(Boolean)).toHaveLength(40);
    const isLetIn = (headers: Record<string, string>) => {
      const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/tunnel/production`, {
        headers,
      });
      sockets.push(socket);
      return new Promise<boolean>((resolve) => {
        socket.on('open', () => resolve(true));
        socket.on('error', () => resolve(false));
      });
    };
    expect(await isLetIn({ cookie, origin })).toBe(true);
    expect(await isLetIn({ origin })).toBe(false);
    expect(await isLetIn({ cookie: cookie.replaceAll('=', '=x'), origin })).toBe(false);
    expect(await isLetIn({ cookie }), 'from no page of ours').toBe(false);
  });

  it('sockets that are refused, and whose other end never closes → closed all the same', async () => {
    const { port, hostname } = new URL(lake.url);
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    socket.resume();
    const closed = new Promise((resolve) => socket.once('error', resolve));
    socket.write(
      'GET /v1/none HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    await once(socket, 'end');
    const writing = setInterval(() => socket.write('still here'), 20);
    await closed;
    clearInterval(writing);
  });

  it('frames without end in a tunnel → the end of its socket', async () => {
    const { socket, opened, closed } = openSocket('tunnel', viewer);
    await opened;
    for (let n = 0; n < 20_000; n += 1) socket.send('{"close":1}');
    expect(endedForIt).toContain(await closed);
  });

  it('a message larger than any has to be → the end of its socket', async () => {
    const { socket, opened, closed } = openSocket('tunnel', viewer);
    await opened;
    socket.send('x'.repeat(1_000_000));
    expect(await closed).toBe(1009);
  });

  it('a socket that pings and pongs but never signs in → closed all the same', async () => {
    const { socket, opened, closed } = openSocket('socket');
    expect(await opened).toBe(true);
    const busy = setInterval(() => socket.ping(), 200);
    expect(endedForIt).toContain(await closed.finally(() => clearInterval(busy)));
  });
});

describe('attack: streams', () => {
  it('1,200 listeners of one viewer → 1,000 are let in, and another’s is', async () => {
    const target = (n: number) =>
      `${lake.url}${data}/listen/production?query=${encodeURIComponent(`*[n == ${n % 50}]`)}`;
    const streams = await Promise.all(times(1_200, (n) => openEventStream(target(n), viewer)));
    const statuses = Map.groupBy(streams, ({ status }) => status);
    expect(statuses.get(200)?.length).toBe(1_000);
    expect(statuses.get(429)?.length).toBe(200);
    const editors = await openEventStream(target(1), await lake.token('editor'));
    expect(editors.status).toBe(200);
    const client = await lake.client('editor');
    const started = performance.now();
    await client.patch('n1').set({ touched: true }).commit();
    expect(performance.now() - started).toBeLessThan(15_000);
    await Promise.all([...streams, editors].map((stream) => stream.close()));
  });

  it('receivers that never read, of one viewer, while large documents change → no more is kept than a share', async () => {
    const target = `${data}/listen/production?query=${encodeURIComponent('*[_type == "flood"]')}&includeResult=true`;
    for (let n = 0; n < 60; n += 1) {
      const connection = connect(lake.port, '127.0.0.1');
      connections.push(connection.on('error', () => {}));
      connection.write(
        `GET ${target} HTTP/1.1\r\nHost: lake\r\nAuthorization: Bearer ${viewer}\r\n\r\n`,
      );
      await once(connection, 'data');
      connection.pause();
    }
    const client = await lake.client('editor');
    for (let n = 0; n < 8; n += 1) {
      await client.createOrReplace({
        _id: 'flood',
        _type: 'flood',
        n,
        text: 'x'.repeat(2_000_000),
      });
    }
    expect(lake.memory()).toBeLessThan(1_200);
    expect(await slowest(3)).toBeLessThan(15_000);
  });
});

/** What a connection is told, and that it ends. */
async function untilEnd(connection: Socket): Promise<string> {
  let told = '';
  connection.on('data', (chunk) => {
    told += chunk;
  });
  connection.on('error', () => {});
  // Not `once` of node:events: it takes the reset of a connection that is still written to for a failure.
  if (!connection.closed) await new Promise((resolve) => connection.once('close', resolve));
  return told;
}

describe('attack: requests that do not come', () => {
  it('60 of each: nothing at all, half a head, no body, a body byte by byte → all ended, readers answered', async () => {
    const head = (path: string, token: string) =>
      `POST ${path} HTTP/1.1\r\nHost: lake\r\nAuthorization: Bearer ${token}\r\n`;
    const editor = await lake.token('editor');
    const starts = [
      () => '',
      () => 'GET /v1/ping HTTP/1.1\r\nHost: la',
      (n: number) =>
        `${head(`${data}/query/production`, n % 2 ? viewer : editor)}Content-Length: 1000\r\n\r\n{`,
      () =>
        `${head(`${data}/mutate/production`, editor)}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`,
      () =>
        `POST /v1/auth/login/dateline?origin=http://localhost:3000/ HTTP/1.1\r\nHost: lake\r\nContent-Length: 500\r\n\r\na`,
      () => `${head('/v1/assets/files/production', editor)}Content-Length: 100000000\r\n\r\nabc`,
      () => 'GET /v1/ping HTTP/1.1\r\nHost: lake\r\nContent-Length: 1000000\r\n\r\n',
    ];
    const ends: Promise<string>[] = [];
    for (const start of starts) {
      for (let n = 0; n < 60; n += 1) {
        const connection = connect(lake.port, '127.0.0.1');
        connections.push(connection);
        connection.write(start(n));
        ends.push(untilEnd(connection));
      }
    }
    const trickle = setInterval(() => {
      for (const connection of connections) if (connection.writable) connection.write(' ');
    }, 500);
    expect(await slowest(10)).toBeLessThan(15_000);
    const told = await Promise.all(ends).finally(() => clearInterval(trickle));
    expect(new Set(told.map((text) => /^HTTP\/1.1 (\d+)/.exec(text)?.[1] ?? 'nothing'))).toEqual(
      new Set(['200', '400', '408']),
    );
  });

  it('an upload over a slow line that goes on → taken, though it takes half a minute', async () => {
    const editor = await lake.token('editor');
    const size = 120_000;
    const connection = connect(lake.port, '127.0.0.1');
    connections.push(connection);
    connection.write(
      `POST /v1/assets/files/production?filename=a.txt HTTP/1.1\r\nHost: lake\r\nConnection: close\r\nAuthorization: Bearer ${editor}\r\nContent-Length: ${size}\r\n\r\n`,
    );
    let sent = 0;
    const slowly = setInterval(() => {
      if (sent >= size) return;
      connection.write('a'.repeat(2_000));
      sent += 2_000;
    }, 500);
    expect(await untilEnd(connection).finally(() => clearInterval(slowly))).toMatch(
      /^HTTP\/1.1 200/,
    );
  });
});

describe('attack: slow queries', () => {
  const endless = `count(*[count(*[_id != ^._id && count(*[_id > ^._id && _id < ^.^._id]) > 0]) > 0])`;

  it('six of one viewer at a time, again and again → the site and others are answered at once', async () => {
    const asking = new AbortController();
    const attack = times(6, async (n) => {
      while (!asking.signal.aborted) {
        await fetch(
          `${lake.url}${data}/query/production?query=${encodeURIComponent(`${endless} // ${n}`)}`,
          {
            headers: { authorization: `Bearer ${viewer}` },
            signal: asking.signal,
          },
        ).then(
          (response) => response.text(),
          () => '',
        );
      }
    });
    const worst = await slowest(20);
    asking.abort();
    await Promise.all(attack);
    expect(worst).toBeLessThan(15_000);
  });

  it('2,000 waiting ones of one viewer → 429 with Retry-After for the rest of them', async () => {
    const asking = new AbortController();
    const asked = times(2_000, (n) =>
      fetch(
        `${lake.url}${data}/query/production?query=${encodeURIComponent(`${endless} // ${n}`)}`,
        {
          headers: { authorization: `Bearer ${viewer}` },
          signal: asking.signal,
        },
      ).then(
        (response) => [response.status, response.headers.get('retry-after')] as const,
        () => null,
      ),
    );
    // Not the first answer: by the time all have come, a slow query may have been stopped.
    const refused = asked.map(async (one) => {
      const answer = await one;
      return answer?.[0] === 429 ? answer : Promise.reject(new Error('It was taken.'));
    });
    expect(await Promise.any(refused)).toEqual([429, '1']);
    expect(await slowest(5)).toBeLessThan(15_000);
    asking.abort();
    await Promise.all(asked);
  });
});

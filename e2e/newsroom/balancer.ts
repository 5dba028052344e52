import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { healthPath } from '#lib/routes.ts';

/**
 * What stands before several sites, as a load balancer does: connections go to the first site of a list
 * that says it is well, asked every so often, and to the next one where that one does not take them.
 */
export type Balancer = {
  url: string;
  /** From now on they go to these, the first one that is well. */
  lead(...ports: readonly number[]): Promise<void>;
  /** Connections wait until they are led somewhere again. */
  hold(): void;
  /** How many connections a site has taken. */
  passed(port: number): number;
  end(): Promise<void>;
};

/** Milliseconds between looks at whether sites are well. */
const lookEvery = 200;

const isWell = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}${healthPath()}`, { headers: { connection: 'close' } }).then(
    ({ ok }) => ok,
    () => false,
  );

export async function startBalancer(port: number): Promise<Balancer> {
  let sites: readonly number[] = [];
  let well: readonly number[] = [];
  let waiting: Socket[] | null = [];
  const passed = new Map<number, number>();
  const open = new Set<Socket>();
  const ending = new AbortController();

  async function look(): Promise<void> {
    const asked = sites;
    const all = await Promise.all(asked.map(isWell));
    if (asked === sites) well = asked.filter((_, n) => all[n]);
  }

  /** Passes a connection to the first that takes it; there is none: it is ended. */
  function pass(from: Socket, [port, ...others]: readonly number[]): void {
    if (port === undefined) return void from.destroy();
    const to = connect(port, '127.0.0.1');
    const next = () => pass(from, others);
    to.once('error', next);
    to.once('connect', () => {
      to.off('error', next).on('error', () => to.destroy());
      passed.set(port, (passed.get(port) ?? 0) + 1);
      open.add(to);
      to.once('close', () => {
        open.delete(to);
        from.destroy();
      });
      from.once('close', () => to.destroy());
      from.pipe(to).pipe(from);
    });
  }

  const server = createServer((from) => {
    from.on('error', () => from.destroy());
    if (waiting === null) pass(from, well);
    else waiting.push(from);
  });
  await once(server.listen(port), 'listening');
  const looking = (async () => {
    while (!ending.signal.aborted) {
      await look();
      await pause(lookEvery, undefined, { signal: ending.signal }).catch(() => {});
    }
  })();
  return {
    url: `http://localhost:${port}`,
    async lead(...ports) {
      sites = ports;
      await look();
      const all = waiting ?? [];
      waiting = null;
      for (const from of all) if (!from.destroyed) pass(from, well);
    },
    hold() {
      waiting ??= [];
    },
    passed: (port) => passed.get(port) ?? 0,
    async end() {
      ending.abort();
      await looking;
      for (const to of open) to.destroy();
      for (const from of waiting ?? []) from.destroy();
      server.close();
    },
  };
}

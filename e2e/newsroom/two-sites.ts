import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { portOf } from '#lib/testing/ports.ts';

/** A way to a port of this machine that can be led elsewhere, or cut: what goes over it is cut off then. */
export type Way = {
  port: number;
  /** Leads it to another port; null: whoever comes is refused. */
  leadTo(port: number | null): void;
  close(): Promise<void>;
};

/** What stands between readers and several sites, or between a site and its lake. */
export async function openWay(to: number): Promise<Way> {
  let target: number | null = to;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const server = createServer((near) => {
    if (target === null) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    keep(near, far);
    keep(far, near);
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: portOf(server),
    leadTo(port) {
      target = port;
      cut();
    },
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

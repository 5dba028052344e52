import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection over which a test writes bytes as it likes. */
export type RawConnection = {
  socket: Socket;
  write(text: string): void;
  /** Everything that came, once the other end has hung up. */
  end(): Promise<string>;
  /** Waits until what came has this in it. */
  until(pattern: RegExp): Promise<string>;
};

export async function rawConnection(port: number, host = '127.0.0.1'): Promise<RawConnection> {
  const socket = connect(port, host);
  let came = '';
  let closed = false;
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const watcher of watchers) watcher();
  };
  socket.on('data', (chunk) => {
    came += chunk;
    tell();
  });
  // Being cut off is an end like any other.
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
    tell();
  });
  const when = (isReached: () => boolean): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (isReached()) {
          watchers.delete(look);
          resolve(came);
        } else if (closed) reject(new Error(`The connection ended after:\n${came}`));
      };
      watchers.add(look);
      look();
    });
  await once(socket, 'connect');
  return {
    socket,
    write: (text) => void socket.write(text),
    end: () => when(() => closed),
    until: (pattern) => when(() => pattern.test(came)),
  };
}

/** Sends one request written by hand and gives everything that is answered until the end. */
export async function rawRequest(port: number, text: string): Promise<string> {
  const connection = await rawConnection(port);
  connection.write(text);
  return connection.end();
}

export const statusOf = (answer: string): number =>
  Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

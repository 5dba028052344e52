import type { Server } from 'node:http';
import { createServer, type Server as Listener } from 'node:net';
import type { Environment } from '#lib/env.ts';
import { StartError } from './start-error.ts';

const wildcards: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
const loopback = ['127.0.0.1', '::1'];

/**
 * Where the site listens: on this machine always, by both its addresses, since browsers take `localhost`
 * for either; and where HOST says.
 */
function addressesOf(host: string): [string, ...string[]] {
  if (host === '::') return ['::'];
  if (host === '0.0.0.0') return ['0.0.0.0', '::1'];
  const others = host === 'localhost' || loopback.includes(host) ? [] : [host];
  return ['127.0.0.1', '::1', ...others];
}

/**
 * Makes the server listen where HOST says.
 *
 * @throws StartError when the port is taken, or the address is not this machine's.
 */
export async function bind(server: Server, { port, host }: Environment): Promise<void> {
  const [first, ...others] = addressesOf(host);
  await listening(server, first, port);
  try {
    for (const address of others) {
      const another = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
        server.emit('connection', socket),
      );
      // A machine without IPv6 is reached by its other address.
      const optional = address === '::1';
      if (await listening(another, address, port, optional))
        server.once('close', () => another.close());
    }
  } catch (error) {
    server.close();
    throw error;
  }
}

function listening(
  server: Listener,
  address: string,
  port: number,
  optional = false,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      const missing = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(error.code ?? '');
      if (missing && optional) resolve(false);
      else reject(new StartError(reasonFor(error, address, port)));
    };
    server.once('error', failed);
    server.listen({ host: address, port }, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

function reasonFor(error: NodeJS.ErrnoException, address: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is already in use; end what listens there or set PORT to another one.`;
  }
  if (error.code === 'EADDRNOTAVAIL') {
    return `HOST ("${address}") is no address of this machine; 0.0.0.0 stands for all it has.`;
  }
  return `The site cannot listen on ${address}, port ${port}: ${error.message}`;
}

/** One line for whoever starts the newsroom: who can reach it. */
export const reachOf = ({ host, port }: Environment): string => {
  if (wildcards.has(host)) return `port ${port} of every network this machine is in`;
  return host === 'localhost' || loopback.includes(host)
    ? `port ${port} of this machine alone; HOST=0.0.0.0 opens it to every network`
    : `port ${port} of ${host} and of this machine itself`;
};

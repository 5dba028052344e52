import type { Server } from 'node:net';

export { freePort } from '@dateline/lake/testing/ports';

/** The port a server was given. @throws Error when it does not listen on one. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type TrustedProxies, visitorGroup } from '@dateline/lake/visitor';

/** Requests that may be under way on one connection. Browsers send one at a time. */
const mostAtOnce = 16;

type Connections = { open: number; idle: Set<Duplex> };

export type ConnectionLimit = ReturnType<typeof createConnectionLimit>;

/**
 * Keeps one address from holding all the connections there are. Whoever opens more than `most` loses
 * those on which nothing is asked, the longest idle first: what is idle keeps nobody out. A proxy that
 * is trusted speaks for many and is not counted.
 */
export function createConnectionLimit(most: number, trusted: TrustedProxies) {
  const peers = new Map<string, Connections>();
  const peerOf = new WeakMap<Duplex, Connections>();
  const running = new WeakMap<Duplex, number>();

  const add = (socket: Socket, peer: string): void => {
    const connections = peers.get(peer) ?? { open: 0, idle: new Set() };
    peers.set(peer, connections);
    peerOf.set(socket, connections);
    connections.open += 1;
    connections.idle.add(socket);
    socket.once('close', () => {
      connections.idle.delete(socket);
      connections.open -= 1;
      if (connections.open === 0) peers.delete(peer);
    });
    if (most === 0 || connections.open <= most) return;
    for (const idlest of connections.idle) {
      idlest.destroy();
      return;
    }
  };

  return {
    /** A connection was opened. */
    opened(socket: Socket): void {
      const peer = socket.remoteAddress ?? '';
      if (!trusted(peer)) add(socket, visitorGroup(peer));
    },

    /** A request came; false when its connection has too many and is not to be answered any more. */
    asked({ socket }: IncomingMessage, response: ServerResponse): boolean {
      const now = (running.get(socket) ?? 0) + 1;
      if (now > mostAtOnce) {
        socket.destroy();
        return false;
      }
      running.set(socket, now);
      peerOf.get(socket)?.idle.delete(socket);
      response.once('close', () => {
        const left = (running.get(socket) ?? 1) - 1;
        running.set(socket, left);
        if (left === 0 && !socket.destroyed) peerOf.get(socket)?.idle.add(socket);
      });
      return true;
    },

    /** A connection became a socket of its own, which lasts. */
    upgraded(socket: Duplex): void {
      peerOf.get(socket)?.idle.delete(socket);
    },
  };
}

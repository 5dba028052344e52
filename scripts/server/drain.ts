import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type Socket, Server as SocketServer } from 'node:net';

/** What a server is doing for whom, so that it can end without cutting anybody off. */
export type Work = {
  /** Tells of a connection that was opened. */
  connection(socket: Socket): void;
  /** How many connections there are. */
  connected(): number;
  /** Tells of a question that is going to be answered. */
  question(request: IncomingMessage, response: ServerResponse): void;
  /**
   * Takes no more connections and ends those that wait for nothing. Streams of events and sockets begin anew
   * elsewhere by themselves, and end at once; what is being answered is answered, as far as that takes no
   * longer than `grace` milliseconds.
   */
  drain(server: Server, grace: number): Promise<void>;
};

export function trackWork(): Work {
  const connections = new Set<Socket>();
  const answering = new Set<Socket>();
  let isDraining = false;

  /** What is still to be sent is sent before. */
  const end = (socket: Socket) => socket.destroySoon();

  return {
    connection(socket) {
      connections.add(socket);
      socket.once('close', () => connections.delete(socket));
    },
    connected: () => connections.size,
    question(request, response) {
      if (request.headers.accept?.includes('text/event-stream')) return;
      const { socket } = request;
      answering.add(socket);
      response.once('close', () => {
        answering.delete(socket);
        if (isDraining) end(socket);
      });
    },
    async drain(server, grace) {
      isDraining = true;
      // HTTP's own close cuts off who reads slowly: to it an answer is over that was only handed to the socket.
      const closed = new Promise<void>((resolve) => {
        SocketServer.prototype.close.call(server, () => resolve());
      });
      for (const socket of connections) if (!answering.has(socket)) end(socket);
      const timer = setTimeout(() => {
        for (const socket of connections) socket.destroy();
      }, grace);
      await closed;
      clearTimeout(timer);
      server.close();
    },
  };
}

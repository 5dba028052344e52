import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * A reader that costs next to nothing: a thousand of them share two cores with the server that is measured,
 * and are not to be what is waited for.
 */

export async function connectTo(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  // What fails later is seen by its end.
  socket.on('error', () => {});
  return socket;
}

const headOf = (url: string, headers: Readonly<Record<string, string>>): string => {
  const { pathname, search, host } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${[`GET ${pathname}${search} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`;
};

/** Asks, and is told whatever comes, for as long as the connection lasts. */
export function listen(
  socket: Socket,
  url: string,
  headers: Readonly<Record<string, string>>,
  hear: (text: string) => void,
): void {
  socket.setEncoding('latin1').on('data', hear).write(headOf(url, headers));
}

/** Connections over which a page is asked for again and again, the next as soon as one is free. */
export class Readers {
  readonly #all: Set<Socket>;
  readonly #free: Socket[];
  readonly #waiting: (() => void)[] = [];
  readonly #head: string;
  readonly #url: string;

  constructor(sockets: Socket[], url: string, headers: Readonly<Record<string, string>>) {
    this.#all = new Set(sockets);
    this.#free = [...sockets];
    this.#url = url;
    this.#head = headOf(url, headers);
  }

  static async open(count: number, url: string, headers: Readonly<Record<string, string>>) {
    const sockets = await Promise.all(Array.from({ length: count }, () => connectTo(url)));
    return new Readers(sockets, url, headers);
  }

  /** The body of the page, as it came. */
  async read(): Promise<Buffer> {
    if (this.#free.length === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const free = this.#free.pop();
    if (free === undefined) return this.read();
    let socket = free;
    try {
      socket = await this.#usable(free);
      return await answerOver(socket, this.#head);
    } finally {
      this.#free.push(socket);
      this.#waiting.shift()?.();
    }
  }

  /** A connection on which nothing was asked for a while has been closed by the other end. */
  async #usable(socket: Socket): Promise<Socket> {
    if (socket.writable && !socket.readableEnded) return socket;
    this.#all.delete(socket);
    const another = await connectTo(this.#url);
    this.#all.add(another);
    return another;
  }

  close(): void {
    for (const socket of this.#all) socket.destroy();
  }
}

function answerOver(socket: Socket, head: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let from = 0;
    let size = 0;
    let come = 0;
    const lost = () => {
      socket.off('data', hear);
      reject(new Error('The connection ended before the page had come.'));
    };
    const hear = (chunk: Buffer) => {
      chunks.push(chunk);
      come += chunk.length;
      if (size === 0) {
        const text = chunk.toString('latin1');
        const length = /^content-length: (\d+)/im.exec(text)?.[1];
        if (!text.startsWith('HTTP/1.1 200') || length === undefined) {
          return reject(new Error(`The page was answered: ${text.slice(0, 100)}`));
        }
        from = text.indexOf('\r\n\r\n') + 4;
        size = from + Number(length);
      }
      if (come < size) return;
      socket.off('data', hear).off('close', lost);
      resolve(Buffer.concat(chunks).subarray(from));
    };
    socket.on('data', hear).once('close', lost);
    socket.write(head);
  });
}

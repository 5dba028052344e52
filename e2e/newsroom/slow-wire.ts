import { request as ask, createServer } from 'node:http';

/**
 * A wire between the site and its lake on which answers to queries take their time, each another, so
 * that makings and changes cross in every order.
 *
 * @param longest milliseconds.
 * @returns a function that ends it.
 */
export async function slowWire(
  from: number,
  to: number,
  longest: () => number,
): Promise<() => Promise<void>> {
  const server = createServer((incoming, outgoing) => {
    const forward = () => {
      const { method, url, headers } = incoming;
      const upstream = ask(
        { host: '127.0.0.1', port: to, method, path: url, headers },
        (answer) => {
          const pass = () => {
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(outgoing);
          };
          // The answer is the lake's of this moment and arrives later.
          if (url?.includes('/data/query/')) setTimeout(pass, Math.random() * longest());
          else pass();
        },
      );
      upstream.on('error', () => outgoing.destroy());
      outgoing.on('close', () => upstream.destroy());
      incoming.pipe(upstream);
    };
    forward();
  });
  await new Promise<void>((resolve) => server.listen(from, '127.0.0.1', resolve));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

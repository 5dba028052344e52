import { Agent, get } from 'node:http';

const connections = 32;

/** Requests answered per second by one address, over `seconds`, by 32 connections that never wait. */
async function requestsPerSecond(url: string, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + seconds * 1000;
  let answered = 0;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
        if (response.statusCode !== 200) {
          reject(new Error(`${url} answered ${response.statusCode}.`));
          return;
        }
        response.on('end', resolve).resume();
      }).on('error', reject);
    });
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        await ask();
        answered += 1;
      }
    }),
  );
  agent.destroy();
  return (answered / (performance.now() - started)) * 1000;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * How many requests an address answers for each that the other one does. Both are asked in turns, so
 * that whatever else the machine does weighs on both.
 */
export async function throughputRatio(url: string, besides: string): Promise<number> {
  const ratios: number[] = [];
  for (const address of [url, besides]) await requestsPerSecond(address, 1);
  for (let round = 0; round < 5; round += 1) {
    const one = await requestsPerSecond(url, 2);
    const other = await requestsPerSecond(besides, 2);
    ratios.push(one / other);
  }
  return median(ratios);
}

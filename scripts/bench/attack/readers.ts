import { Agent, get } from 'node:http';
import { quantile } from '../quantile.ts';

/** How long readers waited for whole pages, in milliseconds. */
export type ReaderTimes = {
  pages: number;
  failed: number;
  median: number;
  p99: number;
  slowest: number;
};

const readers = 8;

/** Reads pages one after the other, some readers at a time, each on a connection of its own. */
export async function readersTimes(
  url: string,
  pages: readonly string[],
  seconds: number,
): Promise<ReaderTimes> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const end = performance.now() + seconds * 1_000;
  const times: number[] = [];
  let failed = 0;
  const read = async (reader: number) => {
    for (let n = reader; performance.now() < end; n += 1) {
      const started = performance.now();
      const status = await statusOf(url + (pages[n % pages.length] ?? '/'), agent);
      times.push(performance.now() - started);
      if (status !== 200) failed += 1;
      // A reader reads: they do not keep the server busy by themselves.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)));
  agent.destroy();
  const at = (share: number) => quantile(times, share);
  return { pages: times.length, failed, median: at(0.5), p99: at(0.99), slowest: at(1) };
}

/** 0: it was not answered. */
const statusOf = (address: string, agent: Agent): Promise<number> =>
  new Promise((resolve) => {
    const headers = { 'accept-encoding': 'gzip' };
    const request = get(address, { agent, headers, timeout: 30_000 }, (response) => {
      response.on('end', () => resolve(response.statusCode ?? 0)).on('error', () => resolve(0));
      response.resume();
    });
    request.on('timeout', () => request.destroy()).on('error', () => resolve(0));
  });

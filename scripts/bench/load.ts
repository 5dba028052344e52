import autocannon from 'autocannon';
import { processorTime } from './process-figures.ts';
import { median } from './quantile.ts';

/**
 * `p50` and `p99`: milliseconds from asking to the whole answer. `processor`: microseconds of the server's
 * processor time for each; other work on the machine, the asking included, is not in it.
 */
export type Load = { perSecond: number; p50: number; p99: number; processor: number };

/** `pid`: of the process that answers. */
export type Asked = { url: string; pid: number; headers?: Record<string, string>; status?: 304 };

const connections = 16;
const rounds = 5;
const secondsEach = 2;

async function loadOf({ url, pid, headers, status }: Asked): Promise<Load> {
  const before = await processorTime(pid);
  const result = await autocannon({
    url,
    connections,
    duration: secondsEach,
    headers: { 'accept-encoding': 'gzip', ...headers },
  });
  const taken = (await processorTime(pid)) - before;
  const right = status === 304 ? result['3xx'] : result['2xx'];
  if (right === 0 || result['4xx'] + result['5xx'] + result.errors > 0) {
    throw new Error(`${url} was not answered with ${status ?? 200} each time.`);
  }
  const { p50, p99 } = result.latency;
  return { perSecond: result.requests.average, p50, p99, processor: (taken * 1000) / right };
}

/**
 * How addresses answer 16 connections that never wait. All are asked in turns, so that whatever else the
 * machine does weighs on all; each figure is the median of five turns.
 */
export async function loads(asked: Readonly<Record<string, Asked>>): Promise<Record<string, Load>> {
  for (const one of Object.values(asked)) await loadOf(one);
  const turns: Record<string, Load>[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const loadsOfTurn: Record<string, Load> = {};
    for (const [name, one] of Object.entries(asked)) loadsOfTurn[name] = await loadOf(one);
    turns.push(loadsOfTurn);
  }
  const middle = (name: string, figure: keyof Load) =>
    median(turns.flatMap((turn) => turn[name]?.[figure] ?? []));
  return Object.fromEntries(
    Object.keys(asked).map((name) => [
      name,
      {
        perSecond: middle(name, 'perSecond'),
        p50: middle(name, 'p50'),
        p99: middle(name, 'p99'),
        processor: middle(name, 'processor'),
      },
    ]),
  );
}

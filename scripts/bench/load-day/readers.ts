import { spawn } from 'node:child_process';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { expected, type Kind, nextAsked, type Paths } from './mixture.ts';
import { spreadOf } from './spread.ts';

/** Milliseconds after which an answer counts as none. */
const patience = 10_000;
/** Of all who come again, so many have what they saw before. */
const returning = 0.4;

const spread = z.object({
  times: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  slowest: z.number(),
});
const readings = z.object({
  all: spread,
  breaking: spread,
  /** Answers that were none, or others than they should be, by what they were. */
  errors: z.record(z.string(), z.number()),
});
export type Readings = z.infer<typeof readings>;

export type Order = { url: string; paths: Paths; perSecond: number; seconds: number };

/** Readers in a process of their own: who measures is not to be held up by who publishes. */
export async function readAway(order: Order): Promise<Readings> {
  const script = join(import.meta.dirname, 'process.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return readings.parse(JSON.parse(await text(child.stdout)));
}

/**
 * Asks so often a second, whether or not what was asked before has been answered. Times count from when a
 * question was due: who is held up by a server that is slow has waited, too.
 */
export async function read({ url, paths, perSecond, seconds }: Order): Promise<Readings> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const known = new Map<string, string>();
  const all: number[] = [];
  const breaking: number[] = [];
  const errors: Record<string, number> = {};
  const running = new Set<Promise<void>>();
  const began = performance.now();

  async function ask(due: number): Promise<void> {
    const { kind, path } = nextAsked(paths);
    const etag = Math.random() < returning ? known.get(path) : undefined;
    const answer = await answerOf(url + path, agent, etag);
    const took = performance.now() - due;
    if (answer.etag !== undefined) known.set(path, answer.etag);
    all.push(took);
    if (kind === 'the breaking story') breaking.push(took);
    const fault = faultOf(kind, answer.status, etag !== undefined);
    if (fault !== null) errors[fault] = (errors[fault] ?? 0) + 1;
  }

  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = began + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    const one = ask(due).finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
  agent.destroy();
  return { all: spreadOf(all), breaking: spreadOf(breaking), errors };
}

function faultOf(kind: Kind, status: number | string, hasIt: boolean): string | null {
  if (status === expected(kind) || (hasIt && status === 304)) return null;
  return `${kind}: ${status}`;
}

type Answered = { status: number | string; etag: string | undefined };

const answerOf = (address: string, agent: Agent, etag?: string): Promise<Answered> =>
  new Promise((resolve) => {
    const headers = {
      'accept-encoding': 'gzip, deflate, br',
      ...(etag !== undefined && { 'if-none-match': etag }),
    };
    const none = (fault: Error) => resolve({ status: fault.message, etag: undefined });
    const request = get(address, { agent, headers, timeout: patience }, (response) => {
      const { statusCode = 0, headers } = response;
      response
        .on('end', () => resolve({ status: statusCode, etag: headers.etag }))
        .on('error', none)
        .resume();
    });
    request.on('timeout', () => request.destroy(new Error('no answer in time'))).on('error', none);
  });

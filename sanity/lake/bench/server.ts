import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { withAuth } from '../commands/auth-database.ts';
import { freePort, serveLake } from '../testing/lake-process.ts';
import type { BenchQuestion } from './questions.ts';

const CONNECTIONS = 32;
const SECONDS = 4;

export type ServerFigures = {
  /** From starting the process to its saying that it listens. */
  startMs: number;
  /** Resident memory of the process after every query has been asked three times. */
  memoryMb: number;
  /** The same after the first has been asked over 32 connections for a while. */
  busyMemoryMb: number;
  /** Answers a second to the first query, asked over 32 connections. */
  requestsPerSecond: number;
  /** The first answer of each question, in milliseconds, by the lake as it was filled. */
  firstMs: number[];
  /** The same after it has been stopped and started again. */
  restartedMs: number[];
};

/** Serves the lake in a folder in a process of its own, as the product does, and measures that. */
export async function measureServer(
  dir: string,
  questions: readonly BenchQuestion[],
): Promise<ServerFigures> {
  const token = await withAuth(dir, (auth) => auth.tokens.create('viewer', 'bench'));
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const serve = async <T>(work: (ask: Ask, pid: number | undefined) => Promise<T>): Promise<T> => {
    const port = await freePort();
    const child = await serveLake({ LAKE_DIR: dir, LAKE_PORT: String(port) });
    try {
      return await work((question) => answerTo(addressOf(port, question), token, agent), child.pid);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
  };
  try {
    const started = performance.now();
    const figures = await serve(async (ask, pid) => {
      const startMs = performance.now() - started;
      const firstMs = await timesOfAll(questions, ask);
      for (let round = 0; round < 2; round += 1) await timesOfAll(questions, ask);
      const memoryMb = residentMb(pid);
      const [first] = questions;
      const requestsPerSecond = first === undefined ? 0 : await throughput(() => ask(first));
      return { startMs, firstMs, memoryMb, requestsPerSecond, busyMemoryMb: residentMb(pid) };
    });
    const restartedMs = await serve((ask) => timesOfAll(questions, ask));
    return { ...figures, restartedMs };
  } finally {
    agent.destroy();
  }
}

type Ask = (question: BenchQuestion) => Promise<void>;

async function timesOfAll(questions: readonly BenchQuestion[], ask: Ask): Promise<number[]> {
  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    await ask(question);
    times.push(performance.now() - started);
  }
  return times;
}

function addressOf(port: number, { query, params, perspective }: BenchQuestion): string {
  const search = new URLSearchParams({ query, perspective, returnQuery: 'false' });
  for (const [name, value] of Object.entries(params)) search.set(`$${name}`, JSON.stringify(value));
  return `http://127.0.0.1:${port}/v2026-02-01/data/query/production?${search}`;
}

const answerTo = (address: string, token: string, agent: Agent) =>
  new Promise<void>((resolve, reject) => {
    get(address, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`The lake said ${response.statusCode}.`));
      response.on('end', resolve).resume();
    }).on('error', reject);
  });

async function throughput(ask: () => Promise<void>): Promise<number> {
  const end = performance.now() + SECONDS * 1_000;
  let answered = 0;
  const connection = async () => {
    while (performance.now() < end) {
      await ask();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return answered / SECONDS;
}

/** Megabytes a process holds in memory, all its threads together; NaN where there is no /proc. */
function residentMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_000;
  } catch {
    return Number.NaN;
  }
}

import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { withAuth } from '../commands/auth-database.ts';
import { freePort, serveLake } from '../testing/lake-process.ts';
import type { Question } from './questions.ts';

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
};

/** Serves the lake in a folder in a process of its own, as the product does, and measures that. */
export async function measureServer(
  dir: string,
  questions: readonly Question[],
): Promise<ServerFigures> {
  const token = await withAuth(dir, (auth) => auth.tokens.create('viewer', 'bench'));
  const port = await freePort();
  const started = performance.now();
  const child = await serveLake({ LAKE_DIR: dir, LAKE_PORT: String(port) });
  const startMs = performance.now() - started;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const ask = (question: Question) => answerTo(addressOf(port, question), token, agent);
  try {
    for (let round = 0; round < 3; round += 1)
      for (const question of questions) await ask(question);
    const memoryMb = residentMb(child.pid);
    const [first] = questions;
    const requestsPerSecond = first === undefined ? 0 : await throughput(() => ask(first));
    return { startMs, memoryMb, requestsPerSecond, busyMemoryMb: residentMb(child.pid) };
  } finally {
    agent.destroy();
    child.kill('SIGTERM');
  }
}

function addressOf(port: number, { query, params, perspective }: Question): string {
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

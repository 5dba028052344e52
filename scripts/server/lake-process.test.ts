import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { lakeCommand } from '@dateline/lake/programs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Environment, readEnvironment } from '#lib/env.ts';
import { createSiteClient } from '#sanity/client.ts';
import { isLakeGone } from '#sanity/lake-trust.ts';
import { type LakeProcess, startLake } from './lake-process.ts';
import { whoAnswers } from './lake-proof.ts';

const root = join(import.meta.dirname, '../..');

let dir: string;
let env: Environment;
const children: ChildProcess[] = [];
const servers: Server[] = [];
const lakes: LakeProcess[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'newsroom-'));
  env = readEnvironment({ LAKE_DIR: dir, LAKE_PORT: String(await freePort()) });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(lakes.splice(0).map((lake) => lake.stop()));
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'close');
  }
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A process of its own, with what it has printed; `until` waits for a line. */
function run(args: readonly string[]) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, LAKE_DIR: dir, LAKE_PORT: String(env.lakePort), LAKE_LOG: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const until = async (text: string) => {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.includes(text)) return;
    }
    throw new Error(`It ended before it said "${text}".`);
  };
  return { child, until };
}

const started = async (): Promise<LakeProcess> => {
  const lake = await startLake(env);
  lakes.push(lake);
  return lake;
};

/** A lake on its own, as `npm run lake -- serve` starts it. */
async function serveAlone() {
  const served = run([lakeCommand, 'serve']);
  await served.until('listening');
  return served.child;
}

/** Another process's server on the lake's port, with the headers it was sent. */
async function squat(answer: object): Promise<Record<string, unknown>[]> {
  const heard: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    heard.push({ url: request.url, authorization: request.headers.authorization });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  }).listen(env.lakePort, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return heard;
}

const isUp = (port: number) => whoAnswers({ ...env, lakePort: port }).then((who) => who === 'ours');

describe('a lake started with the newsroom', { timeout: 60_000 }, () => {
  it('ends when the newsroom is killed, and the next start has one of its own that is watched', async () => {
    const newsroom = run([
      '--input-type=module',
      '-e',
      `const { readEnvironment } = await import('${root}/lib/env.ts');
       const { startLake } = await import('${root}/scripts/server/lake-process.ts');
       await startLake(readEnvironment());
       console.log('started');`,
    ]);
    await newsroom.until('started');
    expect(await whoAnswers(env)).toBe('ours');
    newsroom.child.kill('SIGKILL');
    await vi.waitUntil(async () => (await whoAnswers(env)) === 'nobody', 10_000);

    vi.spyOn(console, 'error').mockImplementation(() => {});
    await started();
    const first = await pidOfLake();
    process.kill(first, 'SIGKILL');
    await vi.waitUntil(
      async () => (await isUp(env.lakePort)) && (await pidOfLake()) !== first,
      20_000,
    );
  });

  it('is started again when a lake it was attached to goes away', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const alone = await serveAlone();
    await started();
    alone.kill('SIGKILL');
    await vi.waitUntil(() => isLakeGone(), 10_000);
    await vi.waitUntil(async () => (await isUp(env.lakePort)) && !isLakeGone(), 20_000);
  });

  it('goes on when what its log is written to is gone', async () => {
    const alone = await serveAlone();
    alone.stdout?.destroy();
    alone.stderr?.destroy();
    for (let n = 0; n < 20; n += 1) await fetch(`http://127.0.0.1:${env.lakePort}/v1/nothing`);
    expect(await whoAnswers(env)).toBe('ours');
    expect(alone.exitCode).toBeNull();
  });
});

const pidOfLake = async (): Promise<number> => {
  const note: { pid: number } = JSON.parse(await readFile(join(dir, 'lake.lock'), 'utf8'));
  return note.pid;
};

describe('attack: another process has the lake’s port', { timeout: 60_000 }, () => {
  it('one that answers as a lake does, before the start → refused in a sentence, sent no token', async () => {
    await (await started()).stop();
    const heard = await squat({ pong: true, proof: 'guessed' });
    await expect(startLake(env)).rejects.toThrow(/does not prove that it is the lake in/);
    expect(heard.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it('one that answers something else → refused', async () => {
    await (await started()).stop();
    await squat({});
    await expect(startLake(env)).rejects.toThrow(/does not prove/);
  });

  it('one that repeats what a lake answered to another challenge → refused', async () => {
    await started();
    const address = `http://127.0.0.1:${env.lakePort}/v1/ping?challenge=${'a'.repeat(43)}`;
    const answer: object = await (await fetch(address)).json();
    expect(answer).toMatchObject({ proof: expect.stringMatching(/^[\w-]{43}$/) });
    await Promise.all(lakes.splice(0).map((lake) => lake.stop()));
    await squat(answer);
    expect(await whoAnswers(env)).toBe('other');
  });

  it('one that passes the question on to a lake on another port → refused', async () => {
    await started();
    const port = await freePort();
    const relay = createServer(async (request, response) => {
      const answer = await fetch(`http://127.0.0.1:${env.lakePort}${request.url}`);
      response.end(await answer.text());
    }).listen(port, '127.0.0.1');
    servers.push(relay);
    await once(relay, 'listening');
    expect(await whoAnswers({ ...env, lakePort: port })).toBe('other');
  });

  it('one that takes it while the lake is being started again → the site sends it nothing', async () => {
    const told = vi.spyOn(console, 'error');
    vi.stubEnv('LAKE_PORT', String(env.lakePort));
    const { secrets } = await started();
    const client = createSiteClient({ token: secrets.readToken, maxRetries: 0 });
    expect(await client.fetch('1 + 1')).toBe(2);
    process.kill(await pidOfLake(), 'SIGKILL');
    await vi.waitUntil(() => isLakeGone(), 10_000);
    const heard = await squat({ result: 'anything' });
    await expect(client.fetch('1 + 1')).rejects.toThrow();
    await vi.waitUntil(() => told.mock.calls.flat().join().includes('does not prove'), 20_000);
    await expect(client.fetch('1 + 1')).rejects.toThrow();
    expect(heard.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
    vi.unstubAllEnvs();
  });
});

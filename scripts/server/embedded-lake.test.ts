import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { getPriority, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { lakeBench, lakeCommand } from '@dateline/lake/programs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Environment, readEnvironment } from '#lib/env.ts';
import { freePort } from '#lib/testing/ports.ts';
import { createSiteClient } from '#sanity/client.ts';
import { isLakeGone } from '#sanity/lake-trust.ts';
import { type EmbeddedLake, runEmbeddedLake } from './embedded-lake.ts';
import { exists } from './exists.ts';
import { spawnLake } from './lake-child.ts';
import { whoAnswers } from './lake-proof.ts';
import { lakeToken } from './lake-token.ts';

const root = join(import.meta.dirname, '../..');

let dir: string;
let env: Environment;
const children: ChildProcess[] = [];
const servers: Server[] = [];
const lakes: EmbeddedLake[] = [];

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

const started = async (): Promise<EmbeddedLake> => {
  const lake = await runEmbeddedLake(env);
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

/** A process that starts a lake as the newsroom does, and says so. */
const runNewsroom = () =>
  run([
    '--input-type=module',
    '-e',
    `const { readEnvironment } = await import('${root}/lib/env.ts');
     const { runEmbeddedLake } = await import('${root}/scripts/server/embedded-lake.ts');
     await runEmbeddedLake(readEnvironment());
     console.log('started');`,
  ]);

/** Does something while every lake that starts has `words` run first, where `listen` is that of any server. */
async function withLakesThat(words: string, work: () => Promise<void>): Promise<void> {
  const script = join(dir, '..', `${basename(dir)}-first.mjs`);
  await writeFile(
    script,
    `import { Server } from 'node:net';
     const { listen } = Server.prototype;
     ${words}`,
  );
  vi.stubEnv('NODE_OPTIONS', `--import=${script}`);
  try {
    await work();
  } finally {
    vi.unstubAllEnvs();
    await rm(script);
  }
}

/** A lake that does not listen before it gets SIGUSR2. */
const listensWhenTold = `
  const told = new Promise((resolve) => process.once('SIGUSR2', resolve));
  Server.prototype.listen = function (...asked) {
    told.then(() => Reflect.apply(listen, this, asked));
    return this;
  };`;

const isUp = (port: number) => whoAnswers({ ...env, lakePort: port }).then((who) => who === 'ours');

describe('a lake started with the newsroom', () => {
  it('ends when the newsroom is killed, and the next start has one of its own that is watched', async () => {
    const newsroom = runNewsroom();
    await newsroom.until('started');
    expect(await whoAnswers(env)).toBe('ours');
    newsroom.child.kill('SIGKILL');
    await vi.waitUntil(async () => (await whoAnswers(env)) === 'nobody', 30_000);

    vi.spyOn(console, 'error').mockImplementation(() => {});
    await started();
    const first = await pidOfLake();
    expect(getPriority(first), 'behind the site').toBe(Math.min(19, getPriority() + 5));
    process.kill(first, 'SIGKILL');
    await vi.waitUntil(
      async () => (await isUp(env.lakePort)) && (await pidOfLake()) !== first,
      60_000,
    );
  });

  it('is started again when a lake it was attached to goes away', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const alone = await serveAlone();
    await started();
    alone.kill('SIGKILL');
    await vi.waitUntil(() => isLakeGone(), 30_000);
    await vi.waitUntil(async () => (await isUp(env.lakePort)) && !isLakeGone(), 60_000);
  });

  it('starts once the lake of the last run has let go of the folder', async () => {
    const lock = new DatabaseSync(join(dir, 'lake.lock.sqlite'));
    lock.exec('BEGIN EXCLUSIVE');
    const note = join(dir, 'lake.lock');
    await writeFile(note, JSON.stringify({ pid: process.pid, port: 1 }));
    // A lake that takes its time to end, as one with much to write does.
    setTimeout(() => void rm(note).then(() => lock.close()), 4000);
    await started();
    expect(lock.isOpen).toBe(false);
    expect(await isUp(env.lakePort)).toBe(true);
  });

  it('says why it cannot start, without waiting for a folder that nobody has', async () => {
    await writeFile(join(dir, 'lake.sqlite'), 'no database'.repeat(1000));
    await expect(started()).rejects.toThrow(/database/);
  });

  it('passes on what it brings up to date before it listens', async () => {
    const filling = run([lakeBench, '--stories', '10', '--fill', dir]);
    await once(filling.child, 'close');
    const lake = new DatabaseSync(join(dir, 'lake.sqlite'));
    lake.exec('UPDATE index_version SET version = 0');
    lake.close();
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    await withLakesThat(listensWhenTold, async () => {
      const starting = started();
      try {
        await vi.waitUntil(() => /lake: filing \d+ documents/.test(heardBy(told)), 30_000);
        expect(await whoAnswers(env)).toBe('nobody');
      } finally {
        process.kill(await pidOfLake(), 'SIGUSR2');
        await starting;
      }
    });
    expect(await isUp(env.lakePort)).toBe(true);
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

/** Sentences of the log so far. */
const heardBy = (told: { mock: { calls: unknown[][] } }) => told.mock.calls.flat().join('\n');

describe('attack: a lake that hangs', { timeout: 240_000 }, () => {
  const patience = { pause: 200, idle: 3_000, busy: 60_000 };
  const startedWith = async () => {
    const lake = await runEmbeddedLake(env, patience);
    lakes.push(lake);
    return pidOfLake();
  };
  const another = async (than: number) => {
    await vi.waitUntil(
      async () => (await isUp(env.lakePort)) && (await pidOfLake()) !== than,
      90_000,
    );
    return pidOfLake();
  };

  it('stopped without ending, twice → ended and started anew, the second time after a longer wait', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const first = await startedWith();
    process.kill(first, 'SIGSTOP');
    const second = await another(first);
    expect(heardBy(told)).toMatch(/lake: has not answered for \d+ seconds, ending it/);
    expect(heardBy(told)).toMatch(/lake: ended \(SIGKILL\), starting it again/);
    expect(() => process.kill(first, 0), 'it is gone').toThrow();

    const since = Date.now();
    process.kill(second, 'SIGSTOP');
    await another(second);
    expect(Date.now() - since).toBeGreaterThan(2 * patience.idle);
  });

  it('its port closed while it lives and has much to do → ended and started anew', async () => {
    // A lake does this when it ends; one that has gone wrong may go on all the same.
    const closesWhenTold = `
      Server.prototype.listen = function (...asked) {
        process.once('SIGUSR2', () => {
          this.close();
          this.closeAllConnections();
          setInterval(() => { for (const end = Date.now() + 50; Date.now() < end;); }, 100);
        });
        return Reflect.apply(listen, this, asked);
      };`;
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    await withLakesThat(closesWhenTold, async () => {
      const first = await startedWith();
      process.kill(first, 'SIGUSR2');
      await another(first);
      expect(heardBy(told)).toMatch(/lake: has not answered for \d+ seconds, ending it/);
      expect(() => process.kill(first, 0), 'it is gone').toThrow();
    });
  });

  it('stopped for a moment, and busy with a long import → left alone', async () => {
    vi.stubEnv('LAKE_PORT', String(env.lakePort));
    const pid = await startedWith();
    process.kill(pid, 'SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, patience.idle / 2));
    process.kill(pid, 'SIGCONT');
    const { secret } = await lakeToken(env, { role: 'administrator', label: 'import' });
    const client = createSiteClient({ token: secret });
    for (let n = 0; n < 3; n += 1) {
      const transaction = client.transaction();
      for (let m = 0; m < 2_000; m += 1) {
        transaction.createOrReplace({
          _id: `large-${m}`,
          _type: 'article',
          headline: `${n} words of it `.repeat(40),
        });
      }
      await transaction.commit({ visibility: 'async' });
    }
    expect(await pidOfLake()).toBe(pid);
    vi.unstubAllEnvs();
  });

  it('while it starts → told in a sentence, and nothing is left of it', async () => {
    // Else it might have started by the time it is stopped.
    await withLakesThat(listensWhenTold, async () => {
      const starting = spawnLake(env, 1_000);
      const note = join(dir, 'lake.lock.sqlite');
      await vi.waitUntil(() => exists(note), { timeout: 20_000, interval: 1 });
      const pid = childrenOf(process.pid).find(isLake);
      if (pid === undefined) throw new Error('There is no lake.');
      process.kill(pid, 'SIGSTOP');
      await expect(starting).rejects.toThrow(/SIGKILL/);
      expect(() => process.kill(pid, 0), 'it is gone').toThrow();
    });
  });

  it('and whoever started it is killed → the next start ends it, and has one of its own', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const newsroom = runNewsroom();
    await newsroom.until('started');
    const left = await pidOfLake();
    process.kill(left, 'SIGSTOP');
    await expect(started(), 'its newsroom is there').rejects.toThrow(/already serves/);
    newsroom.child.kill('SIGKILL');
    await once(newsroom.child, 'close');
    await started();
    expect(await pidOfLake()).not.toBe(left);
    expect(isRunning(left)).toBe(false);
  });

  it('and whoever started it ends without waiting for it → it ends too', async () => {
    const newsroom = run([
      '--input-type=module',
      '-e',
      `const { readEnvironment } = await import('${root}/lib/env.ts');
       const { endLake, spawnLake } = await import('${root}/scripts/server/lake-child.ts');
       const child = await spawnLake(readEnvironment());
       child.kill('SIGSTOP');
       void endLake(child);
       console.log('ends');
       process.exit();`,
    ]);
    const ended = once(newsroom.child, 'exit');
    await newsroom.until('ends');
    await ended;
    const pid = await pidOfLake();
    await vi.waitUntil(() => !isRunning(pid), 20_000);
  });
});

/** Whether a process is there and has not ended. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
const isLake = (pid: number): boolean =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--until-stdin-ends');

const pidOfLake = async (): Promise<number> => {
  const note: { pid: number } = JSON.parse(await readFile(join(dir, 'lake.lock'), 'utf8'));
  return note.pid;
};

describe('attack: another process has the lake’s port', () => {
  it('one that answers as a lake does, before the start → refused in a sentence, sent no token', async () => {
    await (await started()).stop();
    const heard = await squat({ pong: true, proof: 'guessed' });
    await expect(runEmbeddedLake(env)).rejects.toThrow(/does not prove that it is the lake in/);
    expect(heard.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it('one that answers something else → refused', async () => {
    await (await started()).stop();
    await squat({});
    await expect(runEmbeddedLake(env)).rejects.toThrow(/does not prove/);
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
    // As soon as it has ended: a moment later it is started again.
    let squatting: ReturnType<typeof squat> | undefined;
    told.mockImplementation((line) => {
      if (String(line).includes('starting it again')) squatting ??= squat({ result: 'anything' });
    });
    process.kill(await pidOfLake(), 'SIGKILL');
    const heard = await vi.waitUntil(() => squatting, 30_000);
    expect(isLakeGone()).toBe(true);
    await expect(client.fetch('1 + 1')).rejects.toThrow();
    await vi.waitUntil(() => told.mock.calls.flat().join().includes('does not prove'), 60_000);
    await expect(client.fetch('1 + 1')).rejects.toThrow();
    expect(heard.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
    vi.unstubAllEnvs();
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createClient, type SanityClient } from '@sanity/client';
import { z } from 'zod';

const command = join(import.meta.dirname, '../../../sanity/lake/main.ts');

export type RunningLake = {
  /** As the site asks. */
  reading: SanityClient;
  /** As an editor writes. */
  writing: SanityClient;
  url: string;
  /** Where it keeps its files. */
  dir: string;
  /** Runs a verb of `npm run lake` beside it and gives the first line it prints; '' for none. */
  command: (...words: string[]) => Promise<string>;
  /** Ends the process alone, as when the lake is away. */
  stop: () => Promise<void>;
  end: () => Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

/** Starts a lake of its own, empty, as a process; the site's side only ever meets it over HTTP. */
export async function startLake(variables: Record<string, string> = {}): Promise<RunningLake> {
  const dir = mkdtempSync(join(tmpdir(), 'content-lake-'));
  const port = await freePort();
  const run = (...words: string[]) =>
    spawn(process.execPath, [command, ...words], {
      env: { ...process.env, LAKE_DIR: dir, LAKE_PORT: String(port), ...variables },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const lake = run('serve');
  await lineOf(lake.stdout, 'listening');
  const token = await lineOf(run('token', 'create', '--role', 'editor').stdout, '');
  const secrets = z
    .object({ readToken: z.string() })
    .parse(JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8')));
  const stop = async () => {
    if (lake.exitCode !== null || lake.signalCode !== null) return;
    lake.kill();
    await once(lake, 'exit');
  };
  return {
    reading: clientAt(port, secrets.readToken),
    writing: clientAt(port, token),
    url: `http://127.0.0.1:${port}`,
    dir,
    async command(...words) {
      const child = run(...words);
      const exit = once(child, 'exit');
      const printed = await child.stdout.setEncoding('utf8').toArray();
      await exit;
      return printed.join('').split('\n', 1)[0] ?? '';
    },
    stop,
    async end() {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The first line that holds a text. Reads on afterwards, so that the process never waits for us. */
async function lineOf(stream: Readable, text: string): Promise<string> {
  const lines = createInterface({ input: stream });
  for await (const line of lines) {
    if (!line.includes(text)) continue;
    stream.resume();
    return line;
  }
  throw new Error(`The process ended without saying "${text}".`);
}

const clientAt = (port: number, token: string): SanityClient =>
  createClient({
    projectId: 'dateline',
    dataset: 'production',
    apiVersion: '2026-02-01',
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 1,
    stega: { enabled: false, studioUrl: '/studio' },
    token,
  });

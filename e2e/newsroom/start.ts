import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lakeCommand } from '@dateline/lake/programs';
import { createClient, type SanityClient } from '@sanity/client';
import type { Ports } from './ports.ts';

const root = join(import.meta.dirname, '../..');

/** A lake running by itself, as `npm run lake -- serve` starts it. */
export type Lake = {
  url: string;
  dir: string;
  /** The number the system knows the running process by. */
  pid(): number;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Starts it again on the same folder. */
  start(): Promise<void>;
  /** Runs `npm run lake -- …` on its folder and gives what it printed. */
  command(...args: string[]): Promise<string>;
};

export type Newsroom = {
  url: string;
  ports: Ports;
  dir: string;
  editor: { email: string; password: string };
  /** Everything the newsroom has printed. */
  output(): string;
  /** The process that answers readers. */
  pid: number;
  /** A client that may do everything. */
  client: SanityClient;
  /** From now on nobody reads what it prints: its pipes are closed. */
  closeOutput(): void;
  stop(): Promise<void>;
};

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'dateline-'));

/** What a newsroom of one's own is started with. */
export const environment = (ports: Ports, dir: string): NodeJS.ProcessEnv => {
  const inherited = { ...process.env };
  // What a test runner or a developer's shell sets is not part of a fresh start.
  for (const name of Object.keys(inherited)) {
    if (
      /^(SANITY_|NEXT_|SITE_|LOG_|METRICS_|LAKE_|NODE_ENV|PORT|HOST$|TRUSTED_|VISITOR_)/.test(name)
    )
      delete inherited[name];
  }
  return { ...inherited, PORT: String(ports.site), LAKE_PORT: String(ports.lake), LAKE_DIR: dir };
};

/** A process and what it prints; `until` waits for a text or for its end, whichever comes first. */
export function launch(script: string, args: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [resolve(root, script), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    output += chunk;
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const until = (pattern: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const match = output.match(pattern);
        if (match) {
          listeners.delete(look);
          resolve(match);
        }
      };
      listeners.add(look);
      look();
      void ended.then((code) =>
        reject(new Error(`${script} ended with ${code} before it said ${pattern}:\n${output}`)),
      );
    });
  return { child, ended, until, output: () => output };
}

/** Ends a process, and waits until it has ended. */
export async function end(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<unknown>) {
  child.kill(signal);
  await ended;
}

/** Runs a script to its end. */
export async function runScript(
  script: string,
  args: string[],
  env: Record<string, string | undefined> = {},
) {
  const process_ = launch(script, args, { ...process.env, ...env });
  return { code: await process_.ended, output: process_.output() };
}

/** A lake on its own, empty when its folder is. */
export async function startLake(ports: Ports, dir: string): Promise<Lake> {
  const env = {
    ...environment(ports, dir),
    LAKE_PUBLIC_URL: `http://localhost:${ports.site}/lake`,
  };
  const serve = async () => {
    const launched = launch(lakeCommand, ['serve'], env);
    await launched.until(/listening/);
    return launched;
  };
  let current = await serve();
  return {
    url: `http://127.0.0.1:${ports.lake}`,
    dir,
    pid: () => current.child.pid ?? 0,
    kill: () => end(current.child, 'SIGKILL', current.ended),
    stop: () => end(current.child, 'SIGTERM', current.ended),
    async start() {
      current = await serve();
    },
    async command(...args) {
      const launched = launch(lakeCommand, args, env);
      const code = await launched.ended;
      if (code !== 0)
        throw new Error(`lake ${args.join(' ')} ended with ${code}:\n${launched.output()}`);
      return launched.output().trim();
    },
  };
}

/** A client of the lake at `url` that sees documents as stored. */
export const lakeClient = (url: string, token: string): SanityClient =>
  createClient({
    projectId: 'dateline',
    dataset: 'production',
    apiVersion: '2026-02-01',
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
    token,
  });

/** A client of a lake with everything allowed, by a token made for it. */
export const administrator = async (lake: Pick<Lake, 'url' | 'command'>): Promise<SanityClient> =>
  lakeClient(lake.url, await lake.command('token', 'create', '--role', 'administrator'));

/** Who may sign in to a lake from its first start on. */
export async function firstEditor(dir: string): Promise<Newsroom['editor']> {
  const note = await readFile(join(dir, 'sign-in.txt'), 'utf8');
  const [email = '', password = ''] = note.trim().split(/\s+/);
  return { email, password };
}

/** The whole newsroom, as `npm start` starts it, and everything a test needs to work in it. */
export async function startNewsroom(
  ports: Ports,
  dir: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Newsroom> {
  const env = { ...environment(ports, dir), ...variables };
  const launched = launch('scripts/start.ts', [], env);
  await launched.until(/Sign in {2,}\S/);
  const command: Lake['command'] = async (...args) => {
    const result = await runScript(lakeCommand, args, env);
    if (result.code !== 0) throw new Error(result.output);
    return result.output.trim();
  };
  return {
    url: `http://localhost:${ports.site}`,
    ports,
    dir,
    editor: await firstEditor(dir),
    output: launched.output,
    pid: launched.child.pid ?? 0,
    client: await administrator({ url: `http://127.0.0.1:${ports.lake}`, command }),
    closeOutput() {
      launched.child.stdout.destroy();
      launched.child.stderr.destroy();
    },
    stop: () => end(launched.child, 'SIGTERM', launched.ended),
  };
}

export const removeFolder = (dir: string): Promise<void> =>
  rm(dir, { recursive: true, force: true, maxRetries: 3 });

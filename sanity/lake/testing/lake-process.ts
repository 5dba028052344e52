import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient, type SanityClient } from '@sanity/client';
import { z } from 'zod';
import { proxySecretOf } from '../auth/first-start.ts';
import { withAuth } from '../commands/auth-database.ts';
import { lakeCommand } from '../programs.ts';
import type { Role } from '../wire/identity.ts';
import { endLitestream } from './end-litestream.ts';
import { freePort } from './ports.ts';

export { freePort };

/** A lake in a process and a folder of its own, as the product runs it. */
export type TestLake = {
  dir: string;
  port: number;
  /** Where it answers: `http://127.0.0.1:<port>`. */
  url: string;
  /** The first user's email and password. */
  signIn: () => { email: string; password: string };
  /** The secret by which it knows the site's proxy. */
  proxySecret: () => string;
  /** The number the system knows the running process by. */
  pid: () => number;
  /** What it has written to stderr, over all its runs. */
  stderr: () => string;
  /** A new token with a role. */
  token: (role: Role) => Promise<string>;
  /** A client with such a token, which sees documents as they are stored. */
  client: (role: Role) => Promise<SanityClient>;
  /** A client as the site's: with the token that the lake has made for it. */
  siteClient: () => SanityClient;
  /** The token that the lake has made for the site. */
  siteToken: () => string;
  /** The secret by which the site signs, and is signed to. */
  siteSecret: () => string;
  /** Runs a verb of `npm run lake` beside it and gives the first line it prints; '' for none. */
  command: (...words: string[]) => Promise<string>;
  /** Ends the process and gives its exit code. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** Starts it again on the same folder and port, after `end`. */
  restart: () => Promise<void>;
  /** Ends the process and deletes the folder. */
  remove: () => Promise<void>;
};

type Variables = Record<string, string>;

/** Runs the command line; gives what it wrote and its exit code. */
export async function runLake(args: readonly string[], variables: Variables) {
  const child = spawn(process.execPath, [lakeCommand, ...args], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  await once(child, 'close');
  return { stdout, stderr, code: child.exitCode };
}

/** Starts `serve` and waits until it says that it listens. */
export async function serveLake(
  variables: Variables,
  hear: (text: string) => void = () => {},
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [lakeCommand, 'serve'], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    told += text;
    hear(text);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('listening')) return child;
  }
  throw new Error(`The lake ended before it listened: ${told}`);
}

const secretsFile = z.object({ readToken: z.string(), revalidateSecret: z.string() });

/** Starts an empty lake in a folder of its own. `variables` are added to its environment. */
export async function startTestLake(variables: Variables = {}): Promise<TestLake> {
  const dir = mkdtempSync(join(tmpdir(), 'lake-'));
  const port = await freePort();
  const environment = { LAKE_DIR: dir, LAKE_PORT: String(port), ...variables };
  const url = `http://127.0.0.1:${port}`;
  let stderr = '';
  const hear = (text: string) => {
    stderr += text;
  };
  let child = await serveLake(environment, hear);
  const secrets = () =>
    secretsFile.parse(JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8')));

  const token = (role: Role) => withAuth(dir, (auth) => auth.tokens.create(role, `A ${role}`));
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill(signal);
    await once(child, 'close');
    return child.exitCode;
  };
  return {
    dir,
    port,
    url,
    signIn() {
      const [email = '', password = ''] = readFileSync(join(dir, 'sign-in.txt'), 'utf8').split(
        '\n',
      );
      return { email, password };
    },
    proxySecret: () => proxySecretOf(dir) ?? '',
    pid: () => child.pid ?? 0,
    stderr: () => stderr,
    token,
    client: async (role) => clientOf(url, await token(role)),
    siteClient: () =>
      clientOf(url, secrets().readToken).withConfig({
        perspective: 'published',
        maxRetries: 1,
        stega: { enabled: false, studioUrl: '/studio' },
      }),
    siteToken: () => secrets().readToken,
    siteSecret: () => secrets().revalidateSecret,
    async command(...words) {
      const { stdout } = await runLake(words, environment);
      return stdout.split('\n', 1)[0] ?? '';
    },
    end,
    async restart() {
      child = await serveLake(environment, hear);
    },
    async remove() {
      await end('SIGKILL');
      await endLitestream(dir);
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A client as the site and the Studio make theirs. */
export const clientOf = (url: string, token: string): SanityClient =>
  createClient({
    projectId: 'dateline',
    dataset: 'production',
    apiVersion: '2026-02-01',
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    token,
    perspective: 'raw',
  });

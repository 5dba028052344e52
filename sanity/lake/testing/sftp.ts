import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { access, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endIfThere } from './end-if-there.ts';
import { freePort } from './lake-process.ts';
import { until } from './replica.ts';

/** OpenSSH's own server, for one user with one key, who gets nothing but files. */
export type SftpServer = {
  /** `sftp://…` of a folder of its own, as Litestream takes it: its path is that of the whole machine. */
  url: string;
  /** The path of the private key that gets in. */
  key: string;
  /** Ends it, with whatever it is asked. */
  stop: () => Promise<void>;
  /** Starts it again where it was. */
  start: () => Promise<void>;
};

const server = '/usr/sbin/sshd';
const run = promisify(execFile);

/** Why there can be no `openSftp` here, as the rest of a sentence; null when somebody got in at one. */
export async function missingOfSftp(): Promise<string | null> {
  try {
    await access(server);
  } catch {
    return 'there is no OpenSSH (apt-get install openssh-server)';
  }
  const root = await mkdtemp(join(tmpdir(), 'sftp-try-'));
  let tried: SftpServer | null = null;
  try {
    tried = await openSftp(root);
    const { hostname, port, username } = new URL(tried.url);
    const careless = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'BatchMode=yes'];
    const options = careless.flatMap((option) => ['-o', option]);
    const at = ['-b', '/dev/null', '-i', tried.key, '-P', port, `${username}@${hostname}`];
    await run('sftp', [...options, ...at]);
    return null;
  } catch (error) {
    return `OpenSSH lets nobody in on this machine (${String(error)})`;
  } finally {
    await tried?.stop();
    await rm(root, { recursive: true, force: true });
  }
}

/** Makes a pair of keys. @returns the path of the private one; the public one has `.pub` behind it. */
export async function makeKey(path: string): Promise<string> {
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path]);
  return path;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('data', () => socket.destroy());
  });

/** Starts one on this machine alone. All that is its own comes to lie in `root`, an empty folder. */
export async function openSftp(root: string): Promise<SftpServer> {
  const { username, uid } = userInfo();
  const folder = join(root, 'files');
  const allowed = join(root, 'allowed');
  await mkdir(folder);
  // Root's server parts with its rights there before it answers anybody.
  if (uid === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  const [host, key] = [await makeKey(join(root, 'host')), await makeKey(join(root, 'key'))];
  await copyFile(`${key}.pub`, allowed);
  const port = await freePort();
  const settings: Record<string, string> = {
    ListenAddress: `127.0.0.1:${port}`,
    HostKey: host,
    AuthorizedKeysFile: allowed,
    AuthenticationMethods: 'publickey',
    AllowUsers: username,
    ForceCommand: 'internal-sftp',
    Subsystem: 'sftp internal-sftp',
    PidFile: 'none',
    // A temporary folder is not what it would have a key in, nor has root a password here.
    StrictModes: 'no',
    PermitRootLogin: 'prohibit-password',
    UsePAM: 'no',
  };
  const written = join(root, 'sshd_config');
  await writeFile(
    written,
    Object.entries(settings).map((line) => `${line.join(' ')}\n`),
  );
  let stop = async (): Promise<void> => {};
  const start = async (): Promise<void> => {
    stop = await startServer(written, port);
  };
  await start();
  return {
    url: `sftp://${username}@127.0.0.1:${port}${folder}`,
    key,
    start,
    stop: () => stop(),
  };
}

/** A process and all it has begun, the last first. */
function withChildren(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return [...children.split(' ').filter(Boolean).map(Number).flatMap(withChildren), pid];
  } catch {
    return [];
  }
}

/** @returns what ends it, and the sessions it has begun: each is a process that would outlive it. */
async function startServer(settings: string, port: number): Promise<() => Promise<void>> {
  const child = spawn(server, ['-D', '-e', '-f', settings], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${server} could not be started.`);
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  const ended = once(child, 'exit');
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`sshd has ended: ${said}`);
    return answers(port);
  }, 'sshd answers');
  return async () => {
    // A session has two processes: the one ends with the other.
    for (const one of withChildren(pid)) endIfThere(one, 'SIGTERM');
    await ended;
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addressOf, bridgeName, gateway, onHost } from './host.ts';

/** A Debian that was started with its own system manager, on a disk that is a folder and at an address of its own. */
export type Machine = {
  name: string;
  address: string;
  /** Runs commands as root's shell would, going on where the last ones ended. @throws Error when one fails. */
  run(commands: string): Promise<string>;
  /** As a power cut does it. */
  kill(): Promise<void>;
};

/** `shared`: folders of this machine and where they are seen in it. */
export type MachineOptions = {
  name: string;
  number: number;
  disk: string;
  shared: Readonly<Record<string, string>>;
  say: (text: string) => void;
};

/** Makes the disk of a bare Debian: what its installer gives, without a kernel. */
export async function makeBareDisk(disk: string, suite: string): Promise<void> {
  await mkdir(disk, { recursive: true });
  await onHost('debootstrap', suite, disk);
}

/** Copies a disk, for a machine that is to be prepared as another. */
export async function copyDisk(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await onHost('cp', '-a', '--reflink=auto', from, to);
  // Two machines are two: each makes itself a number.
  await writeFile(join(to, 'etc/machine-id'), '');
}

/** Starts a machine, and waits until its system manager has started what it is to start. */
export async function boot(options: MachineOptions): Promise<Machine> {
  const { name, number, say } = options;
  const nspawn = await start(options);
  process.once('exit', () => nspawn.kill('SIGKILL'));
  const leader = await leaderOf(nspawn);
  const inside = ['nsenter', '--target', leader, '--mount', '--uts', '--ipc', '--net', '--pid'];
  const address = addressOf(number);
  for (const args of [
    ['address', 'add', `${address}/24`, 'dev', 'host0'],
    ['link', 'set', 'host0', 'up'],
    ['link', 'set', 'lo', 'up'],
    ['route', 'add', 'default', 'via', gateway],
  ]) {
    await onHost('nsenter', '--target', leader, '--net', 'ip', ...args);
  }
  const run = (commands: string): Promise<string> => {
    const shell = spawn(
      'env',
      ['-i', ...environment(), ...inside, 'bash', '-c', goingOn(commands)],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return outputOf(shell, name, say);
  };
  await hasStarted(run, nspawn);
  return {
    name,
    address,
    run,
    async kill() {
      if (nspawn.exitCode !== null) return;
      const ended = once(nspawn, 'exit');
      process.kill(Number(leader), 'SIGKILL');
      await ended;
    },
  };
}

async function start({ name, disk, shared }: MachineOptions): Promise<ChildProcess> {
  const args = ['--quiet', '--boot', `--directory=${disk}`, `--machine=try-${name}`]
    .concat(`--hostname=${name}`, `--network-bridge=${bridgeName}`, '--resolv-conf=copy-host')
    .concat('--link-journal=no', '--console=pipe', '--timezone=off')
    .concat(Object.entries(shared).map(([from, to]) => `--bind=${from}:${to}`));
  if (existsSync('/run/systemd/system')) {
    return spawn('systemd-nspawn', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  // There is no system manager here that could give it a group of control: it gets one by hand.
  const group = `${await unifiedHierarchy()}/dateline-try-${name}`;
  await mkdir(group, { recursive: true });
  const script = `echo $$ > ${group}/cgroup.procs && exec systemd-nspawn "$@"`;
  return spawn('sh', ['-c', script, 'sh', '--register=no', '--keep-unit', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SYSTEMD_NSPAWN_UNIFIED_HIERARCHY: '1' },
  });
}

async function unifiedHierarchy(): Promise<string> {
  const mounts = await readFile('/proc/mounts', 'utf8');
  const found = /^cgroup2 (\S+) /m.exec(mounts)?.[1];
  if (found === undefined) throw new Error('No cgroup2 is mounted here.');
  return found;
}

/** The first process of a machine, once it is in one: what makes the machine has others for a moment. */
async function leaderOf(parent: ChildProcess): Promise<string> {
  const read = (file: string) => readFile(file, 'utf8').catch(() => '');
  while (parent.exitCode === null) {
    const children = await read(`/proc/${parent.pid}/task/${parent.pid}/children`);
    for (const child of children.split(' ').filter((id) => id !== '')) {
      const isFirst = /^NSpid:(\t\d+)+\t1$/m.test(await read(`/proc/${child}/status`));
      if (isFirst && (await read(`/proc/${child}/net/dev`)).includes('host0:')) return child;
    }
    await pause(100);
  }
  throw new Error(`The machine did not start (systemd-nspawn ended with ${parent.exitCode}).`);
}

async function hasStarted(run: Machine['run'], nspawn: ChildProcess): Promise<void> {
  while (nspawn.exitCode === null) {
    const state = await run('systemctl is-system-running 2>&1 || true').catch(() => '');
    if (/^(running|degraded)$/m.test(state)) return;
    await pause(500);
  }
  throw new Error('The machine ended while it started.');
}

const environment = (): string[] => {
  const own = ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root'];
  return [...own, 'TERM=dumb', 'LANG=C.UTF-8', 'DEBIAN_FRONTEND=noninteractive', ...certificates()];
};

/** Where TLS of the world around is opened by a proxy, its certificate has to be known to npm. */
const certificates = (): string[] =>
  process.env.NODE_EXTRA_CA_CERTS === undefined ? [] : ['NODE_EXTRA_CA_CERTS=/etc/around.crt'];

/** Puts what has to be known of the world around on a disk. */
export async function makeAtHome(disk: string, hosts: string): Promise<void> {
  await writeFile(join(disk, 'etc/hosts'), hosts);
  // Its address is given to it from outside.
  const unmanaged = '[Match]\nName=host0\n[Link]\nUnmanaged=yes\n';
  await writeFile(join(disk, 'etc/systemd/network/10-host0.network'), unmanaged);
  const around = process.env.NODE_EXTRA_CA_CERTS;
  if (around !== undefined) await onHost('cp', around, join(disk, 'etc/around.crt'));
}

/** As in one shell that is kept open: the folder it is in, and what was put in `new`. */
const goingOn = (commands: string): string => `set -euo pipefail
mkdir -p /root/.try; cd "$(cat /root/.try/folder 2>/dev/null || echo /root)"
[ ! -f /root/.try/variables ] || . /root/.try/variables
${commands}
pwd > /root/.try/folder
[ -z "\${new:-}" ] || declare -p new > /root/.try/variables`;

async function outputOf(
  child: ChildProcess,
  name: string,
  say: (text: string) => void,
): Promise<string> {
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk;
    say(String(chunk));
  });
  child.stderr?.on('data', (chunk: Buffer) => say(String(chunk)));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`A command failed on ${name} (${child.exitCode}).`);
  return out;
}

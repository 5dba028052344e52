import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a program of this machine. @throws Error with what it said when it fails. */
export const onHost = async (program: string, ...args: string[]): Promise<string> =>
  (await run(program, args, { maxBuffer: 64 * 1024 * 1024 })).stdout;

export const bridgeName = 'dateline-try';
const network = '10.213.0';
const table = 'dateline_try';

export const gateway = `${network}.1`;
export const addressOf = (number: number): string => `${network}.${number + 1}`;

/** Makes a network of their own for the machines of the trial, from which they reach what this one reaches. */
export async function openNetwork(): Promise<void> {
  await closeNetwork();
  await onHost('ip', 'link', 'add', bridgeName, 'type', 'bridge');
  await onHost('ip', 'address', 'add', `${gateway}/24`, 'dev', bridgeName);
  await onHost('ip', 'link', 'set', bridgeName, 'up');
  await onHost('sysctl', '-qw', 'net.ipv4.ip_forward=1');
  await withInput(
    `table ip ${table} { chain out { type nat hook postrouting priority srcnat; ip saddr ${network}.0/24 ip daddr != ${network}.0/24 masquerade\n}\n}\n`,
    'nft',
    '-f',
    '-',
  );
}

export async function closeNetwork(): Promise<void> {
  for (const command of [
    ['nft', 'delete', 'table', 'ip', table],
    ['ip', 'link', 'delete', bridgeName],
  ] as const) {
    const [program, ...args] = command;
    // It may not be there.
    await onHost(program, ...args).catch(() => {});
  }
}

function withInput(input: string, program: string, ...args: string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program}: ${code}`)),
    );
  });
}

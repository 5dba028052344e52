import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { lakeCommand } from '@dateline/lake/programs';
import type { Environment } from '#lib/env.ts';

const run = promisify(execFile);

type Asked = { role: 'administrator' | 'editor'; label: string };
type LakeToken = { secret: string; revoke(): Promise<void> };

/** A new token of the embedded lake, by its own command. One of the same label is revoked before. */
export async function lakeToken(env: Environment, { role, label }: Asked): Promise<LakeToken> {
  const token = async (...args: string[]) => {
    const { stdout } = await run(process.execPath, [lakeCommand, 'token', ...args], {
      env: { ...process.env, LAKE_DIR: env.lakeDir, LAKE_PORT: String(env.lakePort) },
    });
    return stdout.trim();
  };
  const revoke = async () => {
    await token('revoke', '--label', label);
  };
  // Left by a process that was killed; mostly there is none.
  await revoke().catch(() => {});
  return { secret: await token('create', '--role', role, '--label', label), revoke };
}

import { createClient, type SanityClient } from '@sanity/client';
import { closeLake, openLakeContext } from '../context.ts';
import type { LakeConfig } from '../environment.ts';
import { startServer } from '../http/server.ts';
import { LakeLockedError, lockLake, servingPort } from '../store/lock.ts';
import { withAuth } from './auth-database.ts';
import { CommandError } from './command.ts';

/** A client of the lake in LAKE_DIR, and the address it speaks to (no trailing slash). */
export type LakeClient = { client: SanityClient; address: string };

/**
 * Gives `work` a client with every right: of the lake that serves LAKE_DIR, or, when none does, of
 * one that runs in this process until `work` is done.
 *
 * @param purpose what the work is called in the list of tokens while it lasts, and in the history.
 * @throws CommandError when another command has the folder; whatever `work` throws.
 */
export async function withLakeClient<T>(
  config: LakeConfig,
  purpose: string,
  work: (lake: LakeClient) => Promise<T>,
): Promise<T> {
  return withServer(config, (port) => {
    const address = `http://127.0.0.1:${port}`;
    return withToken(config.dir, purpose, (token) =>
      work({ client: clientOf(config, address, token), address }),
    );
  });
}

function clientOf(
  { projectId, dataset }: LakeConfig,
  address: string,
  token: string,
): SanityClient {
  return createClient({
    projectId,
    dataset,
    apiVersion: '2026-02-01',
    token,
    apiHost: address,
    useProjectHostname: false,
    useCdn: false,
  });
}

/**
 * A token for as long as `work` lasts. Should the process be killed meanwhile, its value is lost
 * with it: only a hash is kept.
 */
async function withToken<T>(
  dir: string,
  label: string,
  work: (token: string) => Promise<T>,
): Promise<T> {
  return withAuth(dir, async ({ tokens }) => {
    const token = tokens.create('administrator', label);
    try {
      return await work(token);
    } finally {
      const good = tokens.identify(token);
      if (good) tokens.revoke(good.identity.id);
    }
  });
}

/** Locks the folder, or gives null when a lake serves it. */
function lockUnlessServed(dir: string) {
  try {
    return lockLake(dir, 0);
  } catch (error) {
    if (error instanceof LakeLockedError) return null;
    throw error;
  }
}

async function withServer<T>(config: LakeConfig, work: (port: number) => Promise<T>): Promise<T> {
  const lock = lockUnlessServed(config.dir);
  if (lock === null) {
    const port = servingPort(config.dir);
    if (port !== null) return work(port);
    throw new CommandError(
      `Another command is at work in ${config.dir}. Try again when it is done.`,
    );
  }
  try {
    const lake = openLakeContext(config);
    try {
      const server = await startServer(lake, 0);
      try {
        return await work(server.port);
      } finally {
        await server.close();
      }
    } finally {
      await closeLake(lake);
    }
  } finally {
    lock.release();
  }
}

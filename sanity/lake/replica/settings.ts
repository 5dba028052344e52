import { join } from 'node:path';
import { replicationFolder } from '../store/private-folder.ts';
import type { ReplicaAddress } from './address.ts';

/** Days back to which a lake can be restored from its replica; as long what was deleted is in it. */
export const KEPT_DAYS = 7;

export type ReplicaSettings = {
  address: ReplicaAddress;
  /** The private key for an sftp address, as a path. */
  key: string | null;
};

const replicaOf = ({ address, key }: ReplicaSettings): Record<string, unknown> =>
  address.kind === 'folder'
    ? { type: 'file', path: address.folder }
    : { url: address.url, ...(address.kind === 'sftp' && key !== null ? { 'key-path': key } : {}) };

/**
 * What Litestream is told, as JSON, which its YAML includes. What is written is looked for five times a
 * second; a folder has it right away, a machine or bucket elsewhere within a second, since each time costs
 * a request. A lake is copied whole each day, so that no way back is longer than one day's writes.
 *
 * It makes checkpoints when nobody is in the way (`min`). Only far beyond that it stops writers for one
 * (`max`, in pages of 4 kB).
 */
export function replicateSettings(dir: string, settings: ReplicaSettings, port: number): string {
  const isNear = settings.address.kind === 'folder';
  return JSON.stringify({
    addr: `127.0.0.1:${port}`,
    logging: { level: 'info', type: 'json' },
    dbs: [
      {
        path: join(dir, 'lake.sqlite'),
        'meta-path': join(dir, replicationFolder),
        'monitor-interval': '200ms',
        'min-checkpoint-page-count': 1_000,
        'max-checkpoint-page-count': 50_000,
        replicas: [
          {
            ...replicaOf(settings),
            'sync-interval': isNear ? '200ms' : '1s',
            'snapshot-interval': '24h',
            retention: `${KEPT_DAYS * 24}h`,
          },
        ],
      },
    ],
  });
}

/** What Litestream is told to read a replica. It wants a file at `path`, and does not touch it. */
export const readSettings = (path: string, settings: ReplicaSettings): string =>
  JSON.stringify({
    logging: { level: 'warn', type: 'json', stderr: true },
    dbs: [{ path, replicas: [replicaOf(settings)] }],
  });

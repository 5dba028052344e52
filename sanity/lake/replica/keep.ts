import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { messageOf } from '../log/message-of.ts';
import type { LakeDatabase } from '../store/database.ts';
import { replicationFolder } from '../store/private-folder.ts';
import { type ReplicaAddress, shownAddress } from './address.ts';
import { waitingBytes } from './backlog.ts';
import { hasLake } from './fetch.ts';
import { mustHoldCopies } from './folder.ts';
import { isTakenOver, mustBeOurs } from './owner.ts';
import { copyPictures, type PictureCopies } from './pictures.ts';
import { ReplicaError } from './program.ts';
import { type Replication, startReplication } from './replicate.ts';

/** What the environment says of a lake's replica. */
export type ReplicaConfig = {
  dir: string;
  replica: ReplicaAddress | null;
  replicaKey: string | null;
  replicaPictures: string | null;
  /** Bytes that may wait for it in the lake's folder. */
  replicaWaiting: number;
};

type Tell = (line: string) => void;
type Watch = (name: string, help: string, read: () => number) => void;

/** Milliseconds between two looks at whose the replica is. */
const OWNER_EVERY = 10_000;

/**
 * Sees to it, before a lake is opened, that it may write to its replica. Without one, what is left of an
 * earlier one goes: the log of writes is this lake's own again.
 *
 * @returns what copies its pictures; null where none are copied.
 * @throws ReplicaError when it may not, or nobody can tell.
 */
export async function prepareReplica(
  config: ReplicaConfig,
  tell: Tell,
): Promise<PictureCopies | null> {
  const { dir, replica, replicaPictures } = config;
  if (replica === null) rmSync(join(dir, replicationFolder), { recursive: true, force: true });
  for (const folder of [replica?.kind === 'folder' ? replica.folder : null, replicaPictures])
    if (folder !== null) mustHoldCopies(dir, folder);
  const isNew = !existsSync(join(dir, 'lake.sqlite'));
  if (replica?.kind === 'folder') mustBeOurs(dir, replica.folder, isNew);
  else if (replica !== null && isNew) await mustBeEmpty(config, replica);
  return replicaPictures === null ? null : copyPictures(join(dir, 'assets'), replicaPictures, tell);
}

async function mustBeEmpty(config: ReplicaConfig, replica: ReplicaAddress): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lake-replica-'));
  try {
    if (!(await hasLake({ address: replica, key: config.replicaKey }, folder))) return;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  throw new ReplicaError(
    `LAKE_REPLICA (${shownAddress(replica)}) holds a lake already, and there is none in ${config.dir}: \`npm run lake -- restore\` brings it back here. For a new lake name another address.`,
  );
}

/** A lake's replica, kept as long as the lake is open. Its `end` comes after the lake has been closed. */
export type ReplicaKeeper = { end: () => Promise<void> };

/** Keeps the replica of an open lake: its database, its pictures, and its secrets where it is a folder. */
export function keepReplica(
  config: ReplicaConfig,
  parts: { db: LakeDatabase; watch: Watch; pictures: PictureCopies | null; tell: Tell },
): ReplicaKeeper {
  const { dir, replica, replicaKey, replicaWaiting } = config;
  const { db, watch, pictures, tell } = parts;
  let replication: Replication | null = null;
  let owner: NodeJS.Timeout | undefined;
  if (replica !== null) {
    const started = startReplication(
      { address: replica, key: replicaKey },
      { dir: resolve(dir), db, most: replicaWaiting, tell },
    );
    replication = started;
    tellOf(watch, started, dir);
    tell(`lake: replicated to ${shownAddress(replica)}`);
  }
  if (replica?.kind === 'folder') {
    carrySecrets(dir, replica.folder, tell);
    owner = setInterval(() => {
      if (!isTakenOver(dir, replica.folder)) return;
      clearInterval(owner);
      tell(
        `lake: replica: another lake has taken over ${replica.folder}. This one is replicated no more: end it, and see that it does not start again`,
      );
      void replication?.end();
      void pictures?.stop();
    }, OWNER_EVERY);
    owner.unref();
  }
  if (pictures !== null) {
    void pictures.compare();
    watch(
      'lake_replica_pictures_waiting',
      'Pictures and files that could not be copied yet.',
      pictures.waiting,
    );
  }
  return {
    async end() {
      clearInterval(owner);
      await Promise.all([replication?.end(), pictures?.stop()]);
    },
  };
}

function tellOf(watch: Watch, replication: Replication, dir: string): void {
  const { isRunning, starts, lag, givenUp } = replication;
  watch('lake_replica_running', 'Whether Litestream runs.', () => Number(isRunning()));
  watch('lake_replica_starts_total', 'How often Litestream was started.', starts);
  watch(
    'lake_replica_lag_seconds',
    'Age of the oldest write that may not be in the replica; 0 when all are.',
    () => Math.round(lag() * 1000) / 1000,
  );
  watch(
    'lake_replica_waiting_bytes',
    'Writes in the folder of the lake that wait for the replica, and the last that do not any more.',
    () => waitingBytes(dir),
  );
  watch(
    'lake_replica_given_up_total',
    'How often too much waited for the replica and was given up.',
    givenUp,
  );
}

/** The site knows its lake by these: a second machine that takes over has to be the same to it. */
function carrySecrets(dir: string, folder: string, tell: Tell): void {
  copyFile(join(dir, 'secrets.json'), join(folder, 'secrets.json')).catch((fault: unknown) => {
    tell(`lake: replica: the site's secrets could not be copied to ${folder}: ${messageOf(fault)}`);
  });
}

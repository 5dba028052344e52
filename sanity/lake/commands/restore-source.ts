import { closeSync, createReadStream, existsSync, openSync, readSync } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { unpackTar } from 'modern-tar/fs';
import type { LakeConfig } from '../environment.ts';
import { messageOf } from '../log/message-of.ts';
import { type ReplicaAddress, replicaAddress, shownAddress } from '../replica/address.ts';
import { fetchDatabase } from '../replica/fetch.ts';
import { holdsReplica } from '../replica/owner.ts';
import { findCopy } from '../replica/pictures.ts';
import { copyDatabase } from './backup.ts';
import { CommandError, UsageError } from './command.ts';
import { fileFailure } from './command-files.ts';
import { createProgress } from './progress.ts';

/** Where a lake is restored from. */
export type RestoreSource = {
  /** For people. */
  name: string;
  /** The replica's folder, when it is one: who restores from it takes it over. */
  folder: string | null;
  /** Writes the database to `to`; `folder` is free for what is needed on the way. */
  database: (to: string, folder: string, tell: (line: string) => void) => Promise<void>;
  /** Where a picture or file is, by its path below the lake's folder; null: nowhere. */
  picture: (path: string) => Promise<string | null>;
  /** The site's secrets, as a file; null: it has none. */
  secrets: () => string | null;
};

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isFile() ?? false;

/**
 * Where to restore from: what is named, or the lake's own replica.
 *
 * @param at the moment to go back to; only replicas know of moments.
 */
export async function sourceOf(
  named: string | undefined,
  config: LakeConfig,
  at: Date | null,
): Promise<RestoreSource> {
  if (named === undefined) {
    if (config.replica !== null) return ofReplica(config.replica, config, at);
    throw new UsageError('Name what to restore from: a backup, or a replica; or set LAKE_REPLICA.');
  }
  const address = replicaAddress(named);
  if (address === null) {
    throw new UsageError(`"${named}" is neither a backup nor the address of a replica.`);
  }
  const isReplica = address.kind !== 'folder' || holdsReplica(address.folder);
  if (isReplica) return ofReplica(address, config, at);
  if (at !== null) throw new UsageError('--at is for replicas: a backup is of one moment.');
  const { folder: path } = address;
  if (await isFile(join(path, 'lake.sqlite'))) return ofFolder(path);
  if (!(await isFile(path)))
    throw new CommandError(`There is neither a backup nor a replica at ${path}.`);
  if (isDatabase(path)) return ofDatabase(path);
  if (/\.t(ar\.)?gz$/.test(path)) return ofArchive(path);
  throw new CommandError(`${path} is no backup: neither a .tar.gz, a folder, nor a database.`);
}

function ofReplica(
  address: ReplicaAddress,
  { replica, replicaKey, replicaPictures }: LakeConfig,
  at: Date | null,
): RestoreSource {
  const folder = address.kind === 'folder' ? address.folder : null;
  const isOwn = replica?.url === address.url;
  const besides = folder === null ? null : join(folder, 'pictures');
  const pictures = isOwn ? replicaPictures : besides;
  return {
    name: shownAddress(address),
    folder,
    database: (to, scratch, tell) =>
      fetchDatabase({ address, key: replicaKey }, { folder: scratch, to, at, tell }),
    picture: async (path) =>
      pictures === null ? null : findCopy(pictures, path.replace(/^assets\//, '')),
    secrets() {
      const file = folder === null ? null : join(folder, 'secrets.json');
      return file !== null && existsSync(file) ? file : null;
    },
  };
}

/** A lake that is being written to, or was not closed, has its last writes in a second file. */
async function copyWhole(from: string, to: string, tell: (line: string) => void): Promise<void> {
  if (!(await isFile(`${from}-wal`))) return copyFile(from, to);
  const progress = createProgress(tell);
  await copyDatabase(from, to, progress).finally(() => progress.end());
}

const ofFolder = (folder: string): RestoreSource => ({
  name: folder,
  folder: null,
  database: (to, _, tell) => copyWhole(join(folder, 'lake.sqlite'), to, tell),
  picture: async (path) => ((await isFile(join(folder, path))) ? join(folder, path) : null),
  secrets: () => null,
});

const ofDatabase = (file: string): RestoreSource => ({
  name: file,
  folder: null,
  database: (to, _, tell) => copyWhole(file, to, tell),
  picture: () => Promise.resolve(null),
  secrets: () => null,
});

/** Unpacks it where the lake is put together; pictures are in their places then. */
function ofArchive(file: string): RestoreSource {
  let unpacked = '';
  return {
    name: file,
    folder: null,
    async database(to, folder) {
      unpacked = join(folder, 'unpacked');
      try {
        await pipeline(createReadStream(file), createGunzip(), unpackTar(unpacked));
      } catch (fault) {
        throw new CommandError(
          `${file} cannot be unpacked: ${messageOf(fileFailure(fault, file))}`,
        );
      }
      if (!(await isFile(join(unpacked, 'lake.sqlite')))) {
        throw new CommandError(`${file} is no backup of a lake: there is no lake.sqlite in it.`);
      }
      await copyFile(join(unpacked, 'lake.sqlite'), to);
    },
    picture: async (path) => ((await isFile(join(unpacked, path))) ? join(unpacked, path) : null),
    secrets: () => null,
  };
}

/** Whether a file begins as SQLite's do. */
function isDatabase(path: string): boolean {
  const start = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, start);
  } finally {
    closeSync(file);
  }
  return start.toString('latin1') === 'SQLite format 3\0';
}

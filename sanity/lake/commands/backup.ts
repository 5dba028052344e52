import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { packTar, type TarSource } from 'modern-tar/fs';
import { onlyArgument } from './arguments.ts';
import { type Command, CommandError } from './command.ts';
import { withTemporaryFolder, writeWhole } from './command-files.ts';
import { createProgress, type Progress } from './progress.ts';

const help = `Usage: lake backup FILE [--overwrite]

Copies the whole lake in LAKE_DIR, also while it is running: documents with their history, users,
tokens, pictures and files, all as of one moment. FILE is a .tar.gz if its name ends so, else a
folder. It holds the password hashes of your users and the
secrets of your webhooks: keep it as safe as the lake.

  --overwrite   replace FILE if it is there

To restore: stop the lake, then \`lake restore FILE\`. Or put the copy where a lake's folder belongs:

  mkdir restored && tar -xzf FILE -C restored     (or: cp -r FILE restored)
  LAKE_DIR=restored npm start

The site's own secrets are not in it; the lake makes new ones at its next start.`;

/** Folders of assets that are originals; transformed pictures are made again when asked for. */
const assetFolders = ['assets/images', 'assets/files'];

/**
 * Copies the database as of one moment while others write to it. The read transaction holds that
 * moment, so that the copy need not start anew at each write.
 */
export async function copyDatabase(from: string, to: string, progress: Progress): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await backup(source, to, {
      rate: 2_000,
      progress: ({ totalPages, remainingPages }) =>
        progress.step('Copying documents', totalPages - remainingPages, totalPages),
    });
  } finally {
    source.close();
  }
}

/** Paths of all original assets, below the lake's folder. Asset files never change once they are there. */
async function assetFiles(dir: string): Promise<string[]> {
  const lists = await Promise.all(
    assetFolders.map(async (folder) => {
      const names = await readdir(join(dir, folder)).catch(() => []);
      return names.map((name) => `${folder}/${name}`);
    }),
  );
  return lists.flat();
}

/**
 * Documents are copied first: whatever they refer to is on disk by then. Each gives the number of
 * assets.
 */
type Writer = (dir: string, to: string, progress: Progress) => Promise<number>;

const database = 'lake.sqlite';

const writeFolder: Writer = async (dir, to, progress) => {
  for (const folder of assetFolders)
    await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  await copyDatabase(join(dir, database), join(to, database), progress);
  const assets = await assetFiles(dir);
  for (const [index, file] of assets.entries()) {
    progress.step('Copying pictures and files', index, assets.length);
    await copyFile(join(dir, file), join(to, file));
  }
  return assets.length;
};

const writeArchive: Writer = (dir, to, progress) =>
  withTemporaryFolder(async (temporary) => {
    const copy = join(temporary, database);
    await copyDatabase(join(dir, database), copy, progress);
    const assets = await assetFiles(dir);
    progress.step('Packing');
    const sources: TarSource[] = [
      { type: 'file', source: copy, target: database, mode: 0o600 },
      ...assets.map((file) => ({ type: 'file' as const, source: join(dir, file), target: file })),
    ];
    await pipeline(packTar(sources), createGzip(), createWriteStream(to, { mode: 0o600 }));
    return assets.length;
  });

export const command: Command = {
  summary: 'Copy the whole lake, history and users included, while it runs',
  help,
  async run({ args, config, tell }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { overwrite: { type: 'boolean', default: false } },
    });
    const file = onlyArgument(positionals, 'FILE');
    const dir = config.dir;
    const isLake = await stat(join(dir, database)).catch(() => null);
    if (!isLake) throw new CommandError(`There is no lake in ${dir}.`);
    const progress = createProgress(tell);
    const write = /\.t(ar\.)?gz$/.test(file) ? writeArchive : writeFolder;
    try {
      const count = await writeWhole(file, values.overwrite, (part) => write(dir, part, progress));
      progress.end();
      tell(`The lake in ${dir} with ${count} pictures and files is backed up to ${file}.`);
    } catch (error) {
      progress.end();
      throw error;
    }
  },
};

import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { copyFile, link, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { expectedFiles } from '../assets/verify.ts';
import type { LakeConfig } from '../environment.ts';
import { claimReplica } from '../replica/owner.ts';
import { createDocumentStore } from '../store/documents.ts';
import { openLakeReader } from '../store/open.ts';
import { lastTransaction } from '../store/transactions.ts';
import { faultsIn } from './check.ts';
import { type Command, CommandError, UsageError } from './command.ts';
import { lacksWrites } from './freshness.ts';
import { lockFor } from './lock-for.ts';
import { putInPlace, removeScratch, scratchPrefix } from './put-in-place.ts';
import { type RestoreSource, sourceOf } from './restore-source.ts';
import { command as serve } from './serve.ts';

const help = `Usage: lake restore [SOURCE] [--at TIME] [--serve] [--with-faults]
       lake restore [SOURCE] --try

Brings a lake back to LAKE_DIR, from a replica or a backup. SOURCE is a replica's address (a folder,
sftp://… or s3://…; LAKE_REPLICA when left out), or what \`lake backup\` made: a .tar.gz, a folder, or a
database alone, such as lake.before-….sqlite, for which the pictures that are here are used.

The lake must not be running. What is brought back is checked before it replaces anything; what was in
LAKE_DIR is kept in a folder replaced-… in it. A replica in a folder belongs to the lake that was restored
from it: another that still writes to it stops.

  --at TIME       as it was then, such as 2027-01-31T09:30:00Z; from a replica
  --serve         serve it then, as \`lake serve\` does: one command by which another machine takes over
  --with-faults   also when the check finds faults, which it lists
  --try           only try: restore to a temporary folder, check, compare with the lake that is here, and
                  remove it`;

const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

function momentOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  if (!moment.safeParse(text).success) {
    throw new UsageError(`--at takes a time such as 2027-01-31T09:30:00Z; not "${text}".`);
  }
  return new Date(text);
}

type Tell = (line: string) => void;

/** Tells what is restored in a sentence, by its last transaction. */
type Restored = { asOf: string; documents: number; pictures: number };

const sentence = ({ asOf, documents, pictures }: Restored): string =>
  `${documents} documents, ${pictures} pictures and files, last written ${asOf}`;

/** Where a picture comes from, and how it gets to its place. */
type Placing = (path: string, to: string) => Promise<void>;

const linkOrCopy = (from: string, to: string) => link(from, to).catch(() => copyFile(from, to));

/** Copies from the source what it has; else takes what is here already. Nothing of either changes. */
const placing =
  (source: RestoreSource, dir: string, isTrial: boolean): Placing =>
  async (path, to) => {
    const from = await source.picture(path);
    const here = join(dir, path);
    if (from !== null) await (isTrial ? symlink(from, to) : copyFile(from, to));
    else if (existsSync(here)) await (isTrial ? symlink(here, to) : linkOrCopy(here, to));
  };

/** Puts a lake together in `scratch`. */
async function assemble(
  source: RestoreSource,
  scratch: string,
  place: Placing,
  tell: Tell,
): Promise<Restored> {
  await source.database(join(scratch, 'lake.sqlite'), scratch, tell);
  // What is opened to be written is brought up to date; what it is to be compared with is as it was.
  const files = readLake(scratch, (documents) => ({
    paths: expectedFiles(documents),
    documents: documents.count(),
  }));
  for (const path of files.paths) {
    const to = join(scratch, path);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    await place(path, to);
  }
  return { asOf: asOf(scratch), documents: files.documents, pictures: files.paths.length };
}

type Documents = ReturnType<typeof createDocumentStore>;

function readLake<T>(dir: string, read: (documents: Documents) => T): T {
  const db = openLakeReader(dir);
  try {
    return read(createDocumentStore(db));
  } finally {
    db.close();
  }
}

function asOf(dir: string): string {
  const db = openLakeReader(dir);
  try {
    return lastTransaction(db)?.timestamp ?? 'never';
  } finally {
    db.close();
  }
}

/** Runs `work` with a folder to put a lake together in, which is gone afterwards. */
async function inScratch<T>(prefix: string, work: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = await mkdtemp(prefix);
  try {
    return await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Whether a folder is what this lake is replicated to. */
const isOwn = ({ replica }: LakeConfig, folder: string): boolean =>
  replica?.kind === 'folder' && replica.folder === folder;

const many = (count: number): string => (count === 1 ? 'One fault' : `${count} faults`);

export const command: Command = {
  summary: 'Bring a lake back from a replica or a backup, checked before it replaces anything',
  help,
  async run(context) {
    const { args, config, print, tell } = context;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        at: { type: 'string' },
        serve: { type: 'boolean', default: false },
        try: { type: 'boolean', default: false },
        'with-faults': { type: 'boolean', default: false },
      },
    });
    const [named, extra] = positionals;
    if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
    if (values.try && values.serve) throw new UsageError('--try only tries: leave --serve out.');
    const source = await sourceOf(named, config, momentOf(values.at));
    const { dir } = config;

    const prepare = async (scratch: string) => {
      const place = placing(source, dir, values.try);
      const restored = await assemble(source, scratch, place, tell);
      const faults = await faultsIn(scratch, tell);
      for (const fault of faults) print(fault);
      return { restored, faults };
    };

    if (values.try) {
      await inScratch(join(tmpdir(), 'lake-trial-'), async (scratch) => {
        const { restored, faults } = await prepare(scratch);
        if (faults.length > 0)
          throw new CommandError(`${many(faults.length)} in what ${source.name} has.`);
        const lacking = values.at === undefined ? lacksWrites(dir, scratch) : null;
        if (lacking !== null) throw new CommandError(`${source.name} ${lacking}`);
        tell(`What ${source.name} has is whole: ${sentence(restored)}.`);
      });
      return;
    }

    const lock = lockFor(dir);
    try {
      removeScratch(dir);
      await inScratch(scratchPrefix(dir), async (scratch) => {
        const { restored, faults } = await prepare(scratch);
        if (faults.length > 0 && !values['with-faults']) {
          throw new CommandError(
            `${many(faults.length)} in what ${source.name} has. Nothing was replaced; --with-faults takes it as it is.`,
          );
        }
        const aside = putInPlace(dir, scratch);
        const secrets = source.secrets();
        if (secrets !== null && !existsSync(join(dir, 'secrets.json')))
          copyFileSync(secrets, join(dir, 'secrets.json'));
        if (source.folder !== null && isOwn(config, source.folder))
          claimReplica(dir, source.folder);
        tell(`The lake in ${dir} is what ${source.name} had: ${sentence(restored)}.`);
        if (aside !== null) tell(`What was there is in ${aside}; delete it when it is not needed.`);
      });
    } finally {
      lock.release();
    }
    if (values.serve) await serve.run({ ...context, args: [] });
  },
};

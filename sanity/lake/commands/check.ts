import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { removeStrays, verifyAssets } from '../assets/verify.ts';
import { authSchema } from '../auth/schema.ts';
import { verifyAuth } from '../auth/verify.ts';
import { brokenDatabase } from '../store/broken.ts';
import type { Damage } from '../store/damage.ts';
import type { LakeDatabase } from '../store/database.ts';
import { createDocumentStore } from '../store/documents.ts';
import { logSchema } from '../store/log-schema.ts';
import { storeSchema } from '../store/migrations.ts';
import { openLake } from '../store/open.ts';
import { rebuildIndexes } from '../store/rebuild.ts';
import { verifyLake } from '../store/verify.ts';
import { restoreIndexes } from '../store/verify-tables.ts';
import { webhookSchema } from '../webhooks/schema.ts';
import { type Command, CommandError } from './command.ts';
import { lockFor } from './lock-for.ts';
import { createProgress } from './progress.ts';

/** All that a lake has tables of. */
const schemas = [storeSchema, logSchema, authSchema, webhookSchema];

const describeFault = ({ documentId, reason, repairable }: Damage): string => {
  const remedy = repairable ? '[--repair]' : '[backup]';
  return documentId === null ? `${reason} ${remedy}` : `${documentId}: ${reason} ${remedy}`;
};

export const command: Command = {
  summary: 'Check that the lake is whole; --repair puts right what it can',
  help: `Usage: lake check [--repair]

Checks the file and its tables, who may sign in, each document against its checksum and its indexes, the history against its own chain
and against the documents, and every picture and file. One line for each fault, which ends in where the
way back is: [--repair], or [backup]; of a picture or file, uploading the same again does as well. Exit
code 1 if there is any fault.

With --repair indexes that are out of date are rebuilt from the documents, and when all documents are
whole, files that belong to no asset are deleted; for this the lake must not be running. What was
changed or lost is never made to look right.`,

  async run({ args, config, print, tell }) {
    const { values } = parseArgs({ args: [...args], options: { repair: { type: 'boolean' } } });
    const dir = config.dir;
    const lock = values.repair ? lockForRepair(dir) : null;
    try {
      await withLake(dir, async (db) => {
        if (lock !== null) await repair(db, tell);
        const faults = await faultsOf(db, tell);
        for (const fault of faults) print(describeFault(fault));
        if (faults.length > 0) throw new CommandError(verdict(faults, values.repair ?? false));
        tell(`The lake in ${dir} is whole.`);
      });
    } finally {
      lock?.release();
    }
  },
};

function lockForRepair(dir: string) {
  mustBeThere(dir);
  return lockFor(dir);
}

function mustBeThere(dir: string): void {
  const file = statSync(join(dir, 'lake.sqlite'), { throwIfNoEntry: false });
  if (file === undefined) throw new CommandError(`There is no lake in ${dir}.`);
  if (file.size > 0) return;
  throw new CommandError(`${join(dir, 'lake.sqlite')} is empty. A backup is the way back.`);
}

/** Checks the lake of a folder that is whole enough to be opened, and gives its faults, told in a line each. */
export const faultsIn = (dir: string, tell: (line: string) => void): Promise<string[]> =>
  withLake(dir, async (db) => (await faultsOf(db, tell)).map(describeFault));

/** Opens the lake of a folder for as long as `work` takes; what SQLite cannot read of it is said in a sentence. */
async function withLake<T>(dir: string, work: (db: LakeDatabase) => Promise<T>): Promise<T> {
  try {
    const db = open(dir);
    try {
      return await work(db);
    } finally {
      db.close();
    }
  } catch (fault) {
    throw brokenFile(dir, fault);
  }
}

/** Opening brings an older lake up to date; an empty file would become a new lake. */
function open(dir: string): LakeDatabase {
  mustBeThere(dir);
  return openLake(dir, [authSchema, webhookSchema]);
}

function brokenFile(dir: string, fault: unknown): unknown {
  if (!(fault instanceof Error) || !('errcode' in fault)) return fault;
  // Whatever else SQLite cannot do with it lacks something, or is not what it should be.
  const broken = brokenDatabase(fault) ?? (fault.errcode === 1 ? 'is not whole' : null);
  if (broken === null) return fault;
  return new CommandError(
    `The database ${join(dir, 'lake.sqlite')} ${broken} (SQLite says: ${fault.message}). A backup is the way back.`,
  );
}

async function faultsOf(db: LakeDatabase, tell: (line: string) => void): Promise<Damage[]> {
  const stored = verifyLake(db, schemas);
  if (isUnreadable(stored)) return stored;
  const faults = [...stored, ...peopleFaults(db)];
  const progress = createProgress(tell);
  const ofAssets = await verifyAssets(db.dir, createDocumentStore(db), (done, of) =>
    progress.step('Reading pictures and files', done, of),
  ).finally(() => progress.end());
  return [...faults, ...ofAssets];
}

/** Who may sign in, and with what, the lake cannot make anew. */
const peopleFaults = (db: LakeDatabase): Damage[] =>
  verifyAuth(db.sqlite).map(({ row, reason }) => ({
    repairable: false,
    documentId: null,
    reason: `${row}: ${reason}`,
  }));

/** Whether the file itself is broken or lacks a table, so that what it says of assets is not to be believed. */
const isUnreadable = (faults: readonly Damage[]): boolean =>
  faults.some(({ reason }) => /^SQLite says|^The table /.test(reason));

async function repair(db: LakeDatabase, tell: (line: string) => void): Promise<void> {
  const faults = verifyLake(db, schemas);
  if (isUnreadable(faults)) return;
  if (faults.some(({ repairable }) => repairable)) {
    restoreIndexes(db, schemas);
    rebuildIndexes(db);
    tell('The indexes have been rebuilt.');
  }
  // An asset whose document was lost is told by the log, and its file is then no stray.
  if (verifyLake(db, schemas).length > 0) return;
  const removed = removeStrays(db.dir, createDocumentStore(db));
  if (removed > 0) tell(`${removed} files that belonged to no asset have been deleted.`);
}

function verdict(faults: readonly Damage[], repaired: boolean): string {
  const count = faults.length === 1 ? 'One fault' : `${faults.length} faults`;
  const repairable = faults.filter((fault) => fault.repairable).length;
  const ways = [
    ...(repairable > 0 && !repaired ? ['`lake check --repair` puts right what is marked so.'] : []),
    ...(repairable < faults.length ? ['A backup is the way back for what is marked so.'] : []),
  ];
  return [`${count}.`, ...ways].join(' ');
}

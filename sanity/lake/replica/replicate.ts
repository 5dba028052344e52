import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../log/message-of.ts';
import type { LakeDatabase } from '../store/database.ts';
import { replicationFolder } from '../store/private-folder.ts';
import { shownAddress } from './address.ts';
import { forgetWaiting, waitingBytes, whyTooMuch } from './backlog.ts';
import { type Lag, watchLag } from './lag.ts';
import { createHiding, findProgram, ReplicaError } from './program.ts';
import { type ProgramProcess, startProgram } from './program-process.ts';
import { createTelling } from './said.ts';
import { type ReplicaSettings, replicateSettings } from './settings.ts';
import { createSilence } from './silence.ts';

/** A lake's log of writes on its way to the replica, by Litestream, for as long as the lake is open. */
export type Replication = {
  isRunning: () => boolean;
  /** How often Litestream was started. */
  starts: () => number;
  /** Seconds since the oldest write that may not be in the replica. */
  lag: () => number;
  /** How often what waited had become too much, and was given up. */
  givenUp: () => number;
  /** Ends it when all is in the replica. The lake's file is to be closed before: its last writes go along. */
  end: () => Promise<void>;
};

/** Milliseconds until it is started again: longer each time, up to a minute. */
const AGAIN_AFTER = { first: 1_000, most: 60_000 } as const;

/** It runs well when it has for so long. */
const WELL_AFTER = 60_000;

/** Bytes of the log of writes up to which it is left alone while Litestream does not run. */
const LOG_MOST = 256 * 1024 * 1024;

/** Seconds behind from which on a replica counts as one that cannot be reached. */
const AWAY_AFTER = 10;

/** How long an ending lake waits for what is on its way. */
const END_PATIENCE = 4_500;

/** How long the Litestream of a lake that was killed may take to end. */
const FORMER_PATIENCE = 8_000;

type Context = {
  dir: string;
  db: LakeDatabase;
  /** Bytes that may wait for the replica in the lake's folder. */
  most: number;
  tell: (line: string) => void;
};

/**
 * Replicates an open lake. From now on Litestream alone makes checkpoints: it has to have seen what it takes
 * out of the log of writes.
 *
 * @throws ReplicaError when there is no Litestream.
 */
export function startReplication(settings: ReplicaSettings, context: Context): Replication {
  const { dir, db, most, tell } = context;
  const program = findProgram();
  const { address } = settings;
  const telling = createTelling(tell, createHiding(address));
  const silence = createSilence();
  const hear = (line: string) => {
    silence.hear(line);
    telling(line);
  };
  const state = join(dir, replicationFolder);
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const settingsPath = join(state, 'litestream.json');
  let running: { process: ProgramProcess; port: number } | null = null;
  let starts = 0;
  let isEnding = false;
  let isGivingUp = false;
  let givenUp = 0;
  const ending = new AbortController();

  keepLog(db);
  const guard = setInterval(() => {
    boundLog(context, running !== null);
    if (running === null || isGivingUp || lag.seconds() < AWAY_AFTER) return;
    const why = whyTooMuch(dir, most);
    if (why === null) {
      if (!silence.isTooLong({ waiting: waitingBytes(dir), whole: sizeOf(dir, 'lake.sqlite') }))
        return;
      tell('lake: replica: Litestream has stood still; it is ended');
      silence.begin();
      return running.process.end();
    }
    tell(
      `lake: replica: ${shownAddress(address)} takes nothing: ${why}. They are given up, so that the lake goes on: until the replica takes a new copy it has nothing of what was written since`,
    );
    isGivingUp = true;
    running.process.end();
  }, 5_000);
  guard.unref();

  const giveUp = () => {
    isGivingUp = false;
    givenUp += 1;
    forgetWaiting(dir);
    shortenLog(db);
  };

  const run = async () => {
    await formerEnded(state);
    for (let pause: number = AGAIN_AFTER.first; !isEnding; ) {
      const port = await freePort();
      if (isEnding) return;
      writeFileSync(settingsPath, replicateSettings(dir, settings, port), { mode: 0o600 });
      const at = Date.now();
      silence.begin();
      const args = ['replicate', '-no-expand-env', '-config', settingsPath];
      const started = startProgram(program, args, hear);
      running = { process: started, port };
      starts += 1;
      writeFileSync(pidPath(state), String(started.pid ?? ''));
      const code = await started.ended;
      running = null;
      if (isEnding) return;
      if (isGivingUp) {
        giveUp();
        continue;
      }
      if (Date.now() - at > WELL_AFTER) pause = AGAIN_AFTER.first;
      tell(
        `lake: replica: Litestream has ended (${code ?? 'by a signal'}); it is started again in ${pause / 1000} s`,
      );
      await wait(pause, undefined, { signal: ending.signal, ref: false }).catch(() => {});
      pause = Math.min(pause * 2, AGAIN_AFTER.most);
    }
  };
  const done = run().catch((fault: unknown) => {
    tell(`lake: replica: Litestream cannot be started: ${messageOf(fault)}`);
  });
  const lag: Lag = watchLag(
    dir,
    () => running?.port ?? null,
    () => touch(db),
  );
  return {
    isRunning: () => running !== null,
    starts: () => starts,
    lag: lag.seconds,
    givenUp: () => givenUp,
    async end() {
      isEnding = true;
      clearInterval(guard);
      lag.stop();
      ending.abort();
      running?.process.end();
      const late = wait(END_PATIENCE, 'late', { ref: false });
      if ((await Promise.race([done, late])) === 'late') {
        tell(`lake: replica: not all could be brought to ${shownAddress(address)} before the end`);
      }
      rmSync(pidPath(state), { force: true });
    },
  };
}

const keepLog = ({ sqlite }: LakeDatabase) => sqlite.exec('PRAGMA wal_autocheckpoint = 0');

/**
 * Without Litestream nobody shortens the log of writes. It is left alone for a while, so that the replica can
 * go on where it was; then it is shortened all the same, and the replica begins with a new copy.
 */
function boundLog({ dir, db, tell }: Context, isRunning: boolean): void {
  const { sqlite } = db;
  if (!sqlite.isOpen) return;
  const pages = sqlite.prepare('PRAGMA wal_autocheckpoint').get()?.wal_autocheckpoint;
  if (isRunning) {
    if (pages !== 0) keepLog(db);
    return;
  }
  if (sizeOf(dir, 'lake.sqlite-wal') < LOG_MOST || pages !== 0) return;
  sqlite.exec('PRAGMA wal_autocheckpoint = 1000');
  tell('lake: replica: Litestream does not run; what is written since is in no replica');
}

const sizeOf = (dir: string, name: string): number =>
  statSync(join(dir, name), { throwIfNoEntry: false })?.size ?? 0;

/** What the database has by now need not stand in the log of writes too, of which a new copy begins with all. */
function shortenLog({ sqlite }: LakeDatabase): void {
  if (sqlite.isOpen) sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Writes something of no meaning, in Litestream's own table. */
function touch({ sqlite }: LakeDatabase): void {
  if (!sqlite.isOpen) return;
  sqlite.exec(
    'INSERT INTO _litestream_seq (id, seq) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET seq = seq + 1',
  );
}

const pidPath = (state: string) => join(state, 'pid');

/** Waits for the Litestream of a lake that was killed, which is still bringing what that had written. */
async function formerEnded(state: string): Promise<void> {
  const pid = Number(readIfThere(pidPath(state)));
  if (!Number.isInteger(pid) || pid <= 1) return;
  const until = Date.now() + FORMER_PATIENCE;
  while (isAlive(pid) && Date.now() < until) await wait(100, undefined, { ref: false });
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A port of this machine alone that nobody uses. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new ReplicaError('No port is free.');
  return address.port;
}

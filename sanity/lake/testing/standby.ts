import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import sharp from 'sharp';
import { withAuth } from '../commands/auth-database.ts';
import { lakeCommand } from '../programs.ts';
import { endIfThere } from './end-if-there.ts';
import { clientOf, freePort, runLake } from './lake-process.ts';
import { until } from './replica.ts';

/** What one round of losing a machine showed. */
export type StandbyRound = {
  /** Writes that were acknowledged, by all writers, before the machine was lost. */
  acknowledged: number;
  /** Those that the second machine does not have. */
  lost: number;
  /** How long before the end the oldest of them was acknowledged, in milliseconds; 0 when none is lost. */
  lostMs: number;
  /** Whether what a writer lost is what it wrote last, and nothing in between. */
  isSuffix: boolean;
  /** From the command on the second machine until it took a write, in milliseconds. */
  backMs: number;
  /** What `lake check` says of the lake that took over; '' for nothing. */
  faults: string;
};

type Written = { id: string; at: number };

const WRITERS = 6;

/** Writes that are acknowledged before a machine is lost: it is lost while it is at work. */
const ENOUGH = 30;

/** A machine: a folder, and the processes that go with it when it is lost. */
type Machine = { dir: string; variables: Record<string, string>; child: ChildProcess; url: string };

async function startMachine(replica: string, args: readonly string[]): Promise<Machine> {
  const dir = mkdtempSync(join(tmpdir(), 'standby-lake-'));
  const port = await freePort();
  const variables = { LAKE_DIR: dir, LAKE_PORT: String(port), LAKE_REPLICA: replica };
  // A group of its own: the test ends nobody else.
  const child = spawn(process.execPath, [lakeCommand, ...args], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('listening'))
      return { dir, variables, child, url: `http://127.0.0.1:${port}` };
  }
  throw new Error(`The lake ended before it listened: ${said}`);
}

/** All of a machine at once: its processes, then its disk. */
async function loseMachine({ child, dir }: Machine): Promise<void> {
  const gone = once(child, 'exit');
  // Litestream first: it would bring along what there is when the lake is gone.
  for (const group of [litestreamOf(dir), child.pid]) {
    if (group !== undefined) endIfThere(-group, 'SIGKILL');
  }
  await gone;
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}

/** The group of processes that a lake's Litestream is in; undefined when none was started. */
function litestreamOf(dir: string): number | undefined {
  const note = join(dir, 'replication/pid');
  return existsSync(note) ? Number(readFileSync(note, 'utf8')) : undefined;
}

/** One who writes as an editor does, one change after the other, until the lake is gone. */
async function writeOn(client: SanityClient, name: string, written: Written[]): Promise<void> {
  const picture = await sharp({
    create: { width: 16, height: 16, channels: 3, background: { r: randomInt(256), g: 9, b: 9 } },
  })
    .png()
    .toBuffer();
  for (let number = 0; ; number += 1) {
    const id = `${name}-${number}`;
    try {
      if (number % 20 === 7)
        await client.assets.upload('image', picture, { filename: `${id}.png` });
      await client.create({ _id: id, _type: 'article', headline: `Story ${number} of ${name}` });
    } catch {
      return;
    }
    written.push({ id, at: Date.now() });
  }
}

/** Loses one machine and takes over on the next; gives what that showed, and the next. */
async function round(first: Machine, replica: string, name: string) {
  const token = await withAuth(first.dir, (auth) => auth.tokens.create('editor', name));
  const client = clientOf(first.url, token).withConfig({ maxRetries: 0, timeout: 20_000 });
  const writers = Array.from({ length: WRITERS }, (): Written[] => []);
  let hasGivenUp = false;
  const work = writers.map((written, index) =>
    writeOn(client, `${name}-w${index}`, written).finally(() => {
      hasGivenUp = true;
    }),
  );
  await until(() => writers.flat().length >= ENOUGH || hasGivenUp, 'enough is written');
  await wait(randomInt(0, 3_000));
  const lostAt = Date.now();
  await loseMachine(first);
  await Promise.all(work);

  const commandAt = Date.now();
  const second = await startMachine(replica, ['restore', '--serve']);
  const survivor = clientOf(second.url, token);
  await survivor.create({ _id: `${name}-again`, _type: 'article' }).catch(async () => {
    // The token was lost with the last second; nothing else is made of that.
    const other = await withAuth(second.dir, (auth) => auth.tokens.create('editor', name));
    await clientOf(second.url, other).create({ _id: `${name}-again`, _type: 'article' });
  });
  const backMs = Date.now() - commandAt;
  const reader = clientOf(
    second.url,
    await withAuth(second.dir, (auth) => auth.tokens.create('viewer', 'reader')),
  );
  const ids = await reader.fetch<string[]>('*[_id match $name]._id', { name: `${name}*` });
  const there = new Set(ids);
  const checked = await runLake(['check'], second.variables);
  const missing = writers.map((written) => written.filter(({ id }) => !there.has(id)));
  const lost = missing.flat();
  const result: StandbyRound = {
    acknowledged: writers.flat().length,
    lost: lost.length,
    lostMs: lost.length === 0 ? 0 : lostAt - Math.min(...lost.map(({ at }) => at)),
    isSuffix: missing.every((some, index) => isEndOf(writers[index] ?? [], some)),
    backMs,
    faults: checked.code === 0 ? '' : `${checked.stdout}${checked.stderr}`,
  };
  return { result, second };
}

const hasCopy = (replica: string): boolean =>
  existsSync(replica) &&
  readdirSync(replica, { recursive: true }).some((name) => String(name).endsWith('.snapshot.lz4'));

const isEndOf = (all: readonly Written[], some: readonly Written[]): boolean =>
  some.every(({ id }, index) => all[all.length - some.length + index]?.id === id);

/**
 * Loses machines, one after the other: each takes over from the one before, from the same replica, and is
 * lost in its turn, processes and disk at once, while six write to it.
 */
export async function loseMachines(
  rounds: number,
  hear: (round: StandbyRound) => void = () => {},
): Promise<StandbyRound[]> {
  const replica = mkdtempSync(join(tmpdir(), 'standby-replica-'));
  const results: StandbyRound[] = [];
  let machine = await startMachine(replica, ['serve']);
  try {
    // A replica that has never had anything has nothing to take over from.
    await until(() => hasCopy(replica), 'the first copy is in the replica');
    for (let number = 0; number < rounds; number += 1) {
      const { result, second } = await round(machine, replica, `r${number}`);
      machine = second;
      results.push(result);
      hear(result);
    }
    return results;
  } finally {
    await loseMachine(machine).catch(() => {});
    rmSync(replica, { recursive: true, force: true, maxRetries: 5 });
  }
}

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLake } from '../store/open.ts';
import { verifyLake } from '../store/verify.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

const temporary = tmpdir();
const disk = mkdtempSync(join(temporary, 'small-disk-'));
/** A small disk of our own; only root may have one. */
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]).status === 0;
const ballast = join(disk, 'ballast');
const ballastSize = 8_000_000;
const text = 'x'.repeat(200_000);

let lake: TestLake;
let client: SanityClient;

beforeAll(async () => {
  if (!mounted) return;
  // Where temporary folders are made, and with them the lake.
  process.env.TMPDIR = disk;
  lake = await startTestLake();
  process.env.TMPDIR = temporary;
  client = (await lake.client('editor')).withConfig({ maxRetries: 0 });
  writeFileSync(ballast, Buffer.alloc(ballastSize));
});
afterAll(async () => {
  if (mounted) {
    await lake.remove();
    spawnSync('umount', [disk]);
  }
  rmSync(disk, { recursive: true, force: true });
});

/** Stories of which the lake had answered that they are stored. */
const acknowledged: string[] = [];

const store = async (n: number) => {
  const { _id } = await client.create({ _id: `story-${n}`, _type: 'article', text });
  acknowledged.push(_id);
};

/** Writes until it is refused; gives the status. */
async function fill(): Promise<number> {
  for (;;) {
    try {
      await store(acknowledged.length);
    } catch (error) {
      return statusOf(error);
    }
  }
}

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0;

const uploads = () =>
  ['images', 'files'].flatMap((folder) => readdirSync(join(lake.dir, 'assets', folder)));

describe.skipIf(!mounted)('a full disk', () => {
  it('is answered with 503, so that the Studio keeps what was typed', async () => {
    expect(await fill()).toBe(503);
    expect(acknowledged.length).toBeGreaterThan(3);
  });

  it('leaves nothing of an upload behind', async () => {
    const upload = client.assets.upload('file', randomBytes(9_000_000), { filename: 'a.bin' });
    expect(await upload.then(() => 200, statusOf)).toBeGreaterThanOrEqual(500);
    expect(uploads()).toEqual([]);
  });

  it('still lets people read', async () => {
    expect(await client.fetch('count(*[_type == "article"])')).toBe(acknowledged.length);
    expect(await client.getDocument('story-0')).toMatchObject({ text });
  });

  it('does not keep the lake from starting again', async () => {
    await lake.end('SIGKILL');
    await lake.restart();
    expect(await client.getDocument('story-0')).toMatchObject({ text });
  });

  it('heals by itself once there is space, with everything that was acknowledged', async () => {
    rmSync(ballast);
    await store(acknowledged.length);
    const count = 'count(*[_type == "article"])';
    expect(await client.fetch(count)).toBe(acknowledged.length);
    await lake.end('SIGKILL');
    const db = openLake(lake.dir);
    expect(verifyLake(db)).toEqual([]);
    db.close();
    await lake.restart();
    expect(await client.fetch('*[_type == "article"]._id | order(@)')).toEqual(
      [...acknowledged].sort(),
    );
  });
});

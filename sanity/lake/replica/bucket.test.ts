import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { quarteredPicture } from '../assets/testing/pictures.ts';
import { type Bucket, openBucket } from '../testing/bucket.ts';
import { freePort, runLake, startTestLake, type TestLake } from '../testing/lake-process.ts';
import { allReplicated } from '../testing/replica.ts';

const keys = { LITESTREAM_ACCESS_KEY_ID: 'key-of-mine', LITESTREAM_SECRET_ACCESS_KEY: 'hush-now' };

let root: string;
let bucket: Bucket;
let lake: TestLake;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'bucket-'));
  bucket = await openBucket(keys.LITESTREAM_ACCESS_KEY_ID);
});
afterEach(async () => {
  await lake.remove();
  await bucket.close();
  rmSync(root, { recursive: true, force: true });
});

it('a lake with a replica in a bucket is lost, and comes back with what was written and shown', async () => {
  const pictures = join(root, 'pictures');
  const surroundings = { ...keys, LAKE_REPLICA: bucket.url, LAKE_REPLICA_PICTURES: pictures };
  lake = await startTestLake(surroundings);
  const editor = await lake.client('editor');
  await editor.assets.upload('image', await quarteredPicture(60, 40).toBuffer());
  await editor.create({ _id: 'written', _type: 'article' });
  await allReplicated(lake);
  expect(bucket.keys().every((key) => key.startsWith('lake/generations/'))).toBe(true);
  const said = lake.stderr();
  await lake.end('SIGKILL');
  const dir = join(root, 'second');
  mkdirSync(dir);
  const restored = await runLake(['restore'], { LAKE_DIR: dir, ...surroundings });
  expect([restored.code, restored.stderr]).toEqual([0, expect.stringContaining('is what')]);
  const explained = await runLake(['explain', '*[_id == "written"]'], { LAKE_DIR: dir });
  expect(explained.stdout).toContain('1 documents are read in all.');
  // A new lake does not begin where one is already.
  const empty = { LAKE_DIR: join(root, 'empty'), LAKE_PORT: String(await freePort()) };
  const refused = await runLake(['serve'], { ...empty, ...surroundings });
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringMatching(/holds a lake already/),
  ]);
  // Nor does anybody get in with another key, whose secret is not told.
  const wrong = { ...surroundings, LITESTREAM_ACCESS_KEY_ID: 'another-key' };
  const denied = await runLake(['restore'], { LAKE_DIR: dir, ...wrong });
  expect([denied.code, denied.stderr]).toEqual([
    1,
    expect.stringMatching(/cannot be read: .*AccessDenied/),
  ]);
  expect(said + restored.stderr + denied.stderr).not.toMatch(/hush-now|key-of-mine|another-key/);
}, 120_000);

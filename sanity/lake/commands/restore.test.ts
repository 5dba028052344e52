import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { quarteredPicture } from '../assets/testing/pictures.ts';
import { runLake, startTestLake, type TestLake } from '../testing/lake-process.ts';
import { allReplicated } from '../testing/replica.ts';
import { lacksWrites } from './freshness.ts';
import { command } from './restore.ts';
import { documentsOf, run, sentenceOf } from './testing/lakes.ts';

/** One lake with a replica and backups, for all tests; each restores to a folder of its own. */
let root: string;
let lake: TestLake;
let editor: SanityClient;
let beforeStory: Date;
let number = 0;
let target: string;

const at = (name: string) => join(root, name);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'restore-'));
  lake = await startTestLake({ LAKE_REPLICA: at('replica') });
  editor = await lake.client('editor');
  await editor.create({ _id: 'first', _type: 'article', headline: 'First' });
  const picture = await editor.assets.upload('image', await quarteredPicture(60, 40).toBuffer());
  await editor.create({
    _id: 'shown',
    _type: 'article',
    leadImage: { asset: { _type: 'reference', _ref: picture._id } },
  });
  await allReplicated(lake);
  beforeStory = new Date();
  await editor.create({ _id: 'second', _type: 'article' });
  await allReplicated(lake);
  for (const name of ['backup.tar.gz', 'backup']) await lake.command('backup', at(name));
}, 60_000);
afterAll(async () => {
  await lake.remove();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});
beforeEach(() => {
  number += 1;
  target = at(`target-${number}`);
  mkdirSync(target);
});

const restore = (...args: string[]) => runLake(['restore', ...args], { LAKE_DIR: target });
const restoreOwn = (...args: string[]) =>
  runLake(['restore', ...args], { LAKE_DIR: target, LAKE_REPLICA: at('copied') });
/** Documents of a lake but those of assets and of its own. */
const ids = (dir: string): string[] =>
  documentsOf(dir)
    .map(({ _id }) => String(_id))
    .filter((id) => /^[a-z]+$/.test(id));
const leftOver = () => readdirSync(target).filter((name) => name.startsWith('.restoring'));

describe('restore', () => {
  it.each(['backup.tar.gz', 'backup', 'backup/lake.sqlite', 'replica'])(
    'brings a lake back from %s, checked, beside the running one',
    async (name) => {
      // A database alone uses the pictures that are there.
      await runLake(['restore', at('backup')], { LAKE_DIR: target });
      const { stderr, stdout, code } = await restore(at(name));
      expect([code, stdout]).toEqual([0, '']);
      expect(stderr).toMatch(/4 documents, 1 pictures and files, last written 20/);
      expect(ids(target)).toEqual(['first', 'second', 'shown']);
      expect((await runLake(['check'], { LAKE_DIR: target })).code).toBe(0);
      expect(leftOver()).toEqual([]);
    },
    60_000,
  );

  it('goes back to a moment, keeps aside what was there, and its secrets in place', async () => {
    await restore(at('replica'));
    writeFileSync(join(target, 'secrets.json'), '{"ours": true}');
    const moment = beforeStory.toISOString();
    const { code, stderr } = await restore(at('replica'), '--at', moment);
    expect([code, ids(target)]).toEqual([0, ['first', 'shown']]);
    const [, aside = ''] = /What was there is in (\S+);/.exec(stderr) ?? [];
    expect(ids(aside)).toEqual(['first', 'second', 'shown']);
    expect(readFileSync(join(target, 'secrets.json'), 'utf8')).toBe('{"ours": true}');
    // A moment after the last write is what there is.
    expect((await restore(at('replica'), '--at', '2199-01-01T00:00:00Z')).code).toBe(0);
    expect(ids(target)).toEqual(['first', 'second', 'shown']);
  }, 60_000);

  it('tries what the replica has, and leaves nothing behind', async () => {
    const { code, stderr } = await runLake(['restore', '--try'], {
      LAKE_DIR: lake.dir,
      LAKE_REPLICA: at('replica'),
      TMPDIR: target,
    });
    expect(stderr).toMatch(/What \S+ has is whole: 4 documents/);
    expect([code, readdirSync(target)]).toEqual([0, []]);
  }, 60_000);
});

describe('attack: restoring', () => {
  /** A replica of one's own to damage, as it was copied from the other. */
  const copyReplica = () => {
    rmSync(at('copied'), { recursive: true, force: true });
    const options = { recursive: true, preserveTimestamps: true } as const;
    // What Litestream is writing just now has its name later.
    cpSync(at('replica'), at('copied'), { ...options, filter: (path) => !path.endsWith('.tmp') });
  };
  const filesOf = (kind: 'wal' | 'snapshots'): string[] => {
    const [generation = ''] = readdirSync(at('copied/generations'));
    const folder = at(`copied/generations/${generation}/${kind}`);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  };

  const damagePicture = (how: 'overwritten' | 'missing') => {
    const folder = at('copied/pictures/images');
    const path = join(folder, readdirSync(folder)[0] ?? '');
    if (how === 'missing') rmSync(path);
    else writeFileSync(path, 'no picture');
  };

  it('over a running lake → refused, the lake goes on', async () => {
    const { code, stderr } = await runLake(['restore', at('backup')], { LAKE_DIR: lake.dir });
    expect([code, stderr]).toEqual([1, expect.stringContaining('Stop it first.')]);
    expect((await editor.getDocument('first'))?.headline).toBe('First');
  });

  it.each<[string, () => void]>([
    ['a copy that is cut off', () => truncateSync(filesOf('snapshots')[0] ?? '', 200)],
    ['a link of its log that is missing', () => rmSync(filesOf('wal')[0] ?? '')],
    ['a link of its log that is other bytes', () => writeFileSync(filesOf('wal')[1] ?? '', 'no')],
    ['a picture that is other bytes', () => damagePicture('overwritten')],
    ['a picture that is missing', () => damagePicture('missing')],
  ])(
    '%s → refused in a sentence, nothing replaced',
    async (_, damage) => {
      copyReplica();
      damage();
      await run(command, target, at('backup/lake.sqlite'), '--with-faults');
      const before = readFileSync(join(target, 'lake.sqlite'));
      for (const args of [[], ['--try']])
        expect(await sentenceOf(command, target, at('copied'), ...args)).toMatch(
          /^(CommandError|ReplicaError): [^\n]+$/,
        );
      expect(readFileSync(join(target, 'lake.sqlite'))).toEqual(before);
      expect(leftOver()).toEqual([]);
    },
    60_000,
  );

  it('a link in the middle of its log that is missing → whole up to there; beside its lake it is told', async () => {
    copyReplica();
    // The one that the second story came with. It may begin a new file of the log: that is noticed.
    const link = filesOf('wal').find((path) => statSync(path).mtime > beforeStory);
    rmSync(link ?? '');
    const said = await sentenceOf(command, target, at('copied'));
    expect(said).toMatch(/^it went well$|^ReplicaError: .* missing/);
    if (said !== 'it went well') return;
    const later = new Date(Date.now() + 600_000);
    expect(lacksWrites(lake.dir, target, later)).toMatch(/^lacks what was written since 20/);
  }, 60_000);

  it('with faults that are wanted all the same → restored, the faults told', async () => {
    copyReplica();
    damagePicture('missing');
    const { code, stdout } = await restoreOwn('--with-faults');
    expect([code, ids(target)]).toEqual([0, ['first', 'second', 'shown']]);
    expect(stdout).toMatch(/^image-\S+: Its file \S+ is missing\. It is used by shown\./);
  }, 60_000);

  it('a replica that nobody writes to any more, tried beside its lake → told', async () => {
    copyReplica();
    await restore(at('copied'), '--at', beforeStory.toISOString());
    expect(lacksWrites(lake.dir, target)).toBeNull();
    const later = new Date(Date.now() + 600_000);
    expect(lacksWrites(lake.dir, target, later)).toMatch(/^lacks what was written since 20/);
  }, 60_000);

  it.each<[string, string[], RegExp]>([
    ['nothing', [], /^UsageError: Name what to restore from/],
    [
      'a web address',
      ['https://example.org/lake'],
      /^UsageError: .* neither a backup nor the address/,
    ],
    [
      'what is not there',
      ['/nowhere/at-all'],
      /^CommandError: .* neither a backup nor a replica at/,
    ],
    ['a moment of a backup', ['backup', '--at', '2026-01-01'], /^UsageError: --at is for replicas/],
    ['a moment that is none', ['replica', '--at', 'yesterday'], /^UsageError: --at takes a time/],
    [
      'a moment before the first',
      ['replica', '--at', '2001-01-01'],
      /^ReplicaError: .* go back to/,
    ],
    ['two things', ['backup', 'replica'], /^UsageError: .* one argument too many/],
    ['to serve a trial', ['backup', '--try', '--serve'], /^UsageError: --try only tries/],
  ])('%s → a sentence', async (_, words, sentence) => {
    const args = words.map((word) => (existsSync(at(word)) ? at(word) : word));
    expect(await sentenceOf(command, target, ...args)).toMatch(sentence);
    expect(existsSync(join(target, 'lake.sqlite'))).toBe(false);
  });

  it.each<[string, (path: string) => void]>([
    ['an archive of something else', (path) => writeFileSync(path, 'no archive')],
    [
      'an archive that is cut off',
      (path) => writeFileSync(path, readFileSync(at('backup.tar.gz')).subarray(0, 900)),
    ],
  ])('%s → a sentence, nothing replaced', async (_, write) => {
    const path = at('broken.tar.gz');
    write(path);
    expect(await sentenceOf(command, target, path)).toMatch(
      /^CommandError: .*(cannot be unpacked|is no backup)/,
    );
    expect(existsSync(join(target, 'lake.sqlite'))).toBe(false);
  });
});

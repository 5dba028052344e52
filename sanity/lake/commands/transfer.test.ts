import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command as backup } from './backup.ts';
import type { Command } from './command.ts';
import { command as exportCommand } from './export.ts';
import { command as importCommand } from './import.ts';
import {
  assetsOf,
  documentsOf,
  run,
  sentenceOf,
  serve,
  tokensOf,
  writeNewsroom,
} from './testing/lakes.ts';

const root = mkdtempSync(join(tmpdir(), 'transfer-'));
const at = (name: string) => join(root, name);
const first = at('first');
const exported = at('first.tar.gz');
let newsroom = '';

beforeAll(async () => {
  newsroom = await writeNewsroom(root);
  await run(importCommand, first, newsroom);
  await run(exportCommand, first, exported);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a newsroom carried over by export and import', () => {
  test('has what the import file said', () => {
    const documents = documentsOf(first);
    expect(documents.map(({ _id }) => _id)).toEqual([
      'drafts.story',
      expect.stringMatching(/^file-[0-9a-f]{40}-pdf$/),
      expect.stringMatching(/^image-[0-9a-f]{40}-60x40-png$/),
      'story',
      'world',
    ]);
    expect(documents.find(({ _id }) => _id === 'story')).toMatchObject({
      _createdAt: '2026-01-02T03:04:05Z',
      leadImage: { alt: 'Four colours', asset: { _ref: documents[2]?._id } },
      section: { _type: 'reference', _ref: 'world' },
    });
  });

  test('is equal in an empty lake that is not running', async () => {
    const second = at('second');
    const told = await run(importCommand, second, exported);
    expect(told.at(-1)).toBe(`3 documents read from ${exported}.`);
    expect(documentsOf(second)).toEqual(documentsOf(first));
    expect(assetsOf(second)).toEqual(assetsOf(first));
    expect(tokensOf(second)).toBe(0);
  });

  test('is equal in a lake that is running, whose public address is not up', async () => {
    const lake = at('running');
    mkdirSync(lake);
    const stop = await serve(lake);
    try {
      const tokens = tokensOf(lake);
      await run(importCommand, lake, exported);
      expect(documentsOf(lake)).toEqual(documentsOf(first));
      // Asks of each asset whether it is there.
      await run(importCommand, lake, exported, '--replace');
      await run(exportCommand, lake, at('again.tar.gz'));
      expect(tokensOf(lake)).toBe(tokens);
    } finally {
      await stop();
    }
    const third = at('third');
    await run(importCommand, third, at('again.tar.gz'));
    expect(documentsOf(third)).toEqual(documentsOf(first));
    expect(assetsOf(third)).toEqual(assetsOf(first));
  });

  test('may be published documents only', async () => {
    await run(exportCommand, first, at('published.tar.gz'), '--no-drafts', '--no-assets');
    await run(importCommand, at('published'), at('published.tar.gz'));
    expect(documentsOf(at('published')).map(({ _id }) => _id)).toEqual(['story', 'world']);
  });
});

describe('documents that are there already', () => {
  const lake = at('there');
  const changed = at('changed.ndjson');
  const titleOf = (id: string) => documentsOf(lake).find(({ _id }) => _id === id)?.title;

  beforeAll(async () => {
    await run(importCommand, lake, newsroom);
    writeFileSync(
      changed,
      '{"_id":"world","_type":"section","title":"Globe"}\n{"_id":"arts","_type":"section","title":"Arts"}\n',
    );
  });

  test('stop an import, which says what to do', async () => {
    expect(await sentenceOf(importCommand, lake, changed)).toMatch(
      /^CommandError: .*"world" already exists\. Add --replace or --missing/,
    );
    expect(titleOf('world')).toBe('World');
    expect(titleOf('arts')).toBeUndefined();
  });

  test('are left alone with --missing', async () => {
    await run(importCommand, lake, changed, '--missing');
    expect([titleOf('world'), titleOf('arts')]).toEqual(['World', 'Arts']);
  });

  test('are replaced with --replace', async () => {
    await run(importCommand, lake, changed, '--replace');
    expect(titleOf('world')).toBe('Globe');
  });
});

describe('what cannot be done is said in a sentence', () => {
  const broken = at('broken.tar.gz');
  beforeAll(() => writeFileSync(broken, readFileSync(exported).subarray(0, 400)));

  test.each<[string, Command, string[], RegExp]>([
    ['a missing file', importCommand, [at('none')], /^CommandError: There is no file .*none\.$/],
    ['a folder', importCommand, [root], /^CommandError: .* is not a file\.$/],
    [
      'a file of another kind',
      importCommand,
      [at('picture.png')],
      /^CommandError: .*picture.png is not an export/,
    ],
    [
      'a damaged export',
      importCommand,
      [broken],
      /^CommandError: .*broken.tar.gz is not an export, or a damaged one/,
    ],
    ['no file at all', importCommand, [], /^UsageError: FILE is missing/],
    [
      'both ways at once',
      importCommand,
      [exported, '--replace', '--missing'],
      /^UsageError: --replace and/,
    ],
    [
      'an export over another file',
      exportCommand,
      [at('newsroom.ndjson')],
      /^CommandError: .* is there already\./,
    ],
    [
      'an export to nowhere',
      exportCommand,
      [at('no/where.tar.gz')],
      /^CommandError: There is no folder/,
    ],
    ['a backup over a folder', backup, [root], /^CommandError: .* is a folder\./],
  ])('%s', async (_, command, args, sentence) => {
    expect(await sentenceOf(command, at('sentences'), ...args)).toMatch(sentence);
    if (command !== importCommand) expect(readFileSync(newsroom, 'utf8')).toContain('"story"');
  });

  test('a backup of a folder without a lake', async () => {
    mkdirSync(at('empty'));
    expect(await sentenceOf(backup, at('empty'), at('x.tar.gz'))).toMatch(
      /There is no lake in .*empty\.$/,
    );
    expect(readdirSync(at('empty'))).toEqual([]);
  });
});

test('moments with an offset come in as the instants they are', async () => {
  const file = at('offsets.ndjson');
  const story = { _type: 'story', headline: '2026-03-01T23:30:00+05:45' };
  const written = [
    { ...story, _id: 'nepal', publishedAt: '2026-03-01T23:30:00+05:45' },
    { ...story, _id: 'nowhere', publishedAt: '2026-03-01T23:30:00' },
  ];
  writeFileSync(file, written.map((document) => JSON.stringify(document)).join('\n'));
  await run(importCommand, at('offsets'), file);
  expect(documentsOf(at('offsets'))).toMatchObject([
    { headline: story.headline, publishedAt: '2026-03-01T17:45:00.000Z' },
    { headline: story.headline, publishedAt: '2026-03-01T23:30:00' },
  ]);
});

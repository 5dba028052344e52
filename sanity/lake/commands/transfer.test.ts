import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '#lib/env.ts';
import { quarteredPicture } from '../assets/testing/pictures.ts';
import { createAuth } from '../auth/auth.ts';
import { authSchema } from '../auth/schema.ts';
import { openLake } from '../store/database.ts';
import { createDocumentStore } from '../store/documents.ts';
import type { StoredDocument } from '../store/types.ts';
import { command as backup } from './backup.ts';
import type { Command } from './command.ts';
import { command as exportCommand } from './export.ts';
import { command as importCommand } from './import.ts';

const root = mkdtempSync(join(tmpdir(), 'transfer-'));
const at = (name: string) => join(root, name);
const servedPort = 4251;

/** Runs a command on a lake's folder; gives what it told. */
async function run(command: Command, lake: string, ...args: string[]): Promise<string[]> {
  const told: string[] = [];
  const environment = readEnvironment({ LAKE_DIR: lake, LAKE_PORT: String(servedPort) });
  const tell = (line: string) => told.push(line);
  await command.run({ args, environment, print: tell, tell });
  return told;
}

/** The sentence a command fails with. */
const failure = (command: Command, lake: string, ...args: string[]) =>
  run(command, lake, ...args).then(
    () => 'it went well',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'),
  );

/** Documents of a lake, without what a transfer makes anew. */
function documentsOf(lake: string): Record<string, unknown>[] {
  const db = openLake(lake);
  try {
    return [...createDocumentStore(db).all()].map(withoutTraces);
  } finally {
    db.close();
  }
}

function withoutTraces(document: StoredDocument): Record<string, unknown> {
  const { _rev, _updatedAt, uploadId, url, ...lasting } = document;
  const isAsset = document._type.endsWith('Asset');
  return isAsset ? { ...lasting, _createdAt: '' } : lasting;
}

function assetsOf(lake: string): Record<string, string> {
  const folders = ['images', 'files'].map((name) => join(lake, 'assets', name));
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return Object.fromEntries(
    files.map((file) => [file.slice(lake.length), readFileSync(file).toString('base64')]),
  );
}

function tokensOf(lake: string): number {
  const db = openLake(lake, [authSchema]);
  try {
    return createAuth(db.sqlite).tokens.list().length;
  } finally {
    db.close();
  }
}

/** A newsroom of a few documents with everything a transfer has to carry. */
async function writeNewsroom(file: string): Promise<void> {
  const picture = at('picture.png');
  const paper = at('paper.pdf');
  writeFileSync(picture, await quarteredPicture(60, 40).toBuffer());
  writeFileSync(paper, '%PDF-1.7 a paper');
  const createdAt = '2026-01-02T03:04:05Z';
  const documents = [
    {
      _id: 'story',
      _type: 'article',
      _createdAt: createdAt,
      headline: 'Ein Süßer “Test” 🗞',
      leadImage: {
        _type: 'newsImage',
        _sanityAsset: `image@${pathToFileURL(picture)}`,
        alt: 'Four colours',
        hotspot: { x: 0.5, y: 0.5, width: 1, height: 1 },
      },
      paper: { _type: 'file', _sanityAsset: `file@${pathToFileURL(paper)}` },
      section: { _type: 'reference', _ref: 'world' },
      tags: [{ _type: 'reference', _ref: 'later', _key: 'k1', _weak: true }],
    },
    { _id: 'world', _type: 'section', _createdAt: createdAt, title: 'World' },
    { _id: 'drafts.story', _type: 'article', _createdAt: createdAt, headline: 'Not yet' },
  ];
  writeFileSync(file, documents.map((document) => JSON.stringify(document)).join('\n'));
}

/** A lake served by a process of its own; gives how to stop it. */
async function serve(lake: string): Promise<() => Promise<void>> {
  const process_ = spawn(process.execPath, ['sanity/lake/main.ts', 'serve'], {
    env: { ...process.env, LAKE_DIR: lake, LAKE_PORT: String(servedPort) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => process_.once('exit', () => resolve()));
  for await (const chunk of process_.stdout) if (String(chunk).includes('listening')) break;
  return async () => {
    process_.kill('SIGTERM');
    await ended;
  };
}

const newsroom = at('newsroom.ndjson');
const first = at('first');
const exported = at('first.tar.gz');

beforeAll(async () => {
  await writeNewsroom(newsroom);
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
    expect(await failure(importCommand, lake, changed)).toMatch(
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

describe('a backup', () => {
  test('as an archive opens as a lake', async () => {
    const file = at('backup.tar.gz');
    await run(backup, first, file);
    const restored = at('restored');
    mkdirSync(restored);
    execFileSync('tar', ['-xzf', file, '-C', restored]);
    expect(documentsOf(restored)).toEqual(documentsOf(first));
    expect(assetsOf(restored)).toEqual(assetsOf(first));
  });

  test('of a running lake, as a folder, can be served', async () => {
    const lake = at('busy');
    mkdirSync(lake);
    const stop = await serve(lake);
    try {
      await run(importCommand, lake, exported);
      await Promise.all([
        run(backup, lake, at('copy')),
        run(importCommand, lake, newsroom, '--replace'),
      ]);
    } finally {
      await stop();
    }
    const stopCopy = await serve(at('copy'));
    await stopCopy();
    expect(documentsOf(at('copy')).map(({ _id }) => _id)).toEqual(
      documentsOf(first).map(({ _id }) => _id),
    );
    expect(assetsOf(at('copy'))).toEqual(assetsOf(first));
    expect(readdirSync(lake).filter((name) => name.includes('part'))).toEqual([]);
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
      [newsroom],
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
    expect(await failure(command, at('sentences'), ...args)).toMatch(sentence);
    if (command !== importCommand) expect(readFileSync(newsroom, 'utf8')).toContain('"story"');
  });

  test('a backup of a folder without a lake', async () => {
    mkdirSync(at('empty'));
    expect(await failure(backup, at('empty'), at('x.tar.gz'))).toMatch(
      /There is no lake in .*empty\.$/,
    );
    expect(readdirSync(at('empty'))).toEqual([]);
  });
});

import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { quarteredPicture } from '../../assets/testing/pictures.ts';
import { createAuth } from '../../auth/auth.ts';
import { authSchema } from '../../auth/schema.ts';
import { readLakeConfig } from '../../environment.ts';
import { createDocumentStore } from '../../store/documents.ts';
import { openLake } from '../../store/open.ts';
import type { StoredDocument } from '../../store/types.ts';
import { freePort, serveLake } from '../../testing/lake-process.ts';
import type { Command } from '../command.ts';

/** Runs a command on a lake's folder; gives what it told. */
export async function run(command: Command, lake: string, ...args: string[]): Promise<string[]> {
  const told: string[] = [];
  const config = readLakeConfig({ LAKE_DIR: lake });
  const tell = (line: string) => told.push(line);
  await command.run({ args, config, print: tell, tell });
  return told;
}

/** The sentence a command fails with. */
export const sentenceOf = (command: Command, lake: string, ...args: string[]) =>
  run(command, lake, ...args).then(
    () => 'it went well',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'),
  );

/** Documents of a lake, without what a transfer makes anew. */
export function documentsOf(lake: string): Record<string, unknown>[] {
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

/** Contents of a lake's original assets, by path. */
export function assetsOf(lake: string): Record<string, string> {
  const folders = ['images', 'files'].map((name) => join(lake, 'assets', name));
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return Object.fromEntries(
    files.map((file) => [file.slice(lake.length), readFileSync(file).toString('base64')]),
  );
}

/** How many tokens a lake has. */
export function tokensOf(lake: string): number {
  const db = openLake(lake, [authSchema]);
  try {
    return createAuth(db.sqlite).tokens.list().length;
  } finally {
    db.close();
  }
}

/** Writes an import file with everything a transfer has to carry, and the assets it names. */
export async function writeNewsroom(folder: string): Promise<string> {
  const file = join(folder, 'newsroom.ndjson');
  const picture = join(folder, 'picture.png');
  const paper = join(folder, 'paper.pdf');
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
  return file;
}

/** Nothing answers here: a lake has to be carried over without its public address. */
const closedAddress = 'http://127.0.0.1:9/lake';

/** A lake served by a process of its own; gives how to stop it. */
export async function serve(lake: string): Promise<() => Promise<void>> {
  const served = await serveLake({
    LAKE_DIR: lake,
    LAKE_PORT: String(await freePort()),
    LAKE_PUBLIC_URL: closedAddress,
  });
  return async () => {
    served.kill('SIGTERM');
    await once(served, 'close');
  };
}

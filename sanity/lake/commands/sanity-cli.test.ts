import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { assetsOf, documentsOf, writeNewsroom } from './testing/lakes.ts';

/** Where `sanity.cli.ts` names the project. */
const repository = join(import.meta.dirname, '../../..');

const folder = mkdtempSync(join(tmpdir(), 'sanity-cli-'));
const at = (name: string) => join(folder, name);
const exported = at('production.tar.gz');
let lake: TestLake;
let token: string;

beforeAll(async () => {
  // Assets have to be found at the lake's own port: nothing answers at its public address.
  lake = await startTestLake({ LAKE_PUBLIC_URL: 'http://127.0.0.1:9/lake' });
  token = await lake.token('editor');
});
afterAll(async () => {
  await lake.remove();
  rmSync(folder, { recursive: true });
});

/** Runs Sanity's own command line against a lake, as `SANITY_INTERNAL_ENV` and a token let it. */
async function sanity(args: readonly string[], on = { url: lake.url, token }) {
  mkdirSync(at('home'), { recursive: true });
  const child = spawn(process.execPath, [join(repository, 'node_modules/.bin/sanity'), ...args], {
    cwd: repository,
    env: {
      NODE_ENV: process.env.NODE_ENV,
      PATH: process.env.PATH,
      HOME: at('home'),
      CI: '1',
      DO_NOT_TRACK: '1',
      // It puts the project's name before the host's, which an address of numbers cannot have.
      SANITY_INTERNAL_ENV: on.url.replace('127.0.0.1', 'localhost'),
      SANITY_AUTH_TOKEN: on.token,
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'testing/resolve-localhost.ts')}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  await once(child, 'close');
  return { stdout, stderr, code: child.exitCode };
}

async function succeed(args: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await sanity(args);
  expect(code, stderr).toBe(0);
  return stdout;
}

describe("Sanity's own command line", () => {
  it('lists the dataset', async () => {
    expect((await succeed(['dataset', 'list'])).trim()).toBe('production');
  });

  it('imports documents with their assets', async () => {
    const newsroom = await writeNewsroom(folder);
    await succeed(['dataset', 'import', newsroom, '-d', 'production']);
    expect(documentsOf(lake.dir).map(({ _type }) => _type)).toEqual(
      expect.arrayContaining(['article', 'section', 'sanity.imageAsset', 'sanity.fileAsset']),
    );
    expect(Object.keys(assetsOf(lake.dir))).toHaveLength(2);
  });

  it('creates, gets, queries and deletes documents', async () => {
    const document = { _id: 'typed', _type: 'article', headline: 'Typed' };
    writeFileSync(at('typed.json'), JSON.stringify(document));
    await succeed(['documents', 'create', at('typed.json')]);
    expect(JSON.parse(await succeed(['documents', 'get', 'typed']))).toMatchObject(document);
    const query = '*[_id == "typed"]{_id, _type, headline}';
    const asked = ['documents', 'query', query, '--api-version', 'v2026-02-01'];
    expect(JSON.parse(await succeed(asked))).toEqual([document]);
    await succeed(['documents', 'delete', 'typed']);
    expect((await sanity(['documents', 'get', 'typed'])).code).not.toBe(0);
  });

  it('exports everything, releases too, and another lake that imports it is equal', async () => {
    const client = await lake.client('editor');
    await client.releases.create({ releaseId: 'spring', metadata: { title: 'Spring' } });
    await client.createVersion({ publishedId: 'world', releaseId: 'spring', baseId: 'world' });
    await succeed(['dataset', 'export', 'production', exported]);
    const other = await startTestLake();
    const on = { url: other.url, token: await other.token('editor') };
    const imported = await sanity(['dataset', 'import', exported, '-d', 'production'], on);
    await other.end();
    const [documents, assets] = [documentsOf(other.dir), assetsOf(other.dir)];
    await other.remove();
    expect(imported.code, imported.stderr).toBe(0);
    expect(documents).toEqual(documentsOf(lake.dir));
    expect(assets).toEqual(assetsOf(lake.dir));
  });

  it('is told in words what it may not do', async () => {
    const on = { url: lake.url, token: await lake.token('viewer') };
    const { code, stderr } = await sanity(['documents', 'delete', 'story'], on);
    expect([code, stderr]).toEqual([expect.any(Number), expect.stringContaining('viewer')]);
    expect(code).not.toBe(0);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { at, defineMigration, set } from '@sanity/migrate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMigrator } from './migrate/apply.ts';
import { loadMigration } from './migrate/migrations.ts';

let lake: TestLake;
let editor: SanityClient;
let writeToken: string;
beforeAll(async () => {
  lake = await startTestLake();
  editor = await lake.client('editor');
  writeToken = await lake.token('editor');
}, 60_000);
afterAll(() => lake.remove());

const tube = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
const embed = (url: string, key: string) => ({
  _type: 'embed',
  _key: key,
  url,
  title: 'A thing',
  poster: { credit: 'Ann' },
});
const paragraph = { _type: 'block', _key: 'p', style: 'normal', children: [], markDefs: [] };
const body = [paragraph, embed(tube, 'video'), embed('https://maps.example.org/1', 'map')];

/** Published, as a draft, in a release, and inside an update of a live story. */
const ids = ['told', 'drafts.told', 'versions.rSoon.told', 'live'];
beforeEach(async () => {
  await editor.delete({ query: '*[_type == "article"]' });
  for (const id of ids.slice(0, 3)) await editor.create({ _id: id, _type: 'article', body });
  await editor.create({
    _id: 'live',
    _type: 'article',
    liveUpdates: [{ _type: 'liveUpdate', _key: 'u', body }],
  });
  await editor.create({ _id: 'plain', _type: 'article', body: [paragraph] });
});

async function migrate(args: string[], variables: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'content-migrate.ts'), ...args],
    {
      env: {
        ...process.env,
        LAKE_URL: lake.url,
        SANITY_API_READ_TOKEN: lake.siteToken(),
        SANITY_API_WRITE_TOKEN: writeToken,
        SANITY_REVALIDATE_SECRET: lake.siteSecret(),
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  await once(child, 'close');
  return { code: child.exitCode, lines: stdout.trim().split('\n'), stderr };
}

const typesIn = (id: string) =>
  editor.fetch<string[]>(
    '*[_id == $id][0]{"types": coalesce(body, liveUpdates[0].body)[]._type}.types',
    { id },
  );
const name = 'videos-of-known-sites';

describe('npm run content:migrate', () => {
  it('says what would change, and changes nothing', async () => {
    const { code, lines } = await migrate([name]);
    expect(code).toBe(0);
    expect(lines.slice(0, -1).sort()).toEqual(
      ids.map((id) => `${id}  would change in one place`).sort(),
    );
    expect(lines.at(-1)).toMatch(
      /: 4 would change, \d+ are as they should be\. Nothing was written/,
    );
    expect(await typesIn('told')).toEqual(['block', 'embed', 'embed']);
  }, 60_000);

  it('changes drafts and versions too, keeps what they say, and finds nothing to do when run again', async () => {
    const { code, lines, stderr } = await migrate([name, '--write']);
    expect([code, stderr]).toEqual([0, 'Embeds of videos of known sites become videos.\n']);
    expect(lines.at(-1)).toMatch(/: 4 changed, \d+ are as they should be\.$/);
    for (const id of ids) expect(await typesIn(id)).toEqual(['block', 'video', 'embed']);
    const video = await editor.fetch('*[_id == "told"][0].body[1]');
    expect(video).toEqual({ ...embed(tube, 'video'), _type: 'video' });
    const before = await editor.fetch('*[_type == "article"] | order(_id)');
    const again = await migrate([name, '--write']);
    expect(again.lines).toEqual([expect.stringMatching(/: 0 changed, /)]);
    expect(await editor.fetch('*[_type == "article"] | order(_id)')).toEqual(before);
  }, 60_000);

  it('lists what there is', async () => {
    const { code, lines } = await migrate([]);
    expect([code, lines]).toEqual([0, [`${name}  Embeds of videos of known sites become videos`]]);
  });

  it('is tried again over what somebody changes meanwhile, and loses none of it', async () => {
    const migration = defineMigration({
      title: 'Headlines',
      migrate: {
        document: ({ headline }) => (headline === 'Old' ? at('headline', set('New')) : []),
      },
    });
    await editor.create({ _id: 'typed', _type: 'article', headline: 'Old', dek: 'Before' });
    const [read] = await editor.fetch('*[_id == "typed"]');
    await editor.patch('typed').set({ dek: 'Typed meanwhile' }).commit();
    const outcome = await createMigrator(migration, editor, true)(read);
    expect(outcome).toEqual({ kind: 'changed', id: 'typed', steps: 1 });
    expect(await editor.getDocument('typed')).toMatchObject({
      headline: 'New',
      dek: 'Typed meanwhile',
    });
  });
});

describe('attack: content migrations', () => {
  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['a name that leads elsewhere', ['../../scripts/test'], {}, /^There is no migration/],
    ['no name, to write', ['--write'], {}, /needs the name of a migration/],
    ['two names', [name, name], {}, /^One migration at a time/],
    [
      "a reader's token to write with",
      [name, '--write'],
      { SANITY_API_WRITE_TOKEN: 'viewer' },
      /does not let this write/,
    ],
    ['a lake that is away', [name], { LAKE_URL: 'http://127.0.0.1:9' }, /export cannot be read/],
  ])(
    '%s → refused in a sentence, nothing changed',
    async (_, args, variables, sentence) => {
      if (variables.SANITY_API_WRITE_TOKEN)
        variables.SANITY_API_WRITE_TOKEN = await lake.token('viewer');
      const { code, stderr } = await migrate(args, variables);
      expect(code).toBe(2);
      expect(
        stderr
          .trim()
          .split('\n')
          .some((line) => sentence.test(line)),
      ).toBe(true);
      expect(stderr).not.toMatch(/ {4}at /);
      expect(await typesIn('told')).toEqual(['block', 'embed', 'embed']);
    },
    60_000,
  );

  it('a migration that does not see what it has done → stopped after one document', async () => {
    const endless = defineMigration({
      title: 'Louder',
      migrate: { document: ({ headline }) => at('headline', set(`${headline}!`)) },
    });
    await editor.create({ _id: 'loud', _type: 'article', headline: 'Wow' });
    const [read] = await editor.fetch('*[_id == "loud"]');
    const migrator = createMigrator(endless, editor, true);
    await expect(migrator(read)).rejects.toThrow(/would change it again/);
    expect((await editor.getDocument('loud'))?.headline).toBe('Wow!');
  });

  it('a file that is no migration → refused in a sentence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
    try {
      writeFileSync(join(folder, 'broken.ts'), 'export const nothing = 1;\n');
      await expect(loadMigration('broken', folder)).rejects.toThrow(/has to export by default/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

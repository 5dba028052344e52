import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command as backup } from './backup.ts';
import { command as importCommand } from './import.ts';
import { assetsOf, documentsOf, run, serve, writeNewsroom } from './testing/lakes.ts';

const root = mkdtempSync(join(tmpdir(), 'backup-'));
const at = (name: string) => join(root, name);
const first = at('first');
let newsroom = '';

beforeAll(async () => {
  newsroom = await writeNewsroom(root);
  await run(importCommand, first, newsroom);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

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
      await run(importCommand, lake, newsroom);
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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEnvironment } from '#lib/env.ts';
import { signInHint } from './sign-in-hint.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sign-in-'));
  for (const name of ['JOURNAL_STREAM', 'container']) vi.stubEnv(name, undefined);
  await writeFile(join(dir, 'sign-in.txt'), 'ada@example.org\nsalt-and-wind\n');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true });
});

const hint = (first: boolean, variables: Record<string, string> = {}) =>
  signInHint(readEnvironment({ LAKE_DIR: dir, ...variables }), { first });

describe('how to sign in', () => {
  it('is told with the password once, at the first start', async () => {
    expect(await hint(true)).toBe('ada@example.org with the password salt-and-wind');
    const later = await hint(false);
    expect(later).toContain(join(dir, 'sign-in.txt'));
    expect(later).not.toContain('salt-and-wind');
  });

  it.each(['JOURNAL_STREAM', 'container'])(
    'is told without the password where what is printed is kept (%s)',
    async (variable) => {
      vi.stubEnv(variable, 'podman');
      const told = await hint(true);
      expect(told).toContain(join(dir, 'sign-in.txt'));
      expect(told).not.toContain('salt-and-wind');
    },
  );

  it.each(['', 'ada@example.org'])(
    'leads to a new password without a whole note: "%s"',
    async (note) => {
      await writeFile(join(dir, 'sign-in.txt'), note);
      expect(await hint(true)).toContain('user password');
      await rm(join(dir, 'sign-in.txt'));
      expect(await hint(true)).toContain('user password');
    },
  );

  it('names whose account it is where the lake is elsewhere', async () => {
    const known = {
      SANITY_API_READ_TOKEN: 'a-good-token',
      SANITY_REVALIDATE_SECRET: 'a-long-secret',
    };
    const elsewhere = await hint(true, { LAKE_URL: 'https://lake.example.org', ...known });
    expect(elsewhere).toContain('https://lake.example.org');
    const hosted = await hint(true, { NEXT_PUBLIC_SANITY_PROJECT_ID: 'abcd1234', ...known });
    expect(hosted).toContain('Sanity account');
    for (const told of [elsewhere, hosted]) expect(told).not.toContain('salt-and-wind');
  });
});

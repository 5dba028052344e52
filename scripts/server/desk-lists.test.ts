import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lakeBench } from '@dateline/lake/programs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Environment, readEnvironment } from '#lib/env.ts';
import { freePort } from '#lib/testing/ports.ts';
import { createSiteClient } from '#sanity/client.ts';
import { listQuestions } from '#sanity/structure/list-questions.ts';
import { askForDeskLists } from './desk-lists.ts';
import { type EmbeddedLake, runEmbeddedLake } from './embedded-lake.ts';
import { lakeToken } from './lake-token.ts';

const STORIES = 3_000;

let dir: string;
let env: Environment;
let lake: EmbeddedLake;
let token: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'desk-lists-'));
  execFileSync(process.execPath, [lakeBench, '--stories', String(STORIES), '--fill', dir]);
  env = readEnvironment({ LAKE_DIR: dir, LAKE_PORT: String(await freePort()) });
  vi.stubEnv('LAKE_PORT', String(env.lakePort));
  lake = await runEmbeddedLake(env);
  token = (await lakeToken(env, { role: 'editor', label: 'test' })).secret;
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await lake.stop();
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
});

async function figure(name: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${env.lakePort}/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const line = (await answer.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1));
}

const made = () => figure('lake_selections_made_total{outcome="made"}');

it('what the lists of the Studio hold is found out once, before anybody opens them', async () => {
  const client = createSiteClient({ token });
  await askForDeskLists(client);
  await vi.waitUntil(
    async () => (await figure('lake_selections_kept{state="unfinished"}')) === 0,
    30_000,
  );
  const before = await made();
  expect(before).toBeGreaterThan(0);

  const asking = client.withConfig({ perspective: 'drafts', maxRetries: 0 });
  for (const { name, query, params } of listQuestions()) {
    const found: unknown = await asking.fetch(query, params);
    if (!name.startsWith('how many')) expect([name, found]).toEqual([name, expect.any(Array)]);
    else expect([name, found]).toEqual([name, expect.any(Number)]);
  }
  expect(await made()).toBe(before);
});

it('a count is that of the list, drafts laid over', async () => {
  const asking = createSiteClient({ token }).withConfig({ perspective: 'drafts' });
  for (const { name, query, params } of listQuestions()) {
    if (name.startsWith('how many')) continue;
    const counted = listQuestions().find((one) => one.name === `how many: ${name}`);
    const listed: unknown = await asking.fetch(query, { ...params, __limit: 2 * STORIES });
    const count: unknown = await asking.fetch(counted?.query ?? '0', params);
    expect([name, count]).toEqual([name, Array.isArray(listed) ? listed.length : null]);
  }
});

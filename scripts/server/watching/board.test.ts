import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { siteFigures } from '#lib/figures.ts';
import { Keeper } from '#lib/keep/keeper.ts';
import { Ledger } from '#lib/keep/ledger.ts';
import { createMetrics } from './metrics.ts';

/** The board and the alerts of `deploy/`, beside what the site and the lake tell. */

const deploy = join(import.meta.dirname, '../../../deploy');
const alerts = readFileSync(join(deploy, 'prometheus/alerts.yml'), 'utf8');
const hasPromtool = spawnSync('promtool', ['--version']).error === undefined;
if (!hasPromtool) console.warn('Skipped: there is no promtool (apt-get install prometheus).');

const board = z
  .object({
    uid: z.literal('dateline'),
    panels: z.array(
      z.object({
        id: z.number(),
        type: z.enum(['row', 'timeseries']),
        title: z.string().min(1),
        gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
        targets: z.array(z.object({ expr: z.string() })).default([]),
      }),
    ),
    templating: z.object({ list: z.array(z.object({ query: z.unknown() })) }),
  })
  .parse(JSON.parse(readFileSync(join(deploy, 'grafana/dateline.json'), 'utf8')));

const kept = () =>
  new Keeper<string>({
    ledger: new Ledger(),
    rooms: { main: 1, spare: 1 },
    sizeOf: () => 1,
  }).figures;
const site = createMetrics(() => ({
  version: '1',
  figures: siteFigures(),
  kept: { pages: kept(), answers: kept() },
  connections: 0,
  follows: true,
}));

let lake: TestLake;
const replica = mkdtempSync(join(tmpdir(), 'board-'));
let texts: Record<'site' | 'lake', string>;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_REPLICA: replica });
  const client = await lake.client('editor');
  await client.create({ _id: 'a', _type: 'note' });
  await client.fetch('*[_id == "a"]');
  const headers = { authorization: `Bearer ${await lake.token('viewer')}` };
  site.answered({ id: 'a', method: 'GET', url: '/', kind: 'page', status: 200, seconds: 0.01 });
  texts = {
    site: (await site.text()).text,
    lake: await fetch(`${lake.url}/v1/metrics`, { headers }).then((answer) => answer.text()),
  };
});
afterAll(async () => {
  await lake?.remove();
  rmSync(replica, { recursive: true, force: true, maxRetries: 5 });
});

/** The names of all series there are; a histogram has three. */
const seriesIn = (text: string): string[] =>
  [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
  );

const words = new Set(['and', 'or', 'unless', 'ignoring', 'on', 'by', 'without', 'bool', 'offset']);

/** What is left of a query without labels, spans and functions: the names of series. */
const seriesOf = (query: string): string[] =>
  query
    .replace(/"(?:[^"\\]|\\.)*"|\{[^}]*\}|\[[^\]]*\]/g, ' ')
    .replace(/\b(?:by|without|on|ignoring)\s*\([^)]*\)/g, ' ')
    .match(/[a-z_:][a-z0-9_:]*\b(?!\s*\()/g)
    ?.filter((name) => !words.has(name) && !/^e\d/.test(name)) ?? [];

const queriesOfAlerts = [...alerts.matchAll(/expr: (?:\|\n((?: {10}.*\n)+)|(.*)\n)/g)].map(
  ([, block, line]) => block ?? line ?? '',
);

describe('each series that is named', () => {
  it.each([
    ['the board', () => board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))],
    ['the alerts', () => queriesOfAlerts],
  ])('in %s is told by the site or the lake', (_, queries) => {
    const known = new Set([...seriesIn(texts.site), ...seriesIn(texts.lake), 'up']);
    const named = queries().flatMap(seriesOf);
    expect(named.length).toBeGreaterThan(14);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('is asked for by labels it has', () => {
    const all = `${texts.site}\n${texts.lake}`;
    const queries = [
      ...queriesOfAlerts,
      ...board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    for (const [, name = '', matchers = ''] of queries
      .join('\n')
      .matchAll(/([a-z_]+)\{([^}]*)\}/g)) {
      for (const [, label = ''] of matchers.matchAll(/(\w+)\s*[=!]/g)) {
        // Which machine and which job Prometheus adds.
        if (label === 'instance' || label === 'job') continue;
        expect(all, `${name}{${label}}`).toMatch(new RegExp(`^${name}\\{[^}]*\\b${label}="`, 'm'));
      }
    }
  });
});

it('no panel of the board lies on another', () => {
  const places = board.panels.map(({ gridPos }) => gridPos);
  for (const [at, one] of places.entries()) {
    expect(one.x + one.w).toBeLessThanOrEqual(24);
    for (const other of places.slice(at + 1)) {
      const apart =
        one.x + one.w <= other.x ||
        other.x + other.w <= one.x ||
        one.y + one.h <= other.y ||
        other.y + other.h <= one.y;
      expect(apart).toBe(true);
    }
  }
  expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length);
});

it('each alert is tried: at rest, at once and after a while', () => {
  const tests = readFileSync(join(deploy, 'prometheus/alerts.test.yml'), 'utf8');
  const names = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    expect(tests.match(new RegExp(`alertname: ${name}\\b`, 'g')), name).toHaveLength(3);
  }
});

describe.skipIf(!hasPromtool)('promtool', () => {
  const run = (args: string[], input?: string) => {
    const cwd = join(deploy, 'prometheus');
    const { status, stdout, stderr } = spawnSync('promtool', args, {
      cwd,
      input,
      encoding: 'utf8',
    });
    expect(status, stdout + stderr).toBe(0);
    return stdout + stderr;
  };

  it('takes the rules', () => void run(['check', 'rules', 'alerts.yml']));
  it('finds them raised when they should be', () => void run(['test', 'rules', 'alerts.test.yml']));
  it('takes the configuration', () =>
    void run(['check', 'config', '--syntax-only', 'prometheus.yml']));
  it('takes what the site tells', () => void run(['check', 'metrics'], texts.site));
  it('takes what the lake tells', () => void run(['check', 'metrics'], texts.lake));
});

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clientOf,
  freePort,
  runLake,
  startTestLake,
  type TestLake,
} from '../testing/lake-process.ts';

let lake: TestLake;
const variables = () => ({ LAKE_DIR: lake.dir, LAKE_PORT: String(lake.port) });
const run = (...args: string[]) => runLake(args, variables());

beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.remove());

describe('the command line', () => {
  const verbs = [
    'serve',
    'user',
    'token',
    'import',
    'export',
    'backup',
    'check',
    'explain',
    'reset',
  ];

  it('lists its verbs', async () => {
    const { stdout, code } = await run('--help');
    expect(code).toBe(0);
    for (const verb of verbs) expect(stdout).toMatch(new RegExp(`^  ${verb} +\\w`, 'm'));
  });

  it.each(verbs)('explains %s', async (verb) => {
    const { stdout, code } = await run(verb, '--help');
    expect([code, stdout.startsWith('Usage:')]).toEqual([0, true]);
  });

  it.each([
    [['dance'], 'There is no verb "dance"'],
    [['user'], '"user" is followed by add, list, remove, password'],
    [['user', 'add', '--email', 'a@b.org', '--name', 'A'], '--role is missing'],
    [['user', 'add', '--email', 'a@b.org', '--name', 'A', '--role', 'king'], '"king" is no role'],
    [['token', 'create', '--rle', 'editor'], "Unknown option '--rle'"],
    [
      ['token', 'create', '--role', 'viewer', '--expires', 'soon'],
      '--expires takes a span such as',
    ],
    [['token', 'create', '--role', 'viewer', '--expires', '2020-01-01'], '--expires is past'],
    [['reset'], 'Add --yes'],
  ])('says what is wrong with %j, with exit code 2', async (args, sentence) => {
    const { stdout, stderr, code } = await run(...args);
    expect(stderr).toContain(sentence);
    expect([code, stdout]).toEqual([2, '']);
  });

  it.each([
    [['user', 'remove', 'nobody@b.org'], 'There is no user with the email nobody@b.org'],
    [['user', 'add', '--email', 'a.b', '--name', 'A', '--role', 'viewer'], '"a.b" is not an email'],
    [['token', 'revoke', 'robot1'], 'There is no token robot1'],
    [['reset', '--yes'], 'Stop it first'],
  ])('says why %j cannot be done, with exit code 1', async (args, sentence) => {
    const { stderr, code } = await run(...args);
    expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
  });
});

describe('a token made while the lake runs', () => {
  it('is all that is printed, works at once, and is refused once it is revoked', async () => {
    const { stdout } = await run('token', 'create', '--role', 'viewer', '--label', 'a test');
    expect(stdout).toMatch(/^token_\S+\n$/);
    const client = clientOf(lake.url, stdout.trim());
    expect(await client.fetch('1 + 1')).toBe(2);
    expect((await run('token', 'list')).stdout).toMatch(/^robot\S+ +viewer +a test$/m);
    await run('token', 'revoke', '--label', 'a test');
    await expect(client.fetch('1 + 1')).rejects.toMatchObject({ statusCode: 401 });
  });
});

describe('a token that expires', () => {
  it('is good until then, and is told so', async () => {
    const soon = new Date(Date.now() + 8_000).toISOString();
    const args = ['token', 'create', '--role', 'viewer', '--label', 'short', '--expires', soon];
    const { stdout } = await run(...args);
    const client = clientOf(lake.url, stdout.trim());
    expect(await client.request({ url: '/auth/id' })).toMatchObject({ expiry: soon });
    const over = expect.poll(() => client.fetch('1 + 1').catch(({ statusCode }) => statusCode), {
      timeout: 30_000,
    });
    await over.toBe(401);
    expect(new Date().toISOString() >= soon).toBe(true);
    expect((await run('token', 'list')).stdout).toMatch(new RegExp(`short +expired ${soon}`));
    const days = await run('token', 'create', '--role', 'viewer', '--expires', '30d');
    expect(days.stdout).toMatch(/^token_\S+\n$/);
    expect((await run('token', 'list')).stdout).toMatch(/expires \d{4}-/);
  });
});

describe('a user', () => {
  it('cannot be added twice, and is listed without a password', async () => {
    const ann = ['--email', 'ann@example.org', '--name', 'Ann', '--role', 'contributor'];
    const added = await run('user', 'add', ...ann);
    expect(added.stdout.trim()).toMatch(/^[a-z]+(-[a-z]+){3}$/);
    const again = await run('user', 'add', ...ann, '--email', 'ANN@example.org');
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('already a user')]);
    const { stdout } = await run('user', 'list');
    expect(stdout).toMatch(/^ann@example\.org +Ann +contributor +p\w+$/m);
    expect(stdout).not.toContain(added.stdout.trim());
  });
});

describe('serving', () => {
  it('is refused in one sentence when another lake has the folder', async () => {
    const { stderr, code } = await runLake(['serve'], {
      LAKE_DIR: lake.dir,
      LAKE_PORT: String(await freePort()),
    });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(`port ${lake.port}`)]);
  });

  it('is refused in one sentence when the port is in use, and leaves the folder free', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'lake-'));
    const here = { LAKE_DIR: dir, LAKE_PORT: String(lake.port) };
    const { stderr, code } = await runLake(['serve'], here);
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${lake.port} is in use.`);
    expect(existsSync(join(dir, 'lake.lock'))).toBe(false);
    rmSync(dir, { recursive: true });
  });

  it('is refused in one sentence when a variable is wrong', async () => {
    const { stderr, code } = await runLake(['serve'], { LAKE_PORT: 'soon' });
    expect([code, stderr.trim()]).toEqual([1, expect.stringMatching(/^LAKE_PORT \("soon"\)/)]);
  });
});

describe('the access log', () => {
  it('says what was asked and answered, and no secret', async () => {
    const logged = await startTestLake({ LAKE_LOG: '1', LAKE_SLOW_QUERY: '0' });
    const token = await logged.token('viewer');
    await clientOf(logged.url, token).fetch('$secret', { secret: 'hush' }, { tag: 'my.tag' });
    await fetch(`${logged.url}/v1/auth/fetch?sid=do-not-tell`);
    await logged.end();
    const log = logged.stderr();
    await logged.remove();
    const lines = log.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        method: 'GET',
        path: '/v2026-02-01/data/query/production',
        tag: 'my.tag',
        status: 200,
      }),
      expect.objectContaining({ path: '/v1/auth/fetch', status: 401 }),
    ]);
    expect(log).not.toMatch(/hush|do-not-tell/);
    expect(log).not.toContain(token);
  });
});

describe('explain', () => {
  it('says what a query is looked up by, and how much it reads', async () => {
    const client = await lake.client('editor');
    await client.create({ _id: 'r', _type: 'redirect', from: '/old', to: '/new' });
    const query = '*[_type == "redirect" && from in $paths][0].to';
    const { stdout, code } = await run('explain', query, '--params', '{"paths": ["/old"]}');
    expect(stdout.split('\n')).toEqual([
      '*: by is (is:redirect.from:/old): 1 documents read, 0 counted',
      '1 documents are read in all.',
      '',
    ]);
    expect(code).toBe(0);
    const counted = await run('explain', 'count(*[_type == "redirect" && defined(to)])');
    expect(counted.stdout).toMatch(/0 documents read, 1 counted\nKnown by heart .* 1 documents\./);
  });

  it.each<[string[], RegExp, number]>([
    [['*[_type =='], /unexpected|unable/i, 1],
    [['*[$missing]'], /\$missing referenced/, 1],
    [['*', '--params', '[1]'], /JSON object/, 2],
    [['*', '--perspective', 'a b'], /not the name of a perspective/, 1],
    [[], /GROQ is missing/, 2],
  ])('%s is told in a sentence', async (args, sentence, code) => {
    const said = await run('explain', ...args);
    expect(said.stderr).toMatch(sentence);
    expect(said.code).toBe(code);
  });
});

describe('a whole lake', () => {
  it('passes its check while it runs, and is gone after a reset', async () => {
    const client = await lake.client('editor');
    await client.create({ _id: 'one', _type: 'article' });
    expect((await run('check')).code).toBe(0);
    await lake.end();
    expect((await run('reset', '--yes')).code).toBe(0);
    expect(readdirSync(lake.dir).filter((name) => !name.startsWith('lake.lock'))).toEqual([]);
    expect((await run('check')).stderr).toContain('There is no lake');
    expect((await run('explain', '*')).stderr).toContain('There is no lake');
  });
});

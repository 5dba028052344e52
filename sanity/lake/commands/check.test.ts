import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runLake, startTestLake } from '../testing/lake-process.ts';

/** A lake with stories, a picture that one of them shows, and a file that none has. */
let whole: string;
let dir: string;
let picture: string;

beforeAll(async () => {
  const lake = await startTestLake();
  const client = await lake.client('editor');
  const colour = { r: 200, g: 30, b: 30 };
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    .png()
    .toBuffer();
  const asset = await client.assets.upload('image', bytes, { filename: 'red.png' });
  picture = asset._id;
  await client.assets.upload('file', Buffer.from('a list of names'), { filename: 'names.txt' });
  const image = { _type: 'image', asset: { _type: 'reference', _ref: picture } };
  await client.create({ _id: 'petro', _type: 'article', headline: 'Petro lands', image });
  for (let n = 0; n < 5; n += 1) {
    await client.createOrReplace({ _id: 'other', _type: 'article', headline: `Other ${n}` });
  }
  await client.delete('other');
  await lake.end();
  whole = mkdtempSync(join(tmpdir(), 'whole-'));
  cpSync(lake.dir, whole, { recursive: true });
  dir = lake.dir;
});
beforeEach(() => {
  rmSync(dir, { recursive: true });
  cpSync(whole, dir, { recursive: true });
});
afterAll(() => {
  for (const folder of [dir, whole]) rmSync(folder, { recursive: true, force: true });
});

const check = async (...args: string[]) => {
  const { stdout, stderr, code } = await runLake(['check', ...args], { LAKE_DIR: dir });
  expect(stderr).not.toMatch(/\n {4}at /);
  return { faults: stdout.split('\n').filter((line) => line !== ''), stderr, code };
};

/** Changes the database as anything but the lake would. */
function tamper(sql: string): void {
  const sqlite = new DatabaseSync(join(dir, 'lake.sqlite'));
  sqlite.exec(sql);
  sqlite.close();
}

const original = (folder: 'images' | 'files'): string => {
  const [name = ''] = readdirSync(join(dir, 'assets', folder));
  return join(dir, 'assets', folder, name);
};

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

describe('lake check', { timeout: 60_000 }, () => {
  it('finds nothing wrong with a whole lake', async () => {
    expect(await check()).toMatchObject({ faults: [], code: 0 });
  });

  it.each([
    [
      'a flipped byte',
      () => flipByte(original('images'), 30),
      /content of its file .* not what was uploaded/,
    ],
    ['a cut off end', () => truncateSync(original('images'), 20), /is cut off: 20 of \d+ bytes/],
    ['no file', () => rmSync(original('images')), /is missing/],
  ])('tells of a picture with %s, and what shows it', async (_, harm, reason) => {
    harm();
    const { faults, code } = await check();
    expect(faults).toEqual([expect.stringMatching(reason)]);
    expect(faults[0]).toMatch(new RegExp(`^${picture}: .*It is used by petro\\. \\[backup\\]$`));
    expect(code).toBe(1);
  });

  it('tells of a file that nothing refers to, too', async () => {
    flipByte(original('files'), 3);
    expect((await check()).faults).toEqual([
      expect.stringMatching(/^file-.*Nothing refers to it\./),
    ]);
  });

  it('tells of a file that belongs to no asset, and takes it away', async () => {
    const stray = join(dir, 'assets/images', `${'0'.repeat(40)}-1x1.png`);
    copyFileSync(original('images'), stray);
    expect((await check()).faults).toEqual([
      expect.stringMatching(/belongs to no asset\. \[--repair\]/),
    ]);
    expect(await check('--repair')).toMatchObject({ faults: [], code: 0 });
    expect(statSync(stray, { throwIfNoEntry: false })).toBeUndefined();
    expect(statSync(original('images')).size).toBeGreaterThan(0);
  });

  it.each([
    [
      'a changed text',
      `UPDATE documents SET json = replace(json, 'Petro lands', 'Petro falls')`,
      /^petro: Its text is not what the lake wrote.* \[backup\]$/,
    ],
    ['a missing document', `DELETE FROM documents WHERE id = 'petro'`, /^petro: It is missing/],
    [
      'a document from elsewhere',
      `INSERT INTO documents (id, type, rev, json, checksum) SELECT 'x', type, rev, json, checksum FROM documents WHERE id = 'petro'`,
      /^x: /,
    ],
    [
      'a missing transaction',
      'DELETE FROM transactions WHERE sequence = 4',
      /Transaction 4 is missing from the log\. \[backup\]/,
    ],
    [
      'missing transactions',
      'DELETE FROM transactions WHERE sequence IN (4, 5)',
      /Transactions 4 to 5 are missing/,
    ],
    [
      'a missing beginning',
      'DELETE FROM transactions WHERE sequence = 1',
      /Transaction 1 is missing/,
    ],
    [
      'a missing end',
      'DELETE FROM transactions WHERE sequence = (SELECT max(sequence) FROM transactions)',
      /is missing from the log’s end/,
    ],
    [
      'another author',
      `UPDATE transactions SET author = 'pSomebody' WHERE sequence = 4`,
      /Transaction \S+ \(4\) in the log is not as it was written/,
    ],
    [
      'other mutations',
      `UPDATE transactions SET mutations = '[]' WHERE sequence = 4`,
      /What transaction \S+ \(4\) did is not as it was written/,
    ],
    [
      'another effect',
      `UPDATE transaction_documents SET revert = '[]' WHERE sequence = 5`,
      /What transaction \S+ \(5\) did/,
    ],
    [
      'a part that was taken out',
      'DELETE FROM transaction_documents WHERE sequence = 4',
      /What transaction \S+ \(4\) did/,
    ],
  ])('tells of %s, and does not make it look right', async (_, sql, reason) => {
    tamper(sql);
    const { faults, stderr, code } = await check();
    expect(faults).toContainEqual(expect.stringMatching(reason));
    expect(faults.join()).not.toMatch(/text index|index keys/);
    expect([code, stderr]).toEqual([1, expect.stringContaining('A backup is the way back')]);
    await check('--repair');
    expect((await check()).faults).toContainEqual(expect.stringMatching(reason));
  });

  it.each([
    ['a table of the documents', 'DROP TABLE documents', /documents/],
    ['a table of the log', 'DROP TABLE log_start', /log_start/],
    ['the people', 'DROP TABLE familiar', /The table familiar is missing.*\[backup\]/],
    ['the webhooks', 'DROP TABLE webhook_progress', /The table webhook_progress is missing/],
    ['a column', 'ALTER TABLE tokens DROP COLUMN expires_at', /tokens lacks the column expires_at/],
    ['a row there is one of', 'DELETE FROM log_start', /log/],
    ['where the log was cut off', 'UPDATE log_start SET cut = 99', /cut off/],
  ])('says in sentences that %s is missing, or is not what it was', async (_, sql, reason) => {
    tamper(sql);
    const { faults, stderr, code } = await check();
    expect(`${faults.join('\n')}${stderr}`).toMatch(reason);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/backup is the way back/i)]);
  });

  it.each([
    ['a person of no role', `UPDATE users SET role = 'king'`, /^users \S+: Its role is no role\./],
    [
      'a password nobody can have',
      `UPDATE users SET password_hash = 'scrypt:a secret'`,
      /^users \S+: Its password_hash is none that a password could match\./,
    ],
    ['no name', `UPDATE users SET name = ''`, /^users \S+: Its name is empty\./],
    ['no email', `UPDATE users SET email = 'ada'`, /^users \S+: Its email is no email address\./],
    ['a token of no role', `UPDATE tokens SET role = ''`, /^tokens \S+: Its role is no role\./],
    ['a token’s end', `UPDATE tokens SET expires_at = 'soon'`, /Its expires_at is no time\./],
    ['a token’s hash', `UPDATE tokens SET token_hash = id`, /Its token_hash is no SHA-256\./],
    [
      'a session of nobody',
      `PRAGMA foreign_keys = OFF; INSERT INTO sessions VALUES ('${'a'.repeat(64)}', 'p', 's', '2026-02-02T10:00:00Z', '2026-02-02T10:00:00Z')`,
      /^sessions: Its row 1 names a user who is not there\./,
    ],
    [
      'what a Studio remembers',
      `INSERT INTO preferences VALUES ('p', 'sort', '{')`,
      /^preferences p: Its value is no JSON\./,
    ],
  ])('tells of a row about people that cannot be read: %s', async (_, sql, reason) => {
    tamper(sql);
    const { faults, stderr, code } = await check();
    expect(faults).toContainEqual(expect.stringMatching(reason));
    expect(faults.join()).not.toContain('a secret');
    expect(faults.every((fault) => fault.endsWith('[backup]'))).toBe(true);
    expect([code, stderr]).toEqual([1, expect.stringContaining('A backup is the way back')]);
    expect((await check('--repair')).faults).toEqual(faults);
  });

  it('rebuilds an index of the database that is missing', async () => {
    tamper('DROP INDEX postings_by_document; DROP INDEX transaction_documents_by_sequence');
    expect((await check()).faults).toEqual([
      expect.stringMatching(/The index \w+ is missing\. \[--repair\]/),
      expect.stringMatching(/The index \w+ is missing\. \[--repair\]/),
    ]);
    expect(await check('--repair')).toMatchObject({ faults: [], code: 0 });
    expect(await check()).toMatchObject({ faults: [], code: 0 });
  });

  it('rebuilds what can be rebuilt', async () => {
    tamper(`DELETE FROM document_keys WHERE key = 'type:article'`);
    expect((await check()).faults).toEqual([
      expect.stringMatching(/index keys are out of date\. \[--repair\]/),
    ]);
    expect(await check('--repair')).toMatchObject({ faults: [], code: 0 });
  });

  it.each([
    [
      'no database at all',
      () => writeFileSync(join(dir, 'lake.sqlite'), 'no database at all'.repeat(500)),
      /is no database/,
    ],
    ['an empty file', () => truncateSync(join(dir, 'lake.sqlite'), 0), /is empty/],
    [
      'half a file',
      () => truncateSync(join(dir, 'lake.sqlite'), 40_960),
      /damaged|SQLite says|cannot be read/,
    ],
  ])('says in a sentence that a database is %s', async (_, harm, reason) => {
    harm();
    const { faults, stderr, code } = await check();
    expect([...faults, stderr].join('\n')).toMatch(reason);
    expect(code).toBe(1);
  });

  it('tells of pages that were overwritten', async () => {
    const path = join(dir, 'lake.sqlite');
    const bytes = readFileSync(path);
    for (let page = 2; page * 4096 < bytes.length; page += 3)
      bytes.fill(0xa5, page * 4096, page * 4096 + 2048);
    writeFileSync(path, bytes);
    const { faults, stderr, code } = await check();
    expect([...faults, stderr].join('\n')).toMatch(/SQLite says|damaged/);
    expect(code).toBe(1);
  });

  it('of a lake that cannot be read `serve` says so in a sentence too', async () => {
    writeFileSync(join(dir, 'lake.sqlite'), 'no database at all'.repeat(500));
    const { stderr, code } = await runLake(['serve'], { LAKE_DIR: dir, LAKE_PORT: '1' });
    expect([stderr.trim(), code]).toEqual([
      expect.stringMatching(/^The lake's database is no database\./m),
      1,
    ]);
  });
});

describe('a lake from before there were checksums', { timeout: 60_000 }, () => {
  it('gets its own when it is opened', async () => {
    tamper(`
      ALTER TABLE documents DROP COLUMN checksum;
      ALTER TABLE transactions DROP COLUMN chain;
      ALTER TABLE transactions DROP COLUMN content;
      ALTER TABLE log_start DROP COLUMN cut;
      ALTER TABLE log_start DROP COLUMN link;
      DROP TABLE selections;
      CREATE TABLE kept_selections (name TEXT);
      DROP TABLE document_heads;
      DROP TABLE words_in_the_making;
      UPDATE index_version SET version = version - 1;
      UPDATE schema_versions SET version = version - 5 WHERE room = 'store';
      UPDATE schema_versions SET version = version - 1 WHERE room = 'log';`);
    const explained = await runLake(['explain', '*'], { LAKE_DIR: dir });
    expect([explained.code, explained.stderr]).toEqual([
      1,
      expect.stringMatching(
        /^The lake in .* was written by an older version .*: start it once.*\n$/,
      ),
    ]);
    expect(await check()).toMatchObject({ faults: [], code: 0 });
    tamper(`UPDATE documents SET json = replace(json, 'lands', 'falls')`);
    expect((await check()).faults).toEqual([expect.stringMatching(/^petro: Its text/)]);
  });
});

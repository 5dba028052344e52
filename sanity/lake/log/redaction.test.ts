import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { randomSecret, readablePassword } from '../auth/secrets.ts';
import { createRedaction, secretsIn } from './redaction.ts';

const said = (text: string, ...secrets: string[]): string => {
  const redaction = createRedaction();
  redaction.hide(...secrets);
  return redaction.in(text);
};

describe('attack: secrets in the log', () => {
  const ours = ['token_', 'session_', 'webhook_', 'proxy_', 'lake_'];
  const forms: readonly ((secret: string) => string)[] = [
    (secret) => secret,
    (secret) => `it said ${secret}.`,
    (secret) => `/v1/thing/${secret}?x=1`,
    (secret) => `Authorization: Bearer ${secret}`,
    (secret) => `authorization%3A%20Bearer%20${secret}`,
    (secret) => JSON.stringify({ headers: { authorization: `Bearer ${secret}` } }),
    (secret) => JSON.stringify(JSON.stringify({ token: secret })),
    (secret) => inspect({ headers: { cookie: `a=1; dateline_session=${secret}; b=2` } }),
    (secret) => inspect(new Error(`fetch failed for https://x.invalid/?sid=${secret}`)),
    (secret) =>
      inspect(['Authorization', `Bearer ${secret}`, 'Cookie', `dateline_device=${secret}`]),
  ];

  it.each(ours)(
    'a secret %s…, of whom nobody has told, in every way it is written → hidden',
    (kind) => {
      for (const form of forms) {
        const secret = randomSecret(kind);
        expect(said(form(secret)), form('S')).not.toContain(secret.slice(kind.length));
      }
    },
  );

  it('sign-ins, devices, previews, shared links, first passwords, by how they look → hidden', () => {
    const bare = `Aa1${randomBytes(30).toString('base64url')}`;
    const jwe = `eyJhbGciOiJkaXIi.${'x'.repeat(20)}.${'y'.repeat(20)}.z.w`;
    const link = `abcdefgh23456789.${randomSecret('')}`;
    const password = readablePassword();
    for (const secret of [bare, jwe, link.slice(17), password]) {
      const text = said(`one ${bare} two ${jwe} three /preview/${link} four ${password} five`);
      expect(text).not.toContain(secret);
      expect(text).toMatch(
        /^one .* two .* three \/preview\/abcdefgh23456789\.\[hidden\] four .* five$/,
      );
    }
  });

  it('what looks like nothing, with a name before it → hidden', () => {
    const word = 'swordfish';
    for (const text of [
      `password=${word}&x=1`,
      `https://u:${word}@host.invalid/path`,
      JSON.stringify({ email: 'a@b.c', password: word }),
      inspect({ apiKey: word, api_key: word, SANITY_API_READ_TOKEN: word }),
      `LAKE_TOKEN=${word} npm start`,
      `set-cookie: ['__Host-dateline_preview=${word}; Path=/']`,
      `?sanity-preview-secret=${word}#x`,
      `sanity-preview-secret%3D${word}`,
      `Basic ${Buffer.from(`u:${word}`).toString('base64')}`,
    ]) {
      expect(said(text), text).not.toMatch(/swordfish|c3dvcmRmaXNo/);
    }
  });

  it('a value that is known, however it is encoded → hidden, and the line stays JSON', () => {
    const secret = 'quite "plain" \\ words & more';
    const line = JSON.stringify({ msg: `it said ${secret}`, url: encodeURIComponent(secret) });
    const told = said(line, secret);
    expect(JSON.parse(told)).toEqual({ msg: 'it said [hidden]', url: '[hidden]' });
  });

  it('one known value that begins another → both hidden whole', () => {
    expect(said('long-secret-and-more long-secret', 'long-secret', 'long-secret-and-more')).toBe(
      '[hidden] [hidden]',
    );
  });

  it('a line of a megabyte made to be slow to look through → done in a moment', () => {
    const began = performance.now();
    for (const piece of ['a', 'token', 'token-', 'eyJ', '-_', 'Bearer ', '//:', 'sk', 'bababa-']) {
      said(piece.repeat(1_000_000 / piece.length));
    }
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe('what is no secret', () => {
  it.each([
    'site: a page was not made.',
    'SANITY_API_READ_TOKEN has to be set where LAKE_URL is.',
    '/article/petro-lands-in-washington-after-the-longest-week',
    'lake: listening on http://127.0.0.1:3900',
    '{"requestId":"0b7e2a36-6a53-4c1f-9a53-0d1c8b3c6f60","path":"/v2026-02-01/data/query/production"}',
    'the token of an editor is needed',
    'story-2026-11-27-petro-lands-in-washington',
  ])('%s', (line) => expect(said(line)).toBe(line));

  it('a short value is left, since it may be a word', () => {
    expect(said('it is on', 'on')).toBe('it is on');
  });
});

it('variables are secret by their names', () => {
  const variables = { LAKE_DIR: 'a', X_TOKEN: 'b', MY_SECRET: 'c', db_password: 'd', S3_KEY: 'e' };
  expect(secretsIn(variables)).toEqual(['b', 'c', 'd', 'e']);
});

import { generateKeyPairSync } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { draftModeCookie, previewCookieName, previewCookieNames } from './cookie.ts';
import { previewInHeader } from './in-header.ts';
import { type Preview, previewHours, sealPreview, unsealPreview } from './seal.ts';

const readToken = 'token_of-the-site';
const seconds = () => Math.floor(Date.now() / 1000);
const preview = (expires = seconds() + previewHours * 3600): Preview => ({
  owner: { kind: 'account', id: 'signin-abc' },
  id: 'one',
  expires,
});

describe('a preview’s cookie', () => {
  it.each([
    { kind: 'account', id: 'signin-abc' },
    { kind: 'member', id: 'pAbc', listed: true },
  ] as const)('says whose it is and until when: $kind', async (owner) => {
    const sealed = { ...preview(), owner };
    expect(await unsealPreview(await sealPreview(sealed, readToken), readToken)).toEqual(sealed);
  });

  it('is found in a header, by the name it has on this site', async () => {
    const sealed = await sealPreview(preview(), readToken);
    const local = { siteUrl: 'http://localhost:3000', readToken };
    const open = { siteUrl: 'https://news.example.org', readToken };
    expect(await previewInHeader(`a=b; dateline_preview=${sealed}; c=d`, local)).not.toBeNull();
    expect(await previewInHeader(`__Host-dateline_preview=${sealed}`, open)).not.toBeNull();
    expect(await previewInHeader(`dateline_preview=${sealed}`, open)).toBeNull();
    expect(await previewInHeader(undefined, local)).toBeNull();
  });

  it('has a name that the front door looks for', () => {
    expect(previewCookieNames).toContain(previewCookieName('http://localhost:3000'));
    expect(previewCookieNames).toContain(previewCookieName('https://news.example.org'));
    expect(previewCookieNames).toContain(draftModeCookie);
  });
});

describe('attack: a preview’s cookie', () => {
  const opens = async (sealed: string, token = readToken) =>
    (await unsealPreview(sealed, token)) !== null;
  const parts = async () => (await sealPreview(preview(), readToken)).split('.');
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('a day later → nothing', async () => {
    expect(await opens(await sealPreview(preview(seconds() - 1), readToken))).toBe(false);
    expect(await opens(await sealPreview(preview(seconds() + 1), readToken))).toBe(true);
  });

  it('an end farther off than a day → nothing', async () => {
    const key = await keyLike(readToken);
    const old = await new SignJWT({ owner: preview().owner })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('preview')
      .setJti('x')
      .setIssuedAt(seconds() - 25 * 3600)
      .setExpirationTime(seconds() + 3600)
      .sign(key);
    expect(await opens(old)).toBe(false);
  });

  it('any character changed → nothing', async () => {
    const sealed = await sealPreview(preview(), readToken);
    for (let place = 0; place < sealed.length; place += 1) {
      const other = sealed[place] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, place) + other + sealed.slice(place + 1);
      const read = await unsealPreview(changed, readToken);
      // The last character of base64 carries bits that mean nothing: it may read as the same, never as another.
      if (read !== null) expect([place, read]).toEqual([sealed.length - 1, preview(read.expires)]);
    }
  });

  it.each(['', '.', '..', 'null', '{}', 'a.b.c', '%00', 'x'.repeat(1001)])(
    '%j → nothing',
    async (sealed) => expect(await opens(sealed)).toBe(false),
  );

  it('another owner under the same signature → nothing', async () => {
    const [head, body = '', signature] = await parts();
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    claims.owner.id = 'signin-of-the-editor';
    expect(await opens(`${head}.${encoded(claims)}.${signature}`)).toBe(false);
  });

  it('no algorithm, or one of another kind → nothing', async () => {
    const [, body] = await parts();
    expect(await opens(`${encoded({ alg: 'none' })}.${body}.`)).toBe(false);
    const unsecured = new UnsecuredJWT({ owner: preview().owner })
      .setAudience('preview')
      .setJti('x')
      .setIssuedAt()
      .setExpirationTime('1h')
      .encode();
    expect(await opens(unsecured)).toBe(false);
    const { privateKey } = generateKeyPairSync('ed25519');
    const signed = await new SignJWT({ owner: preview().owner })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setAudience('preview')
      .setJti('x')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
    expect(await opens(signed)).toBe(false);
  });

  it.each([
    ['the token itself', readToken],
    ['nothing', ''],
  ])('signed with %s for a key → nothing', async (_name, key) => {
    const bytes = new TextEncoder().encode(key.padEnd(32, '\0'));
    const signed = await new SignJWT({ owner: preview().owner })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('preview')
      .setJti('x')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(bytes);
    expect(await opens(signed)).toBe(false);
  });

  it.each([
    ['without an end', { exp: undefined }],
    ['without a name', { jti: undefined }],
    ['without an owner', { owner: undefined }],
    ['with a link’s, of which there are none', { owner: { kind: 'link', print: 'x'.repeat(43) } }],
    ['with an owner of no kind', { owner: { kind: 'administrator', id: 'x' } }],
    ['for something else', { aud: 'session' }],
    ['issued tomorrow', { iat: seconds() + 86_400 }],
  ])('rightly signed, but %s → nothing', async (_what, change) => {
    const now = seconds();
    const claims = { owner: preview().owner, aud: 'preview', jti: 'x', iat: now, exp: now + 60 };
    const signed = await new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(await keyLike(readToken));
    expect(await opens(signed)).toBe(false);
  });

  it('after the site’s token was changed → nothing', async () => {
    expect(await opens(await sealPreview(preview(), readToken), 'token_of-the-site-2')).toBe(false);
  });
});

/** The site's own signing key, made as it makes it. */
async function keyLike(token: string): Promise<Uint8Array> {
  const { hkdfSync } = await import('node:crypto');
  return new Uint8Array(hkdfSync('sha256', token, '', 'dateline preview cookie', 32));
}

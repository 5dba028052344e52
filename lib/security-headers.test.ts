import { describe, expect, test } from 'vitest';
import { type Answered, type Surroundings, securityHeaders } from './security-headers.ts';

const here: Surroundings = { siteUrl: 'http://localhost:3000', lake: 'embedded' };
const kinds: readonly Answered[] = [
  'page',
  'framework page',
  'preview',
  'studio',
  'plain page',
  'script',
  'data',
];

/** A policy by directive. */
function policyOf(kind: Answered, surroundings = here, own = {}): Map<string, string[]> {
  const text = securityHeaders(kind, surroundings, own)['content-security-policy'] ?? '';
  return new Map(
    text.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

test.each(kinds)('every answer has every header: %s', (kind) => {
  expect(Object.keys(securityHeaders(kind, here))).toEqual([
    'content-security-policy',
    'x-content-type-options',
    'referrer-policy',
    'permissions-policy',
    'cross-origin-opener-policy',
  ]);
});

test.each(kinds)(
  'nothing is allowed that no directive names, nor framing by others: %s',
  (kind) => {
    for (const lake of ['embedded', 'hosted'] as const) {
      const policy = policyOf(kind, { ...here, lake });
      expect(policy.get('default-src')).toEqual(["'none'"]);
      expect(policy.get('base-uri')).toEqual(["'none'"]);
      expect(policy.get('frame-ancestors')).toEqual([
        kind === 'data' || kind === 'script' ? "'none'" : "'self'",
      ]);
      expect([...policy.values()].flat()).not.toContain("'unsafe-eval'");
      expect([...policy.values()].flat()).not.toContain('*');
    }
  },
);

describe('a page of readers', () => {
  test('runs scripts of the site, and nothing written into it', () => {
    const policy = policyOf('page');
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('style-src')).toEqual(["'self'"]);
    expect(policy.get('frame-src')).toBeUndefined();
    expect([...policy.values()].flat().join()).not.toContain('unsafe');
  });

  test('shows pictures of a hosted project, and of no other site', () => {
    const policy = policyOf('page', { ...here, lake: 'hosted' });
    expect(policy.get('img-src')).toEqual(["'self'", 'data:', 'https://cdn.sanity.io']);
    expect(policy.get('media-src')).toEqual(["'self'", 'https://cdn.sanity.io']);
    expect(policy.get('connect-src')).toEqual(["'self'"]);
  });
});

test.each(['preview', 'studio'] as const)('%s runs the scripts of its own answer', (kind) => {
  const scripts = "'nonce-abc'";
  expect(policyOf(kind, here, { scripts }).get('script-src')).toEqual(["'self'", scripts]);
});

test('a worker loads the rest of its script from the site, and asks nobody for anything', () => {
  expect(policyOf('script').get('script-src')).toEqual(["'self'"]);
  expect(policyOf('script').get('connect-src')).toBeUndefined();
  expect(policyOf('data').get('script-src')).toBeUndefined();
});

test('an embedded newsroom’s Studio asks nobody but the site', () => {
  const asked = policyOf('studio').get('connect-src');
  expect(asked).toEqual(["'self'", 'blob:', 'data:']);
});

test('an address by https stays one', () => {
  const secure = securityHeaders('page', { ...here, siteUrl: 'https://news.example.org' });
  expect(secure['strict-transport-security']).toMatch(/^max-age=\d{8}/);
  expect(securityHeaders('page', here)['strict-transport-security']).toBeUndefined();
});

test('a page may hold the frames it was made for, and nothing else changes', () => {
  const frames = 'https://player.vimeo.com https://www.youtube-nocookie.com';
  const policy = policyOf('page', here, { frames });
  expect(policy.get('frame-src')).toEqual(frames.split(' '));
  policy.delete('frame-src');
  expect(policy).toEqual(policyOf('page'));
  // What was made for one page is not kept for the others.
  expect(policyOf('page').has('frame-src')).toBe(false);
  expect(policyOf('data', here, { frames }).has('frame-src')).toBe(false);
  expect(policyOf('plain page', here, { frames }).has('frame-src')).toBe(false);
});

import { describe, expect, test } from 'vitest';
import { unfitForReaders } from './readers-address.ts';

describe('addresses for readers', () => {
  test.each([
    'https://example.org/studio',
    'https://example.org/studio/structure/article;x',
    'https://example.org/api/draft-mode/enable?sanity-preview-secret=x',
    'https://example.org/article/x?sanity-preview-secret=x&sanity-preview-pathname=%2F',
    'http://localhost:3000/article/x',
    'http://dateline.localhost/x',
    'http://127.0.0.1:3000/',
    'http://127.1.2.3/',
    'http://[::1]:3000/',
    'http://0.0.0.0/',
    ' http://LOCALHOST/ ',
  ])('not %s', (address) => {
    expect(unfitForReaders(address)).toMatch(/^This leads /);
  });

  test.each([
    'https://example.org/studios',
    'https://example.org/article/studio',
    'https://studio.example.org/',
    'https://localhost.example.org/',
    'mailto:desk@example.org',
    'no address',
    '/studio',
    '',
  ])('%j is none of its business', (address) => {
    expect(unfitForReaders(address)).toBeNull();
  });
});

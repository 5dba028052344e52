import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodedPath, isSamePath, plainPath, writingsOfPath } from './writings.ts';

test('a malformed address is one as it is', () => {
  expect(plainPath('/%E0%A4%A')).toBe('/%E0%A4%A');
  expect(writingsOfPath('/a%')).toContain('/a%');
});

const segment = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !/[/%\s]|\p{Cc}/u.test(text) && text.isWellFormed());
const path = fc
  .array(segment, { minLength: 1, maxLength: 3 })
  .map((parts) => `/${parts.join('/')}`);

describe('attack: the writings of an address', () => {
  test('any path in any of its writings → one and the same', () => {
    fc.assert(
      fc.property(path, (plain) => {
        for (const writing of writingsOfPath(plain)) {
          expect(isSamePath(writing, plain)).toBe(true);
          // Whatever the writing, it is encoded once.
          expect(encodedPath(plainPath(writing))).toBe(encodedPath(plainPath(plain)));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('any path encoded → no two slashes, nothing encoded twice, nothing left to encode', () => {
    fc.assert(
      fc.property(path, (plain) => {
        const encoded = encodedPath(plainPath(plain));
        expect(encoded).not.toMatch(/\/\/|%25/);
        expect(encoded).toMatch(/^(\/[\w!'()*.~%-]+)+$/);
        expect(new URL(encoded, 'http://site.invalid').pathname.length).toBeGreaterThan(0);
        expect(decodeURIComponent(encoded)).toBe(plainPath(plain));
      }),
      { numRuns: 500 },
    );
  });

  test('any text at all → never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(writingsOfPath(`/${text}`).length).toBeGreaterThan(0);
      }),
    );
  });
});

test.each(['/caf%C3%A9', '/caf%c3%a9/', '/cafe\u0301', '/cafe%CC%81', '/café', '/café//'])(
  '%s is /café',
  (writing) => expect(plainPath(writing)).toBe('/café'),
);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodedAddressIn } from './unencoded.ts';

const packet = (address: string, method = 'GET') =>
  Buffer.from(`${method} ${address} HTTP/1.1\r\nhost: a\r\n\r\n`);

test.each([
  ['/tag/вода', '/tag/%D0%B2%D0%BE%D0%B4%D0%B0'],
  ['/caf%C3%A9-é?q=🌊', '/caf%C3%A9-%C3%A9?q=%F0%9F%8C%8A'],
])('%s is %s', (sent, address) => {
  expect(encodedAddressIn(packet(sent))).toBe(address);
  expect(encodedAddressIn(packet(sent, 'HEAD'))).toBe(address);
});

describe('attack: letters that are not encoded', () => {
  test.each([
    ['bytes that are no text', Buffer.from('GET /\xff HTTP/1.1\r\n', 'latin1')],
    ['a control letter', Buffer.from('GET /\xc2\x85 HTTP/1.1\r\n', 'latin1')],
    ['another site', packet('//evil.example/é')],
    ['a backslash', packet('/\\evil.example/é')],
    ['a whole address', packet('http://evil.example/é')],
    ['a form', packet('/é', 'POST')],
    ['an address without end', packet(`/${'é'.repeat(10_000)}`)],
    ['nothing that has to be encoded', packet('/a')],
    ['no packet', undefined],
  ])('%s → refused as before', (_, sent) => expect(encodedAddressIn(sent)).toBeNull());

  test('any text → one address in one line, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const address = encodedAddressIn(packet(`/é${text}`));
        if (address !== null) expect(address).toMatch(/^\/[\x21-\x7e]*$/);
      }),
    );
  });
});

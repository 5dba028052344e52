import { describe, expect, it } from 'vitest';
import { addressOn } from './return-address.ts';

const site = 'https://news.example.org';

describe('an address on one of several origins', () => {
  const isOwn = (origin: string) => origin === site || origin === 'http://localhost:3000';

  it.each([`${site}/studio`, 'http://localhost:3000/studio/structure?x=1#sid', `${site}`])(
    '%s is one',
    (given) => expect(addressOn(given, isOwn)?.href).toBe(new URL(given).href),
  );

  it.each([
    'https://evil.example/studio',
    'http://localhost:3000@evil.example/',
    'http://somebody@localhost:3000/',
    'http://localhost:3000\\@evil.example/',
    'http://localhost:3000//evil.example/',
    'http://localhost:3000/..//evil.example/',
    'http://localhost:3001/',
    'https://localhost:3000/',
    'http:localhost:3000/',
    'http:/localhost:3000/',
    'http:///localhost:3000/',
    ' http://localhost:3000/',
    'http://local\thost:3000/',
    'http://localhost:3000/\r\nset-cookie:a=b',
    `${site}.evil.example/`,
    'javascript:alert(1)',
    '/studio',
    '',
  ])('attack: %j → nowhere', (given) => expect(addressOn(given, isOwn)).toBeNull());
});

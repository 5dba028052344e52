import { expect, test } from 'vitest';
import { imageFileOf } from './asset-name.ts';
import { signatureOf } from './signature.ts';
import { wishOf } from './wish.ts';

const name = { sha1: 'a'.repeat(40), width: 4000, height: 6000, extension: 'jpg' };

/** What a reader is answered who asks for a width of a part, signed by the site. */
function answered(part: { width: number; height: number }, width: number) {
  const query = `rect=0,0,${part.width},${part.height}&w=${width}&q=75&fm=jpg`;
  const asked = new URLSearchParams(query);
  const search = new URLSearchParams([
    ...asked,
    ['s', signatureOf('secret', `${imageFileOf(name)}?${asked}`)],
  ]);
  return wishOf(name, search, { isSignedIn: false, secrets: ['secret'], shown: () => null });
}

test.each([
  { width: 2554, height: 5052 },
  { width: 2634, height: 3814 },
  { width: 2840, height: 2969 },
])('a crop of %o is had as large as the site makes it, however its height is rounded', (part) => {
  const widest = Math.floor(Math.sqrt((4_000_000 * part.width) / part.height));
  const { params, lane } = answered(part, widest);
  expect(params).toMatchObject({ rect: { left: 0, top: 0, ...part }, w: widest });
  expect(lane).toBe('site');
});

test('one that is larger is not made as it was signed', () => {
  const part = { width: 2554, height: 5052 };
  expect(answered(part, 1424).params.rect).not.toEqual({ left: 0, top: 0, ...part });
});

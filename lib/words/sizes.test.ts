import { expect, test } from 'vitest';
import { fileSize } from './sizes.ts';

test.each([
  [0, 'en', '0 byte'],
  [999, 'en', '999 byte'],
  [1_000, 'en', '1 kB'],
  [345_678, 'en', '346 kB'],
  [2_400_000, 'en', '2.4 MB'],
  [2_400_000, 'de', '2,4 MB'],
  [2_400_000, 'fr', '2,4 Mo'],
  [12_000_000_000, 'ja', '12 GB'],
])('%i bytes in %s are %s', (bytes, language, told) => {
  expect(fileSize(bytes, language).replace(/\s/g, ' ')).toBe(told);
});

import { expect, test } from 'vitest';
import { readLakeConfig as config } from './environment.ts';

test('pictures have half a gigabyte on disk and one in memory, or what the environment says', () => {
  const mebibyte = 1024 * 1024;
  expect(config({})).toMatchObject({
    pictureCache: 512 * mebibyte,
    pictureMemory: 1024 * mebibyte,
    siteSecret: undefined,
  });
  expect(
    config({
      LAKE_PICTURE_CACHE: '64',
      LAKE_PICTURE_MEMORY: '300',
      SANITY_REVALIDATE_SECRET: 'a secret of both',
    }),
  ).toMatchObject({
    pictureCache: 64 * mebibyte,
    pictureMemory: 300 * mebibyte,
    siteSecret: 'a secret of both',
  });
});

test.each([
  ['LAKE_PICTURE_CACHE', '1'],
  ['LAKE_PICTURE_CACHE', 'much'],
  ['LAKE_PICTURE_MEMORY', '64'],
  ['LAKE_PICTURE_MEMORY', '1.5'],
])('%s=%s is one sentence', (name, value) => {
  expect(() => config({ [name]: value })).toThrow(
    new RegExp(`^${name} \\("${value}"\\) has to be the megabytes of .*\\.$`),
  );
});

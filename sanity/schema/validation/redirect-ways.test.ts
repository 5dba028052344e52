import { expect, test } from 'vitest';
import { circle, onwards } from './redirect-ways.ts';

const by = (steps: Record<string, string>) => async (address: string) => steps[address] ?? null;

test.each([
  ['two', { '/b': '/a' }, ['/a', '/b', '/a']],
  ['three', { '/b': '/c', '/c': '/a/' }, ['/a', '/b', '/c', '/a/']],
  ['another writing', { '/b': '/%61' }, ['/a', '/b', '/%61']],
])('a circle of %s is told by its way', async (_, steps, way) => {
  expect(await circle('/a', '/b', by(steps))).toEqual(way);
});

test.each([
  ['a chain', { '/b': '/c' }],
  ['nothing further', {}],
  ['a circle of others', { '/b': '/c', '/c': '/b' }],
  ['another site', { '/b': 'https://example.org/a' }],
])('%s is none', async (_, steps) => expect(await circle('/a', '/b', by(steps))).toBeNull());

test('one that follows its document ends at it, wherever that was when it was written', () => {
  const other = { from: '/a', to: '/b', documentId: null };
  expect(onwards([other])).toBe('/b');
  expect(onwards([{ ...other, documentId: 'story' }])).toBeNull();
  expect(onwards([])).toBeNull();
});

import { expect, test } from 'vitest';
import { asked } from './studio.ts';

test.each(Object.entries(asked))('%s is asked with all that it names', (_, { query, params }) => {
  const named = [...query.matchAll(/\$(\w+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in params))).toEqual([]);
});

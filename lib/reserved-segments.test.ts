import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressedTypes, documentTypes } from './content/document-types.ts';
import { isReserved } from './reserved-segments.ts';

const app = join(import.meta.dirname, '../app');

/** Names in a folder of `app/` that are part of an address: neither groups nor parameters nor code. */
function segmentsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory() && /^\(.*\)$/.test(entry.name)) {
      return segmentsIn(join(folder, entry.name));
    }
    const isRoute = entry.isDirectory() ? !entry.name.startsWith('[') : entry.name.endsWith('.svg');
    return isRoute ? [decodeURIComponent(entry.name)] : [];
  });
}

test.each(segmentsIn(app))('no page of the newsroom may stand in front of /%s', (segment) => {
  expect(isReserved(segment)).toBe(true);
});

test.each(addressedTypes())('documents of the type %s have a route', (type) => {
  const { under, isList } = documentTypes[type].page;
  const places = readdirSync(app, { recursive: true, encoding: 'utf8' });
  const route = under === null ? '(reader)/[page]' : `(reader)/${under}/[slug]`;
  expect(places).toContain(`${route}/page.tsx`);
  // A live story has further pages too, of its updates.
  const hasPages = isList || type === 'article';
  expect(places.includes(`${route}/page/[page]/page.tsx`)).toBe(hasPages);
});

import { expect, test } from 'vitest';
import { isObject } from '#lib/is-object.ts';
import { schemaTypes } from './types.ts';

/** Where a schema refers to documents of a type: the path, and whether the reference is weak. */
function referencesTo(type: string, value: unknown, path: string): [string, boolean][] {
  if (Array.isArray(value)) {
    return value.flatMap((item, place) =>
      referencesTo(type, item, `${path}.${nameOf(item, place)}`),
    );
  }
  if (!isObject(value)) return [];
  const leads = 'to' in value && JSON.stringify(value.to).includes(`"${type}"`);
  const own: [string, boolean][] = leads ? [[path, 'weak' in value && value.weak === true]] : [];
  return [...own, ...Object.values(value).flatMap((child) => referencesTo(type, child, path))];
}

const nameOf = (item: unknown, place: number): string =>
  isObject(item) && 'name' in item ? String(item.name) : String(place);

test('a story can always be taken back: no field of any document holds it', () => {
  const references = referencesTo('article', schemaTypes, 'schema');
  expect(references.length).toBeGreaterThanOrEqual(5);
  expect(references.filter(([, isWeak]) => !isWeak)).toEqual([]);
});

test('sections and authors are held by what names them', () => {
  for (const type of ['section', 'author', 'tag']) {
    const references = referencesTo(type, schemaTypes, 'schema');
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter(([, isWeak]) => isWeak)).toEqual([]);
  }
});

import type { EvaluateOptions } from 'groq-js';
import type { Plan } from '../planning/plan.ts';
import { jsonPath } from './json-path.ts';
import { trackQuery } from './track.ts';
import { fieldsOf, itemsOf, type Origin, type PathStep, type Tracked } from './tracked.ts';

/**
 * Where the parts of an answer come from (Sanity's Content Source Maps): `mappings` leads from a
 * path in the result to one in a document, and holds for all that is below it.
 */
export type SourceMap = {
  documents: { _id: string; _type: string }[];
  paths: string[];
  mappings: Record<string, Mapping>;
};

export type Mapping = {
  type: 'value';
  source: { type: 'documentValue'; document: number; path: number };
};

/** The source map of a plan's answer. `keyed`: paths in documents name array elements by `_key`. */
export function buildSourceMap(plan: Plan, options: EvaluateOptions, keyed: boolean): SourceMap {
  const documents = numbered<{ _id: string; _type: string }>(({ _id }) => _id);
  const paths = numbered<string>((path) => path);
  const mappings: Record<string, Mapping> = {};

  const map = (at: readonly PathStep[], { document, path }: Origin) => {
    mappings[jsonPath(at, false)] = {
      type: 'value',
      source: {
        type: 'documentValue',
        document: documents.numberOf(document),
        path: paths.numberOf(jsonPath(path, keyed)),
      },
    };
  };

  const walk = (tracked: Tracked, at: readonly PathStep[]): void => {
    if (tracked.value === null) return;
    if (tracked.kind === 'source') map(at, tracked.origin);
    if (tracked.kind === 'source' || tracked.kind === 'computed') return;
    const items = itemsOf(tracked) ?? [];
    for (const [index, item] of items.entries()) walk(item, [...at, { index, key: null }]);
    for (const [name, field] of fieldsOf(tracked) ?? []) walk(field, [...at, name]);
  };

  walk(trackQuery(plan, options), []);
  return { documents: documents.list, paths: paths.list, mappings };
}

/** A list that holds each thing once, and tells its place in it. */
function numbered<T>(nameOf: (thing: T) => string) {
  const list: T[] = [];
  const numbers = new Map<string, number>();
  return {
    list,
    numberOf(thing: T): number {
      const name = nameOf(thing);
      const number = numbers.get(name) ?? list.push(thing) - 1;
      numbers.set(name, number);
      return number;
    },
  };
}

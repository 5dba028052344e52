import { z } from 'zod';
import { isObject } from '#lib/is-object.ts';
import type { Article } from '#sanity.types.ts';

const moments = ['publishedAt', 'updatedAt', 'breakingUntil'] as const satisfies (keyof Article)[];
const lists = ['corrections', 'liveUpdates'] as const satisfies (keyof Article)[];

const dated = z.iso.datetime({ offset: true });

/**
 * What to set in a story so that its moments are written in UTC, by which lists are ordered. The Studio
 * writes them so; a program that made the story may not have.
 *
 * @returns moments by their paths; empty when there is nothing to do.
 */
export function inUtc(document: unknown): Record<string, string> {
  if (!isObject(document)) return {};
  const fields = new Map<string, unknown>(Object.entries(document));
  const found = [
    ...moments.map((name): [string, unknown] => [name, fields.get(name)]),
    ...lists.flatMap((name) => momentsIn(name, fields.get(name))),
  ];
  return Object.fromEntries(
    found.flatMap(([path, value]) => {
      const instant = otherwiseWritten(value);
      return instant === null ? [] : [[path, instant]];
    }),
  );
}

function momentsIn(list: string, items: unknown): [string, unknown][] {
  if (!Array.isArray(items)) return [];
  return items
    .filter((item: unknown) => isObject(item) && '_key' in item && 'at' in item)
    .map((item) => [`${list}[_key=="${item._key}"].at`, item.at]);
}

/** The instant of a moment that is not written as one. */
function otherwiseWritten(value: unknown): string | null {
  if (typeof value !== 'string' || value.endsWith('Z') || !dated.safeParse(value).success)
    return null;
  return new Date(value).toISOString();
}

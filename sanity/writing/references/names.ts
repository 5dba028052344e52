import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { documentTypes } from '#lib/content/document-types.ts';
import { makeSlug } from '../../slug/make-slug.ts';

/** Documents that are little more than a name, which a writer may make while writing. */
export type NamedType = 'author' | 'tag' | 'section';

export const isNamedType = (type: string | undefined): type is NamedType =>
  type === 'author' || type === 'tag' || type === 'section';

export type Named = { id: string; name: string; about: string | null };

/** A reference as a document keeps it. */
export type NameReference = {
  _type: 'reference';
  _ref: string;
  _weak?: true;
  _strengthenOnPublish?: { type: NamedType; weak: false };
};

const found = z.array(z.object({ id: z.string(), name: z.string(), about: z.string().nullable() }));

const nameQueries: Readonly<Record<NamedType, string>> = {
  author:
    '*[_type == "author" && name match $words][0...50]{ "id": _id, name, "about": coalesce(role, null) }',
  tag: '*[_type == "tag" && title match $words][0...50]{ "id": _id, "name": title, "about": coalesce(kind, null) }',
  section:
    '*[_type == "section" && title match $words][0...50]{ "id": _id, "name": title, "about": null }',
};

const plain = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLocaleLowerCase();

export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

/** Several names written in a row, each once: “Colombia, United States”. One alone is no row. */
export function severalNames(typed: string): string[] {
  const names = typed
    .split(/[,;\n\t]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.filter((name, place) => names.findIndex((one) => isSameName(one, name)) === place);
}

/** The names that fit best first: just what was typed, then those that begin so, then the shortest. */
export function bestFirst(names: readonly Named[], typed: string): Named[] {
  const wanted = plain(typed);
  const rank = ({ name }: Named): number => {
    const own = plain(name);
    if (own === wanted) return 0;
    return own.startsWith(wanted) ? 1 : 2;
  };
  return [...names].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      one.name.length - other.name.length ||
      one.name.localeCompare(other.name),
  );
}

/** Documents of a type whose name has the words typed, or begins of them. */
export async function findNames(
  client: SanityClient,
  type: NamedType,
  typed: string,
): Promise<Named[]> {
  const words = typed
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => `${word}*`);
  const names = await client.fetch<unknown>(
    nameQueries[type],
    { words },
    { perspective: 'drafts', tag: 'names' },
  );
  return bestFirst(found.parse(names), typed);
}

const takenQuery = '*[_type in ["author", "tag", "section"] && slug.current == $slug]._type';

/** An address no document of the type has: that of the name, or with a number. */
async function freeSlug(client: SanityClient, type: NamedType, made: string): Promise<string> {
  for (let number = 1; number < 20; number += 1) {
    const slug = number === 1 ? made : `${made}-${number}`;
    const types = await client.fetch<string[]>(takenQuery, { slug }, { perspective: 'raw' });
    if (!types.includes(type)) return slug;
  }
  return `${made}-${crypto.randomUUID().slice(0, 8)}`;
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && error.statusCode === 403;

/**
 * Makes a document of a name, as far as whoever writes may: published at once, or a draft that an editor
 * publishes. Gives the reference to it.
 */
export async function createNamed(
  client: SanityClient,
  type: NamedType,
  typed: string,
): Promise<NameReference> {
  const name = typed.trim().replace(/\s+/gu, ' ');
  const id = crypto.randomUUID();
  const slug = await freeSlug(client, type, makeSlug(name, id, type));
  const document = {
    _type: type,
    [documentTypes[type].titleField]: name,
    slug: { _type: 'slug', current: slug },
    ...(type === 'tag' && { kind: 'topic' }),
  };
  const reference = { _type: 'reference', _ref: id } as const;
  try {
    await client.create({ ...document, _id: id });
    return reference;
  } catch (error) {
    if (!isRefused(error)) throw error;
    await client.create({ ...document, _id: `drafts.${id}` });
    return { ...reference, _weak: true, _strengthenOnPublish: { type, weak: false } };
  }
}

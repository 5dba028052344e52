import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { documentTypes } from '#lib/content/document-types.ts';
import { makeSlug } from '../../slug/make-slug.ts';
import { isSameName, nearness, spellingsOf } from './nearness.ts';

/** Documents that are chosen by their name. */
export type NamedType = 'author' | 'tag' | 'section' | 'article';
/** Those that are little more than a name, which a writer may make while writing. */
export type MadeType = Exclude<NamedType, 'article'>;

export const isMadeType = (type: string | undefined): type is MadeType =>
  type === 'author' || type === 'tag' || type === 'section';

export const isNamedType = (type: string | undefined): type is NamedType =>
  isMadeType(type) || type === 'article';

export type Named = {
  id: string;
  name: string;
  about: string | null;
  /** It is more than a draft: a reference can hold it. */
  isPublished: boolean;
};

/** A reference as a document keeps it. */
export type NameReference = {
  _type: 'reference';
  _ref: string;
  _weak?: true;
  _strengthenOnPublish?: { type: NamedType; weak: boolean };
};

const found = z.array(
  z.object({
    id: z.string(),
    name: z.string().nullable().catch(null),
    about: z.string().nullable().catch(null),
  }),
);

const aboutOf: Readonly<Record<NamedType, string>> = {
  author: 'coalesce(role, null)',
  tag: 'coalesce(kind, null)',
  section: 'null',
  article: 'array::join([section->title, ...authors[]->name], " · ")',
};

const most = 50;

/** What is asked for names that fit what was typed: with its words, and named just so; `filter` says which may be chosen. */
export function nameQueries(type: NamedType, filter?: string): { worded: string; named: string } {
  const field = documentTypes[type].titleField;
  const only = filter ? ` && (${filter})` : '';
  const fields = `{ "id": _id, "name": ${field}, "about": ${aboutOf[type]} }`;
  const some = (which: string, order: string) =>
    ['*[', `_type == "${type}" && `, which, only, ']', order, `[0...${most}]`, fields].join('');
  // Of many stories with the words those changed last are meant; of names the best are put first here.
  const order = type === 'article' ? ' | order(_updatedAt desc)' : '';
  return {
    worded: some(`${field} match $words`, order),
    named: some(`${field} in $spellings`, ''),
  };
}

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
  return [...names].sort(
    (one, other) =>
      nearness(one.name, typed) - nearness(other.name, typed) ||
      one.name.length - other.name.length ||
      one.name.localeCompare(other.name),
  );
}

/** What else a document has to be, to be chosen: a GROQ filter and its parameters. */
export type NameFilter = {
  filter?: string | undefined;
  params?: Record<string, unknown> | undefined;
};

/** Which of these readers can see, at whatever time: known before one is chosen, so that a choice takes effect at once. */
const publishedOf = (client: SanityClient, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : client.fetch<string[]>(
        '*[_id in $ids]._id',
        { ids },
        { perspective: 'published', tag: 'names' },
      );

/** Documents of a type whose name has the words typed, or begins of them; those that fit best first. */
export async function findNames(
  client: SanityClient,
  type: NamedType,
  typed: string,
  { filter, params = {} }: NameFilter = {},
): Promise<Named[]> {
  const words = typed
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => `${word}*`);
  const { worded, named } = nameQueries(type, filter);
  const names = await client.fetch<Record<string, unknown>>(
    `{ "worded": ${worded}, "named": ${named} }`,
    { ...params, words, spellings: spellingsOf(typed) },
    { perspective: 'drafts', tag: 'names' },
  );
  const all = [names.named, names.worded].flatMap((some) => found.parse(some));
  const each = new Map(
    all.flatMap(({ name, ...rest }) => (name ? [[rest.id, { ...rest, name }] as const] : [])),
  );
  const published = new Set(await publishedOf(client, [...each.keys()]));
  const known = [...each.values()].map((one) => ({ ...one, isPublished: published.has(one.id) }));
  return bestFirst(known, typed);
}

const namesQuery =
  '*[_type in ["author", "tag", "section"] && _id in $ids]{ "id": _id, "name": select(_type == "author" => name, _type in ["tag", "section"] => title), "about": null }';

/** What these documents are called. */
export async function namesOf(client: SanityClient, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  const names = await client.fetch<unknown>(namesQuery, { ids }, { perspective: 'drafts' });
  return found.parse(names).map(({ name, ...rest }) => ({
    ...rest,
    name: name ?? 'No name yet',
    isPublished: true,
  }));
}

const takenQuery = '*[_type in ["author", "tag", "section"] && slug.current == $slug]._type';

/** An address no document of the type has: that of the name, or with a number. */
async function freeSlug(client: SanityClient, type: MadeType, made: string): Promise<string> {
  for (let number = 1; number < 20; number += 1) {
    const slug = number === 1 ? made : `${made}-${number}`;
    const types = await client.fetch<string[]>(takenQuery, { slug }, { perspective: 'raw' });
    if (!types.includes(type)) return slug;
  }
  return `${made}-${crypto.randomUUID().slice(0, 8)}`;
}

/** The reference to a document that was chosen, as the Studio keeps it: firm once there is something to hold. */
export function referenceTo(
  type: NamedType,
  { id, isPublished }: Named,
  isWeak: boolean,
): NameReference {
  const reference = { _type: 'reference', _ref: id } as const;
  if (!isPublished) {
    return { ...reference, _weak: true, _strengthenOnPublish: { type, weak: isWeak } };
  }
  return isWeak ? { ...reference, _weak: true } : reference;
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && error.statusCode === 403;

/**
 * Makes a document of a name, as far as whoever writes may: published at once, or a draft that an editor
 * publishes. Gives the reference to it.
 */
export async function createNamed(
  client: SanityClient,
  type: MadeType,
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

import { z } from 'zod';
import { nearness, spellingsOf } from '../writing/references/nearness.ts';

/**
 * What the Studio's own searches (above its lists, in fields, for everything) do not do: a story is found by who
 * wrote it, and what is named as was typed comes first. The Studio offers no place for it but the requests
 * themselves. A hosted lake answers them in the same way.
 */

type Fetch = typeof globalThis.fetch;

/** What a search asks besides the words: which documents something refers to whose id was typed. */
const askedBesides = 'references($__rawQuery)';
const typedParameter = '$__rawQuery';
const typesParameter = '$__types';

/** Characters from which a name is looked up: shorter words begin too many. */
const fewest = 2;

const text = z.string().catch('');
const ids = z.object({ result: z.array(z.string()) });
const answer = z.looseObject({ result: z.array(z.looseObject({ _id: z.string() })) });
const hits = z.array(z.looseObject({ _id: z.string(), name: z.string().nullish() }));
const names = z.object({ result: z.object({ found: hits, titled: hits, called: hits }) });

export const writersQuery = '*[_type == "author" && name match $words][0...20]._id';
/** Names of what was found. */
const foundQuery = `*[_id in $ids]{
  _id,
  "name": select(
    _type == "article" => headline,
    _type in ["tag", "section", "page"] => title,
    _type in ["author", "siteSettings"] => name
  )
}`;
const titledQuery =
  '*[_type in ["tag", "section", "page"] && _type in $types && title in $spellings][0...20]{ _id, _type, _originalId, "name": title }';
const calledQuery =
  '*[_type == "author" && _type in $types && name in $spellings][0...20]{ _id, _type, _originalId, name }';
const braced = (parts: Record<string, string>): string =>
  `{ ${Object.entries(parts)
    .map(([name, part]) => `"${name}": ${part}`)
    .join(', ')} }`;
/** The names of what was found, and what of these types is named as was typed. */
export const namesQuery = braced({ found: foundQuery, titled: titledQuery, called: calledQuery });

const readJson = (stored: string | null): unknown => {
  try {
    return JSON.parse(stored ?? 'null');
  } catch {
    return null;
  }
};

/** What was typed into a search of the Studio's; null of any other request. */
function typedIn(url: URL): string | null {
  if (!/\/data\/query\/[^/]+$/.test(url.pathname)) return null;
  if (!url.searchParams.get('query')?.includes(askedBesides)) return null;
  const typed = text.parse(readJson(url.searchParams.get(typedParameter))).trim();
  return typed.length < fewest ? null : typed;
}

/** The same place, asked something else in the same perspective. */
function asking(url: URL, query: string, params: Record<string, unknown>): string {
  const other = new URL(url.pathname, url);
  other.searchParams.set('query', query);
  for (const [name, value] of Object.entries(params)) {
    other.searchParams.set(`$${name}`, JSON.stringify(value));
  }
  for (const name of ['perspective', 'returnQuery']) {
    const value = url.searchParams.get(name);
    if (value !== null) other.searchParams.set(name, value);
  }
  other.searchParams.set('tag', 'sanity.studio.found-by-name');
  return other.href;
}

const publishedId = (id: string): string => id.replace(/^(?:drafts|versions\.[^.]+)\./, '');

type Asking = <Answer>(
  query: string,
  params: Record<string, unknown>,
  shape: z.ZodType<Answer>,
) => Promise<Answer>;

/** The question with the ids of who is called as was typed beside it: what refers to them is found too. */
async function withWriters(url: URL, typed: string, ask: Asking): Promise<URL> {
  const types = z.array(z.string()).safeParse(readJson(url.searchParams.get(typesParameter))).data;
  if (types?.includes('article') !== true) return url;
  const words = typed.split(/\s+/u).map((word) => `${word}*`);
  const { result } = await ask(writersQuery, { words }, ids);
  const asked = new URL(url);
  const referred = [typed, ...new Set(result.map(publishedId))];
  asked.searchParams.set(typedParameter, JSON.stringify(referred));
  return asked;
}

/** The answer with what is named just so, then what begins so, before all else. */
async function namesFirst(url: URL, typed: string, found: unknown, ask: Asking): Promise<unknown> {
  const query = url.searchParams.get('query') ?? '';
  const parsed = answer.safeParse(found).data;
  // Where editors chose another order, it stays.
  if (parsed === undefined || !query.includes('| score(')) return found;
  // A search for everything, without filters, may leave out the very thing among many; the Studio's of some may not have it.
  const isOpen = /\*\[_type in \$__types\]\s*\|/.test(query) && query.includes('source: global');
  const types = isOpen ? readJson(url.searchParams.get(typesParameter)) : [];
  const told = await ask(
    namesQuery,
    { ids: parsed.result.map(({ _id }) => _id), types, spellings: spellingsOf(typed) },
    names,
  );
  const nameOf = new Map(told.result.found.map(({ _id, name }) => [_id, name]));
  const known = new Set(parsed.result.map(({ _id }) => publishedId(_id)));
  const missing = [...told.result.titled, ...told.result.called]
    .filter(({ _id }) => !known.has(publishedId(_id)))
    .map(({ name, ...hit }) => {
      nameOf.set(hit._id, name);
      return { ...hit, orderings: parsed.result[0]?.orderings ?? [null] };
    });
  const rank = ({ _id }: { _id: string }) => nearness(nameOf.get(_id) ?? '', typed);
  const result = [...missing, ...parsed.result].toSorted((one, other) => rank(one) - rank(other));
  return { ...parsed, result };
}

/** A `fetch` for the Studio's client that makes its searches find by name. All else passes as it is. */
export function findingByName(fetch: Fetch): Fetch {
  return async (input, init) => {
    const url = URL.parse(input instanceof Request ? input.url : String(input));
    const typed = url === null ? null : typedIn(url);
    if (url === null || typed === null) return fetch(input, init);
    const ask: Asking = async (query, params, shape) => {
      const response = await fetch(asking(url, query, params), init);
      return shape.parse(await response.json());
    };
    // Without what is added the search finds what it always did.
    const asked = await withWriters(url, typed, ask).catch(() => url);
    const response = await fetch(asked.href, init);
    if (!response.ok) return response;
    const found: unknown = await response.json();
    const ordered = await namesFirst(asked, typed, found, ask).catch(() => found);
    const headers = new Headers(response.headers);
    // The text is another now, and is not packed.
    for (const name of ['content-length', 'content-encoding']) headers.delete(name);
    return new Response(JSON.stringify(ordered), { status: response.status, headers });
  };
}

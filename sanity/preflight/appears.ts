import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { authorPath, frontPath, latestPath, sectionPath, tagPath } from '#lib/routes.ts';
import { fieldOf, moment } from '../schema/documents/article/state.ts';
import { publishedId } from '../schema/validation/references.ts';

/** Where a story will appear, beside its own page. */
export type Appearance = { title: string; href: string; note?: string };

const text = z.string().nullable();
const named = z.object({ id: z.string(), type: z.string(), title: text, slug: text });
const around = z.object({
  named: z.array(named),
  lead: z.string().nullable(),
  top: z.array(z.string().nullable()).nullable(),
  newest: z.object({ headline: text, publishedAt: text }).nullable(),
  pictures: z.array(z.object({ id: z.string(), url: text })),
});
/** What the lake knows around a story: what it names, what the front page has, its pictures' addresses. */
export type Around = z.infer<typeof around>;

export const aroundQuery = /* groq */ `{
  "named": *[_id in $ids]{
    "id": _id,
    "type": _type,
    "title": select(_type == "author" => name, _type in ["tag", "section"] => title),
    "slug": select(_type in ["author", "tag", "section"] => slug.current)
  },
  "lead": *[_type == "frontPage" && _id == "frontPage"][0].lead._ref,
  "top": *[_type == "frontPage" && _id == "frontPage"][0].top[]._ref,
  "newest": *[_type == "article" && _id != $id && defined(slug.current) && dateTime(publishedAt) <= dateTime(now())]
    | order(publishedAt desc)[0]{ headline, publishedAt },
  "pictures": *[_type == "sanity.imageAsset" && _id in $pictures]{ "id": _id, url }
}`;

const refOf = (value: unknown): string | null => {
  const ref = fieldOf(value, '_ref');
  return typeof ref === 'string' ? ref : null;
};

const refsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => refOf(one) ?? []);

/** The picture lists and cards show a story with: the first of these. */
export const pictureOf = (story: unknown, ...places: ('seo' | 'listing')[]): string | null => {
  const pictures = [
    ...places.map((place) => fieldOf(fieldOf(story, place), 'image')),
    fieldOf(story, 'leadImage'),
  ];
  return pictures.map((picture) => refOf(fieldOf(picture, 'asset'))).find((ref) => ref) ?? null;
};

/** What a story names, in its order: section, tags, authors. */
export const namedBy = (story: unknown): string[] =>
  ['section', 'tags', 'authors'].flatMap((name) => refsOf(fieldOf(story, name)));

/** The address of a picture, once the lake has said it. */
export const addressOf = (around: Around | null, picture: string | null): string | null =>
  around?.pictures.find(({ id }) => id === picture)?.url ?? null;

export async function askAround(
  client: SanityClient,
  params: { id: string; ids: readonly string[]; pictures: readonly string[] },
): Promise<Around> {
  const published = { perspective: 'published', tag: 'preflight' } as const;
  return around.parse(await client.fetch<unknown>(aroundQuery, params, published));
}

const paths: Readonly<Record<string, (slug: string) => string>> = {
  section: sectionPath,
  tag: tagPath,
  author: authorPath,
};

function frontNote(story: unknown, { lead, top, newest }: Around, now: Date): string {
  const id = publishedId(String(fieldOf(story, '_id') ?? ''));
  if (lead === id) return 'leads it';
  const place = top?.indexOf(id) ?? -1;
  if (place >= 0) return `top story ${place + 1}`;
  const at = moment(fieldOf(story, 'publishedAt')) ?? now;
  const isNewest = newest?.publishedAt == null || at >= new Date(newest.publishedAt);
  if (lead !== null || !isNewest) return 'among the newest';
  return newest?.headline
    ? `leads it, in the place of “${newest.headline}”, until there is a newer one`
    : 'leads it, until there is a newer one';
}

/** Where a story will be found, as far as what it names is published. */
export function appearances(story: unknown, known: Around, now: Date): Appearance[] {
  const pages = namedBy(story).flatMap((id): Appearance[] => {
    const found = known.named.find((one) => one.id === publishedId(id));
    const path = found && paths[found.type];
    if (!found?.slug || !path) return [];
    return [{ title: found.title || found.slug, href: path(found.slug) }];
  });
  return [
    { title: 'Front page', href: frontPath(), note: frontNote(story, known, now) },
    { title: 'Latest', href: latestPath() },
    ...pages.filter(({ href }, place) => pages.findIndex((one) => one.href === href) === place),
  ];
}

import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { publishedId } from '../schema/validation/references.ts';

/** Where a picture stands already, and what was said of it there: what one story knows of it the next need not type. */

const text = z.string().nullish().catch(undefined);
const said = z.object({
  asset: text,
  alt: text,
  caption: text,
  credit: text,
  source: text,
  photographer: text,
  licence: z.object({ name: text, url: text }).nullish().catch(undefined),
  rights: z.object({ expires: text, use: text, terms: text }).nullish().catch(undefined),
});
/** What a document says of a picture it shows. */
export type Said = z.infer<typeof said>;

/** A document that shows pictures, as it is stored. */
export const storedUse = z.object({
  id: z.string(),
  type: z.string(),
  title: text,
  pictures: z.array(said).catch([]),
});
/** A document that shows a picture, by the id it is published under, with what it says of it. */
export type PictureUse = z.infer<typeof storedUse> & { isPublished: boolean };

/** The documents that show pictures, and the pictures of one. */
export const shows = '_type in ["article", "author", "siteSettings"]';
const shownPictures = `select(
    _type == "article" => [
      leadImage, listing.image, seo.image,
      ...body[_type == "newsImage"],
      ...body[_type == "gallery"].pictures[],
      ...body[_type in ["video", "embed"]].poster,
      ...liveUpdates[].body[][_type == "newsImage"],
      ...liveUpdates[].body[][_type == "gallery"].pictures[],
      ...liveUpdates[].body[][_type in ["video", "embed"]].poster
    ],
    _type == "author" => [portrait],
    _type == "siteSettings" => [publisher.logo]
  )`;
const titleOfUse =
  'select(_type == "article" => headline, _type in ["author", "siteSettings"] => name)';
const saidOfPicture =
  'alt, caption, credit, source, photographer, licence{ name, url }, rights{ expires, use, terms }';

/** What a document is and which of its pictures it shows, those that `filter` lets through. */
export const usesProjection = (filter: string): string => `{
  "id": _id,
  "type": _type,
  "title": ${titleOfUse},
  "pictures": ${shownPictures}[${filter}]{ "asset": asset._ref, ${saidOfPicture} }
}`;

/**
 * The uses that changed last, of so many as are read: who shows a picture on more pages than that knows what it
 * is, and a form asks while somebody types.
 */
export const usesQuery = [
  ...['*[', shows, ' && references($asset)][0...300] | order(_updatedAt desc)[0...50]'],
  usesProjection('asset._ref == $asset'),
].join('');

/** Milliseconds for which an answer is good: a form checks every picture of a story at every key. */
const goodFor = 10_000;
type Answer = { at: number; uses: Promise<PictureUse[]> };
const answers = new Map<string, Answer>();
/** Answers that are kept at most. */
const mostAnswers = 200;

/** The documents that show a picture, drafts and versions as the document they are of, the last changed first. */
export async function usesOf(client: SanityClient, asset: string): Promise<PictureUse[]> {
  const found = await client.fetch<unknown>(
    usesQuery,
    { asset },
    { perspective: 'raw', tag: 'picture-uses' },
  );
  return gathered(z.array(storedUse).parse(found));
}

/** Drafts and versions put together with the document they are of. */
export function gathered(found: readonly z.infer<typeof storedUse>[]): PictureUse[] {
  const known = new Map<string, PictureUse>();
  for (const one of found) {
    const id = publishedId(one.id);
    const isPublished = id === one.id;
    const before = known.get(id);
    if (before === undefined) {
      known.set(id, { ...one, id, isPublished });
      continue;
    }
    before.isPublished ||= isPublished;
    before.pictures.push(...one.pictures);
  }
  return [...known.values()];
}

/** The same, asked for once in a while. */
export function recentUsesOf(client: SanityClient, asset: string): Promise<PictureUse[]> {
  const known = answers.get(asset);
  if (known !== undefined && Date.now() - known.at < goodFor) return known.uses;
  if (answers.size >= mostAnswers) answers.clear();
  const uses = usesOf(client, asset);
  answers.set(asset, { at: Date.now(), uses });
  uses.catch(() => answers.delete(asset));
  return uses;
}

/** The uses besides that of the document a picture stands in. */
export const usesElsewhere = (uses: readonly PictureUse[], document: string): PictureUse[] =>
  uses.filter(({ id }) => id !== publishedId(document));

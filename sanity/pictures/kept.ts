import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import type { PictureData } from './picture-data.ts';
import { dayOf, isRightsUse, type Rights } from './rights.ts';

/**
 * What the newsroom keeps with a picture itself, whichever story shows it: in the fields Sanity has for it in an
 * asset's document, and for what it has none in `opt.newsroom`.
 */
export type Kept = {
  alt?: string;
  caption?: string;
  credit?: string;
  source?: string;
  licence?: { name?: string; url?: string };
  rights?: Rights;
  photographer?: string;
  keywords: string[];
  /** Ids of tags. */
  tags: string[];
  /** Somebody wrote or confirmed this: it counts for more than what stories said. */
  isLookedOver: boolean;
};

const text = z.string().trim().min(1).nullish().catch(null);

const stored = z.object({
  altText: text,
  description: text,
  creditLine: text,
  newsroom: z
    .object({
      photographer: text,
      source: text,
      licence: z.object({ name: text, url: text }).partial().nullish().catch(null),
      rights: z
        .object({ expires: z.unknown(), use: z.unknown(), terms: text })
        .partial()
        .nullish()
        .catch(null),
      keywords: z.array(z.string()).nullish().catch(null),
      tags: z
        .array(z.object({ _ref: z.string() }))
        .nullish()
        .catch(null),
      isLookedOver: z.boolean().nullish().catch(null),
    })
    .partial()
    .nullish()
    .catch(null),
});

/** What to ask of an asset's document for `keptIn`. */
export const keptFields = 'altText, description, creditLine, "newsroom": opt.newsroom';

/** What is kept with a picture, read from the fields of its document. */
export function keptIn(document: unknown): Kept {
  const { altText, description, creditLine, newsroom } = stored.parse(document);
  const expires = dayOf(newsroom?.rights?.expires);
  const use = newsroom?.rights?.use;
  const terms = newsroom?.rights?.terms ?? undefined;
  const rights: Rights = {
    ...(expires !== undefined && { expires }),
    ...(isRightsUse(use) && { use }),
    ...(terms !== undefined && { terms }),
  };
  const [name, url] = [newsroom?.licence?.name, newsroom?.licence?.url];
  return {
    ...(altText && { alt: altText }),
    ...(description && { caption: description }),
    ...(creditLine && { credit: creditLine }),
    ...(newsroom?.source && { source: newsroom.source }),
    ...(name && { licence: { name, ...(url && { url }) } }),
    ...(Object.keys(rights).length > 0 && { rights }),
    ...(newsroom?.photographer && { photographer: newsroom.photographer }),
    keywords: newsroom?.keywords ?? [],
    tags: (newsroom?.tags ?? []).map(({ _ref }) => _ref),
    isLookedOver: newsroom?.isLookedOver === true,
  };
}

type Fields = Record<string, unknown>;

/** The fields of an asset's document that keep this, by their paths; null for what is to be empty. */
export function storedKept(kept: Kept): Fields {
  const { licence, rights } = kept;
  return {
    altText: kept.alt ?? null,
    description: kept.caption ?? null,
    creditLine: kept.credit ?? null,
    'opt.newsroom.photographer': kept.photographer ?? null,
    'opt.newsroom.source': kept.source ?? null,
    'opt.newsroom.licence': licence?.name ? licence : null,
    'opt.newsroom.rights': rights && Object.keys(rights).length > 0 ? rights : null,
    'opt.newsroom.keywords': kept.keywords.length > 0 ? kept.keywords : null,
    'opt.newsroom.tags':
      kept.tags.length > 0
        ? kept.tags.map((_ref) => ({ _type: 'reference', _ref, _weak: true, _key: _ref }))
        : null,
    'opt.newsroom.isLookedOver': kept.isLookedOver ? true : null,
  };
}

/** The name of who made it, where the picture names one person besides the agency. */
export const photographerOf = ({ creator, creditLine }: PictureData): string | undefined =>
  creditLine !== undefined && creator !== creditLine && !creator?.includes(',')
    ? creator
    : undefined;

/** Milliseconds for which an answer is good: a form checks every picture of a story at every key. */
const goodFor = 10_000;
const mostAnswers = 200;
type Answer = { at: number; kept: Promise<Kept> };
const answers = new Map<string, Answer>();

const ofAsset = '*[_type == "sanity.imageAsset" && _id == $asset][0]';
/** Of a picture, `$asset`, what is kept with it, and where its file is. */
export const keptQuery = [ofAsset, '{ path, ', keptFields, ' }'].join('');

/** What is kept with a picture now. */
export async function keptOf(client: SanityClient, asset: string): Promise<Kept> {
  const found = await client.fetch<unknown>(keptQuery, { asset }, { perspective: 'raw' });
  return keptIn(found ?? {});
}

/** The same, asked for once in a while. */
export function recentKeptOf(client: SanityClient, asset: string): Promise<Kept> {
  const known = answers.get(asset);
  if (known !== undefined && Date.now() - known.at < goodFor) return known.kept;
  if (answers.size >= mostAnswers) answers.clear();
  const kept = keptOf(client, asset);
  answers.set(asset, { at: Date.now(), kept });
  kept.catch(() => answers.delete(asset));
  return kept;
}

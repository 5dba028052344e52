import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { type Kept, keptFields, keptIn } from '../pictures/kept.ts';
import { gathered, type PictureUse, shows, storedUse, usesProjection } from '../pictures/uses.ts';

/** A picture of the newsroom: what it is, what is kept with it, and where it stands. */
export type Picture = {
  id: string;
  path: string;
  uploadedAt: string;
  fileName: string;
  /** In bytes. */
  size: number;
  width: number;
  height: number;
  kept: Kept;
  uses: PictureUse[];
};

const storedPicture = z.looseObject({
  _id: z.string(),
  _createdAt: z.string(),
  path: z.string(),
  fileName: z.string().nullish().catch(null),
  size: z.number().catch(0),
  width: z.number().catch(0),
  height: z.number().catch(0),
});
type StoredPicture = z.infer<typeof storedPicture>;

const fields = `{
  _id, _createdAt, path, size, "fileName": originalFilename,
  "width": metadata.dimensions.width, "height": metadata.dimensions.height,
  ${keptFields}
}`;

/** How many are asked for at once; one more tells whether there are others. */
export const pageSize = 40;

const words = `[
  description, altText, creditLine, title, originalFilename,
  opt.newsroom.photographer, array::join(opt.newsroom.keywords, " ")
] match $words`;

const asset = '_type == "sanity.imageAsset"';
const some = (filter: string): string =>
  ['*[', asset, ' && ', filter, `] | order(_createdAt desc)[0...${pageSize + 1}]`, fields].join('');
/** Stories and others whose pictures may be what is looked for, those edited last. */
const showing = (filter: string, order: string, which: string): string =>
  ['*[', shows, ' && ', filter, ']', order, usesProjection(which)].join('');
const lastEdited = ' | order(_updatedAt desc)[0...100]';

/** What the library asks, by name. */
export const libraryQueries = {
  newest: some('_createdAt <= $before'),
  // Of what refers to one thing the lake has no order by upload: so many are put in order here.
  tagged: ['*[', asset, ' && references($tagId)][0...300]', fields].join(''),
  worded: some(`${words} && _createdAt <= $before`),
  named: ['*[', asset, ' && _id in $ids]', fields].join(''),
  saidOf: showing('@ match text::query($typed)', lastEdited, 'defined(asset._ref)'),
  shownWith: showing('references($tagId)', '[0...300]', 'defined(asset._ref)'),
  tags: '*[_type == "tag" && title match $words][0...8]._id',
  uses: showing('references($ids)', '[0...300]', 'asset._ref in $ids'),
};

/** What is looked for: words, the id of a tag, or neither; `before` is where the page before ended. */
export type Wanted = { words: string; tag: string | null; before: string | null };
export type Page = { pictures: Picture[]; next: string | null };

/** Later than anything. */
const end = '9999-12-31T00:00:00Z';

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}_]+/gu) ?? [];
/** Words of a search that are looked for; who types more pastes something. */
const mostWords = 20;
const patternsOf = (typed: string): string[] =>
  wordsOf(typed)
    .slice(0, mostWords)
    .map((word) => `${word}*`);

/** Whether a text has each of the words, or begins of them. */
export function hasWords(text: string, typed: string): boolean {
  const all = wordsOf(text);
  return wordsOf(typed).every((word) => all.some((one) => one.startsWith(word)));
}

/** A page of the newsroom's pictures, the newest upload first. */
export async function findPictures(client: SanityClient, wanted: Wanted): Promise<Page> {
  const before = wanted.before ?? end;
  // Signs alone are no words, and find nothing.
  if (wanted.words !== '' && wordsOf(wanted.words).length === 0)
    return { pictures: [], next: null };
  const own = await ownPictures(client, { ...wanted, before });
  const isMore = own.length > pageSize;
  const page = own.slice(0, pageSize);
  const last = page.at(-1);
  // What stories say of pictures is looked through once: with the first page.
  const besides = wanted.before === null ? await shownPictures(client, wanted) : [];
  return {
    pictures: await withUses(client, newestFirst([...page, ...besides])),
    next: isMore && last !== undefined ? last._createdAt : null,
  };
}

type Asking = { perspective: 'raw' | 'drafts'; tag: string };
const asked: Asking = { perspective: 'raw', tag: 'picture-library' };

async function ownPictures(
  client: SanityClient,
  { words, tag, before }: Wanted & { before: string },
): Promise<StoredPicture[]> {
  const fetch = async (query: string, params: Record<string, unknown>) =>
    z.array(storedPicture).parse(await client.fetch<unknown>(query, { ...params, before }, asked));
  const tagged = async (tagId: string) =>
    (await fetch(libraryQueries.tagged, { tagId })).filter((one) => one._createdAt <= before);
  if (tag !== null) {
    return newestFirst((await tagged(tag)).filter((one) => hasWords(textOf(one), words)));
  }
  if (words === '') return fetch(libraryQueries.newest, {});
  const patterns = patternsOf(words);
  const tags = z
    .array(z.string())
    .parse(await client.fetch(libraryQueries.tags, { words: patterns }, asked));
  const [byWords, byTags] = await Promise.all([
    fetch(libraryQueries.worded, { words: patterns }),
    Promise.all(tags.map(tagged)),
  ]);
  return newestFirst([...byWords, ...byTags.flat()]);
}

/** Each once. */
const newestFirst = (pictures: readonly StoredPicture[]): StoredPicture[] =>
  [...new Map(pictures.map((one) => [one._id, one])).values()].toSorted((a, b) =>
    b._createdAt.localeCompare(a._createdAt),
  );

function textOf(picture: StoredPicture): string {
  const { alt, caption, credit, photographer, keywords } = keptIn(picture);
  return [picture.fileName, alt, caption, credit, photographer, ...keywords].join(' ');
}

/** Pictures that stories say it of, or that stand in stories about it. */
async function shownPictures(
  client: SanityClient,
  { words, tag }: Wanted,
): Promise<StoredPicture[]> {
  if (words === '' && tag === null) return [];
  const found: unknown =
    tag === null
      ? await client.fetch(
          libraryQueries.saidOf,
          {
            typed: patternsOf(words).join(' '),
          },
          asked,
        )
      : await client.fetch(libraryQueries.shownWith, { tagId: tag }, asked);
  const ids = z
    .array(storedUse)
    .parse(found)
    .flatMap(({ pictures }) => pictures)
    .filter(({ alt, caption, credit, photographer }) =>
      hasWords([alt, caption, credit, photographer].join(' '), words),
    )
    .flatMap(({ asset }) => asset ?? []);
  const some = [...new Set(ids)].slice(0, pageSize);
  if (some.length === 0) return [];
  return z
    .array(storedPicture)
    .parse(await client.fetch<unknown>(libraryQueries.named, { ids: some }, asked));
}

/** The pictures with the documents that show them. */
async function withUses(
  client: SanityClient,
  pictures: readonly StoredPicture[],
): Promise<Picture[]> {
  const ids = pictures.map(({ _id }) => _id);
  const found =
    ids.length === 0
      ? []
      : z.array(storedUse).parse(await client.fetch<unknown>(libraryQueries.uses, { ids }, asked));
  return pictures.map((picture) => ({
    id: picture._id,
    path: picture.path,
    uploadedAt: picture._createdAt,
    fileName: picture.fileName ?? '',
    size: picture.size,
    width: picture.width,
    height: picture.height,
    kept: keptIn(picture),
    uses: gathered(
      found.flatMap((use) => {
        const here = use.pictures.filter(({ asset }) => asset === picture._id);
        return here.length === 0 ? [] : [{ ...use, pictures: here }];
      }),
    ),
  }));
}

/** One picture as it is now; null when it is gone. */
export async function pictureNamed(client: SanityClient, id: string): Promise<Picture | null> {
  const found = z
    .array(storedPicture)
    .parse(await client.fetch<unknown>(libraryQueries.named, { ids: [id] }, asked));
  const [picture] = await withUses(client, found);
  return picture ?? null;
}

import { pictureLength } from '#lib/content/image/length.ts';
import { fixedImage } from '#lib/content/image/sources.ts';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import { siteOrigin } from '#lib/metadata/site.ts';

/** A story's picture as RSS has it: just what arrives, its type and its size in bytes included. */
export type Enclosure = {
  url: string;
  type: string;
  length: number;
  width: number;
  height: number;
};

/** Milliseconds a feed waits for its pictures. All but the first find them made. */
const patience = 4000;
/** Pictures asked for at once: the lake makes two at a time. */
const atOnce = 4;

/**
 * The pictures of a feed's stories, by the story's id. RSS wants their size: one that cannot be had in time
 * is left out, and `isWhole` is false then.
 */
export async function enclosuresOf(
  stories: readonly Pick<StoryTeaserView, 'id' | 'image'>[],
): Promise<{ enclosures: Map<string, Enclosure>; isWhole: boolean }> {
  const signal = AbortSignal.timeout(patience);
  const enclosures = new Map<string, Enclosure>();
  const wanted = stories.filter(({ image }) => image !== null);
  const waiting = wanted.values();
  const work = async () => {
    for (const { id, image } of waiting) {
      const enclosure = image && (await enclosureOf(image, signal));
      if (enclosure) enclosures.set(id, enclosure);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { enclosures, isWhole: enclosures.size === wanted.length };
}

async function enclosureOf(
  image: NonNullable<StoryTeaserView['image']>,
  signal: AbortSignal,
): Promise<Enclosure | null> {
  const { url, ...fixed } = fixedImage(image, siteOrigin(), null);
  const origin = siteOrigin();
  const address = url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
  const length = await pictureLength(address, signal);
  return length === null ? null : { url, ...fixed, length };
}

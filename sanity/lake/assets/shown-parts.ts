import type { DocumentReader, StoredDocument } from '../store/types.ts';
import { type ImageName, imageAssetId } from './asset-name.ts';
import type { Region } from './geometry.ts';

/**
 * What of a picture the world may see. An editor who crops one cuts something off; whoever takes the crop
 * out of its address must not get it back. Where every published document crops a picture, strangers
 * get the largest of these crops, whatever they ask for; where one shows it whole, or none uses it, all. While
 * nothing published uses it, its drafts are asked: a story that was taken back stays cropped.
 */
export type ShownParts = {
  /** The part of a picture that is shown; null for all of it. */
  of(name: ImageName): Region | null;
};

type Documents = Pick<DocumentReader, 'batchesByKeys'>;

/**
 * Milliseconds an answer is good for: to look again takes reading the documents that use the picture. Less than
 * until a cache in front is told of a change for the last time, or it would go on with what was shown before.
 */
const GOOD_FOR_MS = 15_000;
const MOST_REMEMBERED = 5_000;
/** Documents looked at. That many who all crop it do so for a reason. */
const MOST_READ = 200;

const isPublished = ({ _id }: StoredDocument): boolean =>
  !_id.startsWith('drafts.') && !_id.startsWith('versions.');

const fractionOf = (crop: object, side: string): number => {
  const value: unknown = Object.entries(crop).find(([name]) => name === side)?.[1];
  return typeof value === 'number' && value > 0 && value < 1 ? value : 0;
};

/** A crop in pixels, as the site reckons it; null for none, and one that leaves nothing. */
function partOf(crop: unknown, { width, height }: ImageName): Region | null {
  if (typeof crop !== 'object' || crop === null) return null;
  const [left, right] = [fractionOf(crop, 'left'), fractionOf(crop, 'right')];
  const [top, bottom] = [fractionOf(crop, 'top'), fractionOf(crop, 'bottom')];
  if (left + right + top + bottom === 0 || left + right >= 1 || top + bottom >= 1) return null;
  const from = { left: Math.round(left * width), top: Math.round(top * height) };
  return {
    ...from,
    width: Math.max(1, Math.round(width * (1 - right)) - from.left),
    height: Math.max(1, Math.round(height * (1 - bottom)) - from.top),
  };
}

const isReferenceTo = (id: string, value: unknown): boolean =>
  typeof value === 'object' && value !== null && '_ref' in value && value._ref === id;

/** Every use of an asset in a document: the crop it is used with. */
function* usesIn(value: unknown, id: string): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  if ('asset' in value && isReferenceTo(id, value.asset)) {
    yield 'crop' in value ? value.crop : undefined;
  }
  for (const part of Object.values(value)) yield* usesIn(part, id);
}

/** The largest of the parts that crops leave; null when one leaves all, and when there are none. */
function largestOf(crops: readonly unknown[], name: ImageName): Region | null {
  let largest: Region | null = null;
  for (const crop of crops) {
    const part = partOf(crop, name);
    if (part === null) return null;
    if (largest === null || part.width * part.height > largest.width * largest.height) {
      largest = part;
    }
  }
  return largest;
}

function shownPart(documents: Documents, name: ImageName): Region | null {
  const id = imageAssetId(name);
  const published: unknown[] = [];
  const others: unknown[] = [];
  let read = 0;
  for (const batch of documents.batchesByKeys([`ref:${id}`])) {
    for (const document of batch) {
      const crops = isPublished(document) ? published : others;
      crops.push(...usesIn(document, id));
    }
    read += batch.length;
    if (read >= MOST_READ) break;
  }
  return largestOf(published.length > 0 ? published : others, name);
}

export function createShownParts(documents: Documents, now: () => number = Date.now): ShownParts {
  const known = new Map<string, { part: Region | null; until: number }>();
  return {
    of(name) {
      // By all of its name: anybody may ask for its bytes in a size or a kind that no document knows.
      const id = imageAssetId(name);
      const remembered = known.get(id);
      if (remembered !== undefined && remembered.until > now()) return remembered.part;
      const part = shownPart(documents, name);
      known.delete(id);
      known.set(id, { part, until: now() + GOOD_FOR_MS });
      for (const oldest of known.keys()) {
        if (known.size <= MOST_REMEMBERED) break;
        known.delete(oldest);
      }
      return part;
    },
  };
}

const lakes = new WeakMap<Documents, ShownParts>();

/** What the documents of a lake show of its pictures. */
export function shownPartsOf(documents: Documents): ShownParts {
  const known = lakes.get(documents) ?? createShownParts(documents);
  lakes.set(documents, known);
  return known;
}

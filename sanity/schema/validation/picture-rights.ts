import type { ValidationContext } from 'sanity';
import { isObject } from '#lib/is-object.ts';
import { apiVersion } from '../../api-version.ts';
import { type Kept, recentKeptOf } from '../../pictures/kept.ts';
import { appearsAt, rightsLast } from '../../pictures/rights.ts';
import { type PictureUse, recentUsesOf, usesElsewhere } from '../../pictures/uses.ts';
import { currentZone } from './newsroom-time.ts';

const fieldOf = (value: unknown, name: string): unknown =>
  isObject(value) ? Reflect.get(value, name) : undefined;

const titleOf = ({ title }: PictureUse): string => title || 'a document without a title';

/**
 * Checks a picture against what other stories and the picture library say of its rights: whoever chose it here may
 * have come by it without them.
 */
export async function isAllowedHere(
  picture: unknown,
  { document, getClient }: Pick<ValidationContext, 'document' | 'getClient'>,
): Promise<true | string> {
  const asset = fieldOf(fieldOf(picture, 'asset'), '_ref');
  if (typeof asset !== 'string' || document === undefined) return true;
  const rights = fieldOf(picture, 'rights');
  const client = getClient({ apiVersion });
  const [uses, kept] = await Promise.all([
    recentUsesOf(client, asset),
    recentKeptOf(client, asset),
  ]);
  const elsewhere = usesElsewhere(uses, document._id);
  return (
    standsOnce(rights, elsewhere, kept) ??
    lastsElsewhere(rights, elsewhere, kept, document.publishedAt) ??
    true
  );
}

/**
 * A picture for one story belongs to the one that shows it already. Two may do so by the time somebody says that
 * it is for one: neither can be published anew then, and each is told where that can be said otherwise.
 */
function standsOnce(rights: unknown, elsewhere: readonly PictureUse[], kept: Kept): string | null {
  const isOnce = ({ rights }: { rights?: unknown }) => fieldOf(rights, 'use') === 'once';
  const isOwn = isOnce({ rights });
  // What is said here counts for more than what the library says.
  const isKept = kept.rights?.use === 'once' && fieldOf(rights, 'use') === undefined;
  const other = elsewhere.find(
    ({ isPublished, pictures }) => isPublished && (isOwn || isKept || pictures.some(isOnce)),
  );
  if (other === undefined) return null;
  const where = isOwn
    ? 'in its rights here'
    : other.pictures.some(isOnce)
      ? `in its rights in “${titleOf(other)}”`
      : 'in the picture library';
  return (
    `This picture may stand in one story only, and stands in “${titleOf(other)}”. ` +
    `Choose another, or allow more ${where}.`
  );
}

/** What was said last of its last day, where this story says nothing of it. */
function lastsElsewhere(
  rights: unknown,
  elsewhere: readonly PictureUse[],
  kept: Kept,
  publishedAt: unknown,
): string | null {
  if (fieldOf(rights, 'expires')) return null;
  const library =
    kept.rights?.expires === undefined
      ? []
      : [{ expires: kept.rights.expires, where: 'the picture library' }];
  const told = elsewhere.flatMap((use) =>
    use.pictures.flatMap(({ rights }) =>
      rights?.expires ? [{ expires: rights.expires, where: titleOf(use) }] : [],
    ),
  );
  const [last] = kept.isLookedOver ? [...library, ...told] : [...told, ...library];
  if (last === undefined) return null;
  const at = appearsAt(publishedAt, new Date());
  const lasts = rightsLast(last.expires, { zone: currentZone(), at, where: last.where });
  return lasts === true ? null : lasts;
}

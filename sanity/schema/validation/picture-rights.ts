import type { ValidationContext } from 'sanity';
import { isObject } from '#lib/is-object.ts';
import { apiVersion } from '../../api-version.ts';
import { appearsAt, rightsLast } from '../../pictures/rights.ts';
import { type PictureUse, recentUsesOf, usesElsewhere } from '../../pictures/uses.ts';
import { currentZone } from './newsroom-time.ts';

const fieldOf = (value: unknown, name: string): unknown =>
  isObject(value) ? Reflect.get(value, name) : undefined;

const titleOf = ({ title }: PictureUse): string => title || 'a document without a title';

/**
 * Checks a picture against what other stories say of its rights: whoever chose it here may have come by it
 * without them.
 */
export async function isAllowedHere(
  picture: unknown,
  { document, getClient }: Pick<ValidationContext, 'document' | 'getClient'>,
): Promise<true | string> {
  const asset = fieldOf(fieldOf(picture, 'asset'), '_ref');
  if (typeof asset !== 'string' || document === undefined) return true;
  const rights = fieldOf(picture, 'rights');
  const elsewhere = usesElsewhere(
    await recentUsesOf(getClient({ apiVersion }), asset),
    document._id,
  );
  return (
    standsOnce(rights, elsewhere) ?? lastsElsewhere(rights, elsewhere, document.publishedAt) ?? true
  );
}

/**
 * A picture for one story belongs to the one that shows it already. Two may do so by the time somebody says that
 * it is for one: neither can be published anew then, and each is told where that can be said otherwise.
 */
function standsOnce(rights: unknown, elsewhere: readonly PictureUse[]): string | null {
  const isOnce = ({ rights }: { rights?: unknown }) => fieldOf(rights, 'use') === 'once';
  const isOwn = isOnce({ rights });
  const other = elsewhere.find(
    ({ isPublished, pictures }) => isPublished && (isOwn || pictures.some(isOnce)),
  );
  if (other === undefined) return null;
  const where = isOwn ? 'in its rights here' : `in its rights in “${titleOf(other)}”`;
  return (
    `This picture may stand in one story only, and stands in “${titleOf(other)}”. ` +
    `Choose another, or allow more ${where}.`
  );
}

/** What was said last of its last day, where this story says nothing of it. */
function lastsElsewhere(
  rights: unknown,
  elsewhere: readonly PictureUse[],
  publishedAt: unknown,
): string | null {
  if (fieldOf(rights, 'expires')) return null;
  const said = elsewhere.flatMap((use) =>
    use.pictures.flatMap(({ rights }) =>
      rights?.expires ? [{ expires: rights.expires, where: titleOf(use) }] : [],
    ),
  );
  const [last] = said;
  if (last === undefined) return null;
  const at = appearsAt(publishedAt, new Date());
  const told = rightsLast(last.expires, { zone: currentZone(), at, where: last.where });
  return told === true ? null : told;
}

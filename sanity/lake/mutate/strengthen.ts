import { isObject } from '../wire/is-object.ts';

/**
 * Content as it is published. While its target was unpublished a reference had to be weak; one
 * with `_strengthenOnPublish` becomes what the schema wants: strong, unless it says `weak`.
 */
export function strengthen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthen);
  if (!isObject(value)) return value;
  const { _strengthenOnPublish: wish, _weak, ...rest } = value;
  if (wish === undefined) return mapFields(value, strengthen);
  const staysWeak = isObject(wish) && wish.weak === true;
  return { ...mapFields(rest, strengthen), ...(staysWeak && { _weak: true }) };
}

const mapFields = (
  fields: Record<string, unknown>,
  transform: (value: unknown) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, transform(value)]));

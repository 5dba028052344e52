import { isObject } from '../wire/is-object.ts';

/**
 * Content as it is published. While its target was unpublished a reference had to be weak; one
 * with `_strengthenOnPublish` becomes what the schema wants: strong, unless it says `weak`, or leads to
 * what can always be taken back.
 */
export function strengthen(value: unknown, takenBack: ReadonlySet<string>): unknown {
  const within = (child: unknown) => strengthen(child, takenBack);
  if (Array.isArray(value)) return value.map(within);
  if (!isObject(value)) return value;
  const { _strengthenOnPublish: wish, _weak, ...rest } = value;
  if (wish === undefined) return mapFields(value, within);
  const staysWeak =
    isObject(wish) &&
    (wish.weak === true || (typeof wish.type === 'string' && takenBack.has(wish.type)));
  return { ...mapFields(rest, within), ...(staysWeak && { _weak: true }) };
}

const mapFields = (
  fields: Record<string, unknown>,
  transform: (value: unknown) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, transform(value)]));

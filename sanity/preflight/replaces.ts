import { documentAddress } from '#lib/content/document-address.ts';
import { isObject } from '#lib/is-object.ts';
import { fieldOf, moment } from '../schema/documents/article/state.ts';
import { readableMoment } from '../schema/validation/newsroom-time.ts';

/** Fields that are the newsroom's own, or that publishing writes. */
const own = new Set(['desk']);

/** Whether two stored values say the same; the order of fields says nothing. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return (one ?? null) === (other ?? null);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSame(fieldOf(one, name), fieldOf(other, name)));
}

/** The fields in which what is to be published differs from what readers have, in the order of the form. */
export const changedFields = (
  published: unknown,
  draft: unknown,
  fields: readonly string[],
): string[] =>
  fields.filter(
    (name) => !own.has(name) && !isSame(fieldOf(published, name), fieldOf(draft, name)),
  );

/** What publishing takes the place of, in sentences. */
export function replaced(
  { published, draft }: { published: unknown; draft: unknown },
  fields: readonly { name: string; title: string }[],
): string[] {
  if (!isObject(published)) return ['Nothing: readers have not seen it yet.'];
  if (!isObject(draft)) return ['Nothing: readers see it as it is here.'];
  const names = new Set(
    changedFields(
      published,
      draft,
      fields.map(({ name }) => name),
    ),
  );
  const titles = fields.filter(({ name }) => names.has(name)).map(({ title }) => title);
  const since = moment(fieldOf(published, '_updatedAt'));
  const [from, to] = [documentAddress('article', published), documentAddress('article', draft)];
  return [
    titles.length === 0
      ? 'Nothing: what is here says the same as what readers see.'
      : `What readers see${since === undefined ? '' : ` since ${readableMoment(since)}`}: ${titles.join(', ')}.`,
    ...(from !== null && to !== null && from !== to
      ? [`Its address ${from}, which will lead to ${to}.`]
      : []),
  ];
}

import type { Path, SchemaType, ValidationMarker } from 'sanity';
import { isObject } from '#lib/is-object.ts';
import { fieldOf } from '../schema/documents/article/state.ts';

/** What a story is told of before it is published: each line in a sentence, with the field it leads to. */
export type Notice = { path: Path; where: string; message: string };

/** What stops a story, and what is worth a look. */
export type Notices = { stops: readonly Notice[]; looks: readonly Notice[] };

const isNamed = (type: unknown, name: string): boolean => fieldOf(type, 'name') === name;

function listed(type: unknown, name: 'fields' | 'of'): unknown[] {
  const all = fieldOf(type, name);
  return Array.isArray(all) ? all : [];
}

const memberAt = (value: unknown, segment: unknown): number => {
  const key = fieldOf(segment, '_key');
  const members = Array.isArray(value) ? value : [];
  return typeof segment === 'number'
    ? segment
    : members.findIndex((one) => fieldOf(one, '_key') === key);
};

/** The type of a field, or of a member of a list, the value there, and its place among the others. */
function step(type: unknown, value: unknown, segment: Path[number]) {
  if (typeof segment === 'string') {
    const fields = listed(type, 'fields');
    const place = fields.findIndex((one) => isNamed(one, segment));
    return { type: fieldOf(fields[place], 'type'), value: fieldOf(value, segment), place };
  }
  const place = memberAt(value, segment);
  const member: unknown = Array.isArray(value) ? value[place] : undefined;
  const own = fieldOf(member, '_type');
  const kinds = listed(type, 'of');
  const kind = kinds.find((one) => typeof own === 'string' && isNamed(one, own)) ?? kinds[0];
  return { type: kind, value: member, place };
}

/** Where a path stands in the form, from its top. */
function orderOf(schemaType: SchemaType, document: unknown, path: Path): number[] {
  let at: { type: unknown; value: unknown } = { type: schemaType, value: document };
  return path.map((segment) => {
    const next = step(at.type, at.value, segment);
    at = next;
    return next.place;
  });
}

/** Whether one place stands before another, as `sort` asks. */
function compared(one: readonly number[], other: readonly number[]): number {
  const differs = one.findIndex((place, depth) => place !== other[depth]);
  return differs < 0 ? one.length - other.length : (one[differs] ?? 0) - (other[differs] ?? -1);
}

/** A path as an editor knows it: “Body, Picture, Alternative text”. What has no title of its own is passed over. */
export function placeOf(schemaType: SchemaType, document: unknown, path: Path): string {
  const titles: string[] = [];
  let at: { type: unknown; value: unknown } = { type: schemaType, value: document };
  for (const segment of path) {
    at = step(at.type, at.value, segment);
    const title = fieldOf(at.type, 'title');
    const isText = isNamed(at.type, 'block') || segment === 'markDefs';
    if (typeof title === 'string' && !isText && !titles.includes(title)) titles.push(title);
  }
  return titles.join(', ');
}

const sameLine = (one: Notice, other: Notice): boolean =>
  one.message === other.message && JSON.stringify(one.path) === JSON.stringify(other.path);

/** Whether a line asks already for what another asks for a part of: “Required”, of an address that is not there. */
const asksForWhole = (whole: Notice, part: Notice): boolean =>
  part.message === 'Required' &&
  whole.path.length < part.path.length &&
  JSON.stringify(whole.path) === JSON.stringify(part.path.slice(0, whole.path.length));

/** The lines of what the form's own rules say, each once, from the top of the form. What is said for information is said in the form. */
export function noticesOf(
  markers: readonly ValidationMarker[],
  schemaType: SchemaType,
  document: unknown,
): Notices {
  const told = (level: ValidationMarker['level']) =>
    markers
      .filter((marker) => marker.level === level)
      .map(({ path, message }) => ({ path, message, where: placeOf(schemaType, document, path) }))
      .filter((line, place, all) => all.findIndex((one) => sameLine(one, line)) === place)
      .filter((line, _, all) => !all.some((one) => asksForWhole(one, line)))
      .map((line) => ({ line, order: orderOf(schemaType, document, line.path) }))
      .sort((one, other) => compared(one.order, other.order))
      .map(({ line }) => line);
  return { stops: told('error'), looks: [...told('warning'), ...besides(document)] };
}

/** What no rule of the form says, since nothing is wrong with it: what a story goes without. */
function besides(document: unknown): Notice[] {
  const lines: Notice[] = [];
  const tags = fieldOf(document, 'tags');
  if (!Array.isArray(tags) || tags.length === 0) {
    lines.push({
      path: ['tags'],
      where: 'Tags',
      message: 'It has no tag: no topic page leads to it.',
    });
  }
  if (isObject(fieldOf(document, 'seo')) && fieldOf(fieldOf(document, 'seo'), 'noIndex') === true) {
    lines.push({
      path: ['seo', 'noIndex'],
      where: 'Search and sharing',
      message: 'It is kept out of search engines.',
    });
  }
  return lines;
}

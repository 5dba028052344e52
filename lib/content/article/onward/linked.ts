import { isObject } from '#lib/is-object.ts';
import { articlePath } from '#lib/routes.ts';

const below = articlePath('');

/** The slugs of stories that something of a page leads to, however deep in it the link stands. */
export function slugsLinkedFrom(part: unknown): Set<string> {
  const found = new Set<string>();
  collect(part, found);
  return found;
}

function collect(part: unknown, found: Set<string>): void {
  if (!isObject(part)) return;
  for (const [name, value] of Object.entries(part)) {
    if (name === 'href' && typeof value === 'string') add(value, found);
    else collect(value, found);
  }
}

function add(href: string, found: Set<string>): void {
  if (!href.startsWith(below)) return;
  const [segment = ''] = href.slice(below.length).split(/[/?#]/, 1);
  try {
    found.add(decodeURIComponent(segment));
  } catch {
    // An address that cannot be read leads to no story.
  }
}

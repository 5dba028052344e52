import { isObject } from '#lib/is-object.ts';

/**
 * What a body has that the site shows, and no reader should see. Of stored blocks, so that whoever writes is
 * told while writing.
 */

export type BodyFault = { key: string; message: string };

type Block = {
  _key: string;
  _type: string;
  style?: unknown;
  listItem?: unknown;
  children?: unknown;
};

const isBlock = (block: unknown): block is Block =>
  isObject(block) &&
  '_key' in block &&
  typeof block._key === 'string' &&
  '_type' in block &&
  typeof block._type === 'string';

const isText = ({ _type }: Block): boolean => _type === 'block';

/** Nothing in it that is read or seen: no word, no object. */
function isBlank({ children }: Block): boolean {
  if (!Array.isArray(children)) return true;
  return children.every(
    (child: unknown) =>
      !isObject(child) ||
      ('text' in child
        ? typeof child.text !== 'string' || child.text.trim() === ''
        : !('_type' in child) || child._type === 'span'),
  );
}

/** How deep a heading stands; null for all other blocks. */
function depthOf({ style }: Block): number | null {
  const depth = typeof style === 'string' ? /^h([1-6])$/.exec(style)?.[1] : undefined;
  return depth === undefined ? null : Number(depth);
}

function emptyMessage(block: Block): string {
  if (depthOf(block) !== null) return 'An empty heading: take it out, or write it.';
  return block.listItem === undefined
    ? 'An empty paragraph: readers see a gap. Take it out.'
    : 'An empty point of a list: take it out, or write it.';
}

/** Empty paragraphs and headings, and headings that leave a level out. The story's own headline is level 1. */
export function bodyFaults(body: unknown): BodyFault[] {
  const faults: BodyFault[] = [];
  let depth = 1;
  for (const block of Array.isArray(body) ? body.filter(isBlock).filter(isText) : []) {
    if (isBlank(block)) {
      faults.push({ key: block._key, message: emptyMessage(block) });
      continue;
    }
    const own = depthOf(block);
    if (own === null) continue;
    if (own > depth + 1) {
      faults.push({
        key: block._key,
        message:
          'A subheading without a heading above it: who reads by headings misses one. Make it a heading.',
      });
    }
    depth = own;
  }
  return faults;
}

/** Whether a body has nothing at all to read or see. */
export const isBlankBody = (body: unknown): boolean =>
  !Array.isArray(body) || body.filter(isBlock).every((block) => isText(block) && isBlank(block));

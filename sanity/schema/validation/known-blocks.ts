import type { LinkMark, StoryLinkMark } from '#lib/content/body/text/view.ts';
import { isObject } from '#lib/is-object.ts';

type BlockFault = { message: string; path: [{ _key: string }] | [] };

const typeOf = (value: unknown): string =>
  isObject(value) && '_type' in value ? String(value._type) : 'nothing';

const knownMarks: readonly string[] = ['link', 'storyLink'] satisfies (
  | LinkMark
  | StoryLinkMark
)['_type'][];

/** A mark of a text that is neither of the links. */
function unknownMark(block: object): string | undefined {
  const marks: unknown[] =
    'markDefs' in block && Array.isArray(block.markDefs) ? block.markDefs : [];
  return marks.map(typeOf).find((type) => !knownMarks.includes(type));
}

/**
 * Checks that a text holds nothing but blocks of certain types. The Studio draws one it does not know and
 * says nothing of it; the site leaves it out.
 */
export const holdsOnly =
  (names: readonly string[]) =>
  (blocks: unknown): true | BlockFault[] => {
    const all: unknown[] = Array.isArray(blocks) ? blocks : [];
    const faults = all.flatMap((block): BlockFault[] => {
      if (!isObject(block)) return [{ message: 'This is no block. Take it out.', path: [] }];
      const unknown = names.includes(typeOf(block)) ? unknownMark(block) : typeOf(block);
      if (unknown === undefined) return [];
      const message = `The site knows no “${unknown}” here. Take it out.`;
      const key = '_key' in block ? block._key : undefined;
      return [{ message, path: typeof key === 'string' ? [{ _key: key }] : [] }];
    });
    return faults.length === 0 ? true : faults;
  };

/** Of a text without object blocks. */
export const holdsOnlyText = holdsOnly(['block']);

import { isObject } from '#lib/is-object.ts';

type BlockFault = { message: string; path: [{ _key: string }] | [] };

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
      const type = '_type' in block ? block._type : undefined;
      if (typeof type === 'string' && names.includes(type)) return [];
      const message = `The site knows no block “${String(type)}” here. Take it out.`;
      const key = '_key' in block ? block._key : undefined;
      return [{ message, path: typeof key === 'string' ? [{ _key: key }] : [] }];
    });
    return faults.length === 0 ? true : faults;
  };

/** Of a text without object blocks. */
export const holdsOnlyText = holdsOnly(['block']);

import type { FormPatch, PortableTextInputProps } from 'sanity';

type Value = PortableTextInputProps['value'];

/**
 * Whether patches of an editor leave its whole text taken away; undefined when they say nothing of it. An
 * editor that is emptied unsets its field, and makes it anew before the next word.
 */
export function leavesEmpty(patches: readonly FormPatch[]): boolean | undefined {
  const ofTheWhole = patches.filter(({ path }) => path.length === 0);
  const last = ofTheWhole.at(-1);
  return last === undefined ? undefined : last.type === 'unset';
}

/**
 * What an editor is told its field holds. One that emptied it itself is not told that nothing is there: it
 * would clear its empty paragraph once more, and the undo, which knows that paragraph, would find it gone and
 * give up, with the whole text. What was there before is no news to it, and so changes nothing.
 */
export const toldValue = (value: Value, before: Value, emptiedByItself: boolean): Value =>
  emptiedByItself && (value === undefined || value.length === 0) ? before : value;

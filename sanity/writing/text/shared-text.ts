import {
  applyPatches,
  DIFF_DELETE,
  DIFF_EQUAL,
  makeDiff,
  makePatches,
  parsePatch,
  stringifyPatches,
} from '@sanity/diff-match-patch';
import { diffMatchPatch, type FormPatch, setIfMissing, unset } from 'sanity';

/** What was typed, as patches that leave alone what somebody else types in the same line meanwhile. */
export function typedPatches(before: string, after: string): FormPatch[] {
  if (after === '') return [unset()];
  if (before === after) return [];
  return [setIfMissing(''), diffMatchPatch(stringifyPatches(makePatches(before, after)))];
}

/** The text after somebody else's patch of it; undefined when the patch says nothing of it alone. */
export function afterRemote(text: string, patch: FormPatch): string | undefined {
  if (patch.type === 'diffMatchPatch') {
    return applyPatches(parsePatch(patch.value), text, { allowExceedingIndices: true })[0];
  }
  if (patch.type === 'setIfMissing') return text;
  if (patch.type === 'unset') return '';
  return patch.type === 'set' && typeof patch.value === 'string' ? patch.value : undefined;
}

/** Where a place of the old text is in the new one: behind what stands before it, as it stood. */
export function placeAfter(before: string, after: string, place: number): number {
  let from = 0;
  let to = 0;
  for (const [kind, text] of makeDiff(before, after)) {
    if (kind === DIFF_EQUAL) {
      if (place <= from + text.length) return to + (place - from);
      from += text.length;
      to += text.length;
    } else if (kind === DIFF_DELETE) {
      if (place < from + text.length) return to;
      from += text.length;
    } else {
      to += text.length;
    }
  }
  return to;
}

import { isObject } from '#lib/is-object.ts';
import { fieldOf } from '../documents/article/state.ts';

const sides = ['top', 'bottom', 'left', 'right'] as const;

/** Checks that a cut leaves something of the picture; the Studio's own tool makes no other. */
export function cropLeavesPicture(picture: unknown): true | string {
  const crop = fieldOf(picture, 'crop');
  if (!isObject(crop)) return true;
  const [top, bottom, left, right] = sides.map((side) => fieldOf(crop, side));
  const isFraction = (side: unknown): side is number =>
    typeof side === 'number' && side >= 0 && side <= 1;
  const isFit =
    [top, bottom, left, right].every(isFraction) &&
    Number(top) + Number(bottom) < 1 &&
    Number(left) + Number(right) < 1;
  return isFit || 'The cut leaves nothing of the picture. Cut it anew.';
}

import { defineBehavior, forward } from '@portabletext/editor/behaviors';
import { getFocusTextBlock } from '@portabletext/editor/selectors';
import { getBlockEndPoint, getBlockStartPoint } from '@portabletext/editor/utils';

/**
 * A block that is dragged onto a paragraph goes before or after it, whichever is nearer. The editor alone
 * would put it where the pointer is, between two letters.
 */
export const dropBetween = defineBehavior({
  on: 'drag.drop',
  guard: ({ snapshot, event }) => {
    const from = event.dragOrigin?.selection;
    if (from === undefined) return false;
    const at = (selection: typeof from) => ({
      ...snapshot,
      context: { ...snapshot.context, selection },
    });
    // Text that is dragged goes into text; a block object has no text of its own to stand in.
    if (from.anchor.path.length > 1 && getFocusTextBlock(at(from)) !== undefined) return false;
    const onto = getFocusTextBlock(at(event.position.selection));
    if (onto === undefined) return false;
    const edge = event.position.block === 'start' ? getBlockStartPoint : getBlockEndPoint;
    const point = edge({ context: snapshot.context, block: onto });
    return { selection: { anchor: point, focus: point, backward: false } };
  },
  actions: [
    ({ event }, { selection }) => [
      forward({ ...event, position: { ...event.position, selection } }),
    ],
  ],
});

import type { ListView } from '#lib/content/body/text/nested-lists.ts';
import type { TextBlockView } from '#lib/content/body/text/view.ts';

type Prose = TextBlockView | ListView;
type Drawn = { _type: string; _key: string };

/** A small block, and the text that runs beside it. */
export type BesideView = { _type: 'beside'; _key: string; block: Drawn; text: Prose[] };

/** Headings begin something new, which does not stand beside what was before. */
const runsOn = (block: Drawn | Prose): block is Prose =>
  block._type === 'list' ||
  (block._type === 'block' &&
    'style' in block &&
    (block.style === 'normal' || block.style === 'blockquote'));

const isInset = (block: Drawn): boolean => 'placement' in block && block.placement === 'inset';

/**
 * Blocks with each small one put together with the text that follows it, so that this can run beside it. One
 * that no text follows stands alone, as wide as the text.
 */
export function withBesides(blocks: readonly (Drawn | Prose)[]): (Drawn | Prose | BesideView)[] {
  const arranged: (Drawn | Prose | BesideView)[] = [];
  let open: BesideView | null = null;
  for (const block of blocks) {
    if (open && runsOn(block)) {
      open.text.push(block);
      continue;
    }
    open = isInset(block)
      ? { _type: 'beside', _key: `beside-${block._key}`, block, text: [] }
      : null;
    arranged.push(open ?? block);
  }
  return arranged.map((block) => (isAlone(block) ? block.block : block));
}

const isAlone = (block: Drawn | Prose | BesideView): block is BesideView =>
  block._type === 'beside' && 'text' in block && block.text.length === 0;

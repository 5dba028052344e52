import type { BlockView } from './blocks.ts';
import type { TextBlockView } from './text-view.ts';

/** A block that could not be read. Readers never get one; an editor in preview sees the reason. */
export type FaultyBlockView = {
  _type: 'faultyBlock';
  _key: string;
  blockType: string;
  reason: string;
};

export type BodyBlockView = TextBlockView | BlockView | FaultyBlockView;
export type BodyView = BodyBlockView[];

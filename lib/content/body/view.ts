import type { z } from 'zod';
import type { Settled } from '../contract/held.ts';
import type { contentBlocks } from './blocks.ts';
import type { TextBlockView } from './text/view.ts';

/** The object blocks a story's body may hold besides text. */
export type BlockName = keyof typeof contentBlocks;

/** A body block as its component gets it. */
export type BlockView<Name extends BlockName = BlockName> = {
  [N in Name]: { _type: N } & Settled<z.output<(typeof contentBlocks)[N]['contract']>>;
}[Name];

/** A block that could not be read. Readers never get one; an editor in preview sees the reason. */
export type FaultyBlockView = {
  _type: 'faultyBlock';
  _key: string;
  blockType: string;
  reason: string;
};

export type BodyBlockView = TextBlockView | BlockView | FaultyBlockView;
export type BodyView = BodyBlockView[];

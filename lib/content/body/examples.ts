import type { Body } from '#sanity.types.ts';
import { contentBlocks } from './blocks.ts';
import type { BlockName } from './view.ts';

type Unkeyed<Block> = Block extends { _type: BlockName } ? Omit<Block, '_key'> : never;

/** An object block as it is stored in a body, without its key. */
export type StoredBlock = Unkeyed<Body[number]>;

/** A stored block, and the state of its component that it shows. */
export type BlockExample = { state: string; block: StoredBlock };

/** The examples of every block, for the demonstration, tests and the workshop. */
export async function blockExamples(): Promise<BlockExample[]> {
  const each = Object.values(contentBlocks).map(async (content) => {
    const { examples } = await content.examples();
    return Object.entries<StoredBlock>(examples).map(([state, block]) => ({ state, block }));
  });
  return (await Promise.all(each)).flat();
}

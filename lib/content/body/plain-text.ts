import { stegaClean } from '@sanity/client/stega';
import { contentBlocks } from './blocks.ts';
import { wordsOf } from './text-words.ts';
import type { BlockName, BlockView, BodyBlockView } from './view.ts';

/** The words of a body, without marks of any kind, its paragraphs apart by an empty line. */
export const bodyText = (body: readonly BodyBlockView[]): string =>
  body
    .map(plainText)
    .filter((text) => text !== '')
    .join('\n\n');

function plainText(block: BodyBlockView): string {
  if (block._type === 'block') return wordsOf(block);
  return block._type === 'faultyBlock' ? '' : stegaClean(blockText(block));
}

const plainTexts: { [Name in BlockName]: { plainText(view: BlockView<Name>): string } } =
  contentBlocks;

const blockText = <Name extends BlockName>(block: BlockView<Name>): string =>
  plainTexts[block._type].plainText(block);

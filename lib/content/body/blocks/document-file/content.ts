import { z } from 'zod';
import { needed, optional, viewed } from '../../../contract/tolerant.ts';
import { id, optionalText, text } from '../../../contract/words.ts';
import { documentAsset, documentAssetProjection } from '../../../file/document.ts';
import type { ContentBlock } from '../block.ts';
import type { DocumentFileView } from './view.ts';

export const documentFileProjection = /* groq */ `_type == "documentFile" => {
  "file": file.asset->{ ${documentAssetProjection} },
  title,
  about,
  pages
}`;

export const documentFileWords = /* groq */ `_type == "documentFile" => [title, about]`;

const pages = z.number().int('is no whole number').min(1, 'is below 1');

/** A document to be had: a link, which adds no words to the story. */
export const documentFile = {
  contract: viewed(
    z.object({
      _type: z.literal('documentFile'),
      _key: id,
      file: needed(documentAsset, 'is missing: no file is chosen'),
      title: text,
      about: optionalText,
      pages: optional(pages),
    }),
    ({ file, ...raw }): DocumentFileView => ({ ...raw, ...file }),
  ),
  plainText: () => '',
  examples: () => import('./example.ts'),
} satisfies ContentBlock<DocumentFileView>;

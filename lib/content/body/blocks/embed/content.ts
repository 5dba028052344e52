import { z } from 'zod';
import { optional, viewed } from '../../../contract/tolerant.ts';
import { id, text, webAddress } from '../../../contract/words.ts';
import { image, imageProjection, imageWords } from '../../../image/image.ts';
import { frameOf } from '../../frame/providers.ts';
import type { ContentBlock } from '../block.ts';
import type { EmbedView } from './view.ts';

export const embedProjection = /* groq */ `_type == "embed" => {
  url,
  title,
  "poster": poster{ ${imageProjection} }
}`;

/** Of its address the host is read. */
export const embedWords = /* groq */ `_type == "embed" => [title, string::split(url, "/")[2], ...poster{ "said": [${imageWords}] }.said]`;

export const embed = {
  contract: viewed(
    z.object({
      _type: z.literal('embed'),
      _key: id,
      url: webAddress,
      title: text,
      poster: optional(image),
    }),
    (raw): EmbedView => ({
      ...raw,
      host: new URL(raw.url).hostname.replace(/^www\./, ''),
      frame: frameOf(raw.url),
    }),
  ),
  plainText: () => '',
  examples: () => import('./example.ts'),
} satisfies ContentBlock<EmbedView>;

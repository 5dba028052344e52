import { z } from 'zod';
import { viewed } from '../../../contract/tolerant.ts';
import { id, text, webAddress } from '../../../contract/words.ts';
import type { ContentBlock } from '../block.ts';
import type { EmbedView } from './view.ts';

export const embedProjection = /* groq */ `_type == "embed" => { url, title }`;

/** Of its address the host is read. */
export const embedWords = /* groq */ `_type == "embed" => [title, string::split(url, "/")[2]]`;

export const embed = {
  contract: viewed(
    z.object({ _type: z.literal('embed'), _key: id, url: webAddress, title: text }),
    (raw): EmbedView => ({ ...raw, host: new URL(raw.url).hostname.replace(/^www\./, '') }),
  ),
  plainText: () => '',
  examples: () => import('./example.ts'),
} satisfies ContentBlock<EmbedView>;

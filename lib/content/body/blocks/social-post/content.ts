import { z } from 'zod';
import { viewed } from '../../../contract/tolerant.ts';
import { id, optionalText, text, webAddress } from '../../../contract/words.ts';
import type { ContentBlock } from '../block.ts';
import type { SocialPostView } from './view.ts';

export const socialPostProjection = /* groq */ `_type == "socialPost" => { author, handle, text, url }`;

export const socialPostTexts = /* groq */ `_type == "socialPost" => [text, author]`;

export const socialPostWords = /* groq */ `_type == "socialPost" => [text, author, handle, string::split(url, "/")[2]]`;

export const socialPost = {
  contract: viewed(
    z.object({
      _type: z.literal('socialPost'),
      _key: id,
      author: text,
      handle: optionalText,
      text,
      url: webAddress,
    }),
    (raw): SocialPostView => ({ ...raw, host: new URL(raw.url).hostname.replace(/^www\./, '') }),
  ),
  plainText: ({ text, author }) => `${text}\n${author}`,
  examples: () => import('./example.ts'),
} satisfies ContentBlock<SocialPostView>;

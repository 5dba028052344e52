import { z } from 'zod';
import { byType } from '../../../contract/by-type.ts';
import { each, needed, viewed } from '../../../contract/tolerant.ts';
import { id, optionalText, text } from '../../../contract/words.ts';
import { fileAsset, fileAssetProjection } from '../../../file/file.ts';
import { textBlock, textBlockProjection } from '../../text.ts';
import { wordsOf } from '../../text-words.ts';
import type { ContentBlock } from '../block.ts';
import { optionalDuration } from '../duration.ts';
import { type AudioView, isSoundType } from './view.ts';

export const audioProjection = /* groq */ `_type == "audio" => {
  "file": file.asset->{ ${fileAssetProjection} },
  title,
  duration,
  credit,
  transcript[]{ ${textBlockProjection} }
}`;

export const audioTexts = /* groq */ `_type == "audio" => [title, pt::text(transcript)]`;

export const audioWords = /* groq */ `_type == "audio" => [title, pt::text(transcript), credit]`;

const soundFile = viewed(
  fileAsset.refine(({ value: { mimeType } }) => isSoundType(mimeType), 'is not a sound file'),
  ({ url }) => url,
);

export const audio = {
  contract: viewed(
    z.object({
      _type: z.literal('audio'),
      _key: id,
      file: needed(soundFile, 'is missing: no sound is chosen'),
      title: text,
      duration: optionalDuration,
      credit: optionalText,
      transcript: each(byType({ block: textBlock })),
    }),
    ({ file, ...raw }): AudioView => ({ ...raw, url: file }),
  ),
  plainText: ({ title, transcript }) => [title, ...transcript.map(wordsOf)].join('\n\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<AudioView>;

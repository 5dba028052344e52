import { z } from 'zod';
import { byType } from '../../../contract/by-type.ts';
import { each, needed, optional, viewed } from '../../../contract/tolerant.ts';
import { id, language, optionalText, text, webAddress } from '../../../contract/words.ts';
import { fileAssetProjection, fileOfKind } from '../../../file/file.ts';
import { image, imageProjection, imageWords } from '../../../image/image.ts';
import { frameOf } from '../../frame/providers.ts';
import { textBlock, textBlockProjection } from '../../text.ts';
import { wordsOf } from '../../text-words.ts';
import type { ContentBlock } from '../block.ts';
import { optionalDuration } from '../duration.ts';
import type { VideoSource, VideoView } from './view.ts';

export const videoProjection = /* groq */ `_type == "video" => {
  "file": file.asset->{ ${fileAssetProjection} },
  url,
  title,
  "poster": poster{ ${imageProjection} },
  duration,
  credit,
  captions[]{ _type, language, "file": file.asset->{ ${fileAssetProjection} } },
  transcript[]{ ${textBlockProjection} }
}`;

export const videoTexts = /* groq */ `_type == "video" => [title, pt::text(transcript)]`;

export const videoWords = /* groq */ `_type == "video" => [title, pt::text(transcript), credit, string::split(url, "/")[2], ...poster{ "said": [${imageWords}] }.said]`;

const captions = viewed(
  z.object({
    language: needed(language),
    file: needed(fileOfKind('captions', 'is not a WebVTT file'), 'is missing: no file is chosen'),
  }),
  ({ file, ...raw }) => ({ ...raw, url: file }),
);

/** A video on another site: its player there, or the way to it. */
function elsewhere(url: string): VideoSource {
  const host = new URL(url).hostname.replace(/^www\./, '');
  const frame = frameOf(url);
  return frame?.kind === 'video'
    ? { kind: 'frame', frame, url, host }
    : { kind: 'link', url, host };
}

const parts = z
  .object({
    _type: z.literal('video'),
    _key: id,
    file: optional(fileOfKind('video', 'is not a video file')),
    url: optional(webAddress),
    title: text,
    poster: optional(image),
    duration: optionalDuration,
    credit: optionalText,
    captions: each(captions),
    transcript: each(byType({ block: textBlock })),
  })
  .refine(
    ({ file, url }) => file.value !== null || url.value !== null,
    'has neither a video file nor an address',
  );

export const video = {
  contract: viewed(parts, ({ file, url, ...raw }): VideoView => {
    // One of them is there; what is ours is shown before what is elsewhere.
    const source: VideoSource =
      file === null ? elsewhere(url ?? 'about:blank') : { kind: 'file', url: file };
    return { ...raw, source };
  }),
  plainText: ({ title, transcript }) => [title, ...transcript.map(wordsOf)].join('\n\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<VideoView>;

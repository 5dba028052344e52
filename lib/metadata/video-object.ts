import type { VideoView } from '../content/body/blocks/video/view.ts';
import { wordsOf } from '../content/body/text-words.ts';
import type { BodyView } from '../content/body/view.ts';
import { fixedImage } from '../content/image/sources.ts';
import type { StructuredData } from './json-ld.ts';
import { publicUrl, siteOrigin } from './site.ts';

/**
 * The videos of a text that search engines can take: with a picture, and played here. Of any other too little
 * is known. Undefined when there are none.
 *
 * @param published when the story was, since nobody says it of a video by itself.
 * @see https://developers.google.com/search/docs/appearance/structured-data/video
 */
export function videoObjects(body: BodyView, published: string): StructuredData[] | undefined {
  const videos = body
    .filter((block): block is VideoView => block._type === 'video')
    .flatMap((video) => videoObject(video, published) ?? []);
  return videos.length > 0 ? videos : undefined;
}

function videoObject(video: VideoView, published: string): StructuredData | null {
  const { source, title, poster, duration, credit, captions, transcript } = video;
  if (poster === null || source.kind === 'link') return null;
  const words = transcript.length > 0 ? transcript.map(wordsOf).join('\n\n') : undefined;
  return {
    '@type': 'VideoObject',
    name: title,
    description: words ?? title,
    thumbnailUrl: fixedImage(poster, siteOrigin(), 16 / 9).url,
    uploadDate: published,
    ...(source.kind === 'file'
      ? { contentUrl: publicUrl(source.url) }
      : { embedUrl: source.frame.src, url: source.url }),
    duration: duration?.iso,
    creditText: credit ?? undefined,
    transcript: words,
    caption:
      captions.length > 0
        ? captions.map(({ url, language }) => ({
            '@type': 'MediaObject',
            contentUrl: publicUrl(url),
            encodingFormat: 'text/vtt',
            inLanguage: language,
          }))
        : undefined,
  };
}

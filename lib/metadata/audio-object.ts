import type { AudioView } from '../content/body/blocks/audio/view.ts';
import { wordsOf } from '../content/body/text-words.ts';
import type { BodyView } from '../content/body/view.ts';
import type { StructuredData } from './json-ld.ts';
import { publicUrl } from './site.ts';

/** The recordings of a text, with what is heard on them in words; undefined when there are none. */
export function audioObjects(body: BodyView): StructuredData[] | undefined {
  const sounds = body.filter((block): block is AudioView => block._type === 'audio');
  return sounds.length > 0 ? sounds.map(audioObject) : undefined;
}

const audioObject = ({ url, title, duration, credit, transcript }: AudioView): StructuredData => ({
  '@type': 'AudioObject',
  name: title,
  contentUrl: publicUrl(url),
  duration: duration?.iso,
  creditText: credit ?? undefined,
  transcript: transcript.length > 0 ? transcript.map(wordsOf).join('\n\n') : undefined,
});

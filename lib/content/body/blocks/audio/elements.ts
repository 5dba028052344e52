import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import { textElements } from '../../text/elements.ts';
import type { AudioView } from './view.ts';

/** The recording as a link, which every reader of feeds can follow, and what is heard. */
export const audioElements: AsElements<AudioView> = (audio, elsewhere) => {
  const { title, duration, credit, transcript } = audio;
  const about = [duration?.clock, credit].filter((words) => words).join(' · ');
  const link = h('a', { href: elsewhere.url(audio.url) }, title);
  return [h('p', [link, about && ` (${about})`]), ...textElements(transcript, elsewhere, 4)];
};

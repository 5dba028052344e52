import { h } from 'hastscript';
import { type AsElements, figure } from '../../elements.ts';
import { textElements } from '../../text/elements.ts';
import type { VideoView } from './view.ts';

/** The video as a link, which every reader of feeds can follow, its picture, and what is heard. */
export const videoElements: AsElements<VideoView> = (video, elsewhere) => {
  const { title, duration, credit, transcript, poster, source } = video;
  const host = source.kind === 'file' ? null : source.host;
  const about = [host, duration?.clock, credit].filter((words) => words).join(' · ');
  const link = h('a', { href: elsewhere.url(source.url) }, title);
  return [
    ...(poster === null ? [] : [figure(poster, elsewhere)]),
    h('p', [link, about && ` (${about})`]),
    ...textElements(transcript, elsewhere, 4),
  ];
};

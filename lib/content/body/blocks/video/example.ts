import type { Video } from '#sanity.types.ts';
import type { Examples } from '../block.ts';
import { textExample } from '../text-example.ts';

/** A file of the demonstration, by its name there. */
const file = (name: string) => ({
  _type: 'file' as const,
  asset: { _type: 'reference' as const, _ref: name },
});

const poster = {
  _type: 'newsImage' as const,
  asset: { _type: 'reference' as const, _ref: 'picture:plinth' },
  alt: 'An empty plinth in a square',
  credit: 'Illustration: Dateline',
};

export const examples = {
  'a file with captions': {
    _type: 'video',
    file: file('film:steppe'),
    title: 'Smoke is looked for in the first hour of light',
    poster: {
      ...poster,
      asset: { _type: 'reference', _ref: 'picture:riders' },
      alt: 'Two riders cross a wide yellow steppe',
    },
    duration: '0:06',
    credit: 'Video: Dateline',
    captions: [
      { _type: 'captionsFile', _key: 'en', language: 'en', file: file('captions:steppe') },
    ],
    transcript: [
      textExample('p1', 'Wind; a horse snorts. “There is smoke,” says a voice. “Ride there.”'),
    ],
  },
  'on a known site': {
    _type: 'video',
    url: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
    title: 'How the barrage was built, told by those who carried the stones',
    poster: { ...poster, asset: { _type: 'reference', _ref: 'picture:barrage' } },
    duration: '12:04',
    credit: 'River Office of Vallemar',
    transcript: [textExample('p1', 'We carried them at night, says a woman, because of the heat.')],
  },
  'on a known site, without a picture': {
    _type: 'video',
    url: 'https://vimeo.com/76979871',
    title: 'One day at the gauge',
  },
  'on a site nobody knows': {
    _type: 'video',
    url: 'https://www.example.org/films/the-square',
    title: 'Five o’clock',
  },
} satisfies Examples<Video>;

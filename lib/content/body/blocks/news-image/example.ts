import type { NewsImage } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

/** Drawings of the demonstration, by their names there. */
const drawing = (name: string) => ({ _type: 'reference' as const, _ref: `picture:${name}` });

export const examples = {
  'all that can be said of it': {
    _type: 'newsImage',
    asset: drawing('barrage'),
    alt: 'A low dam across a brown river, its gates shut',
    caption: 'The barrage above Vallemar, from the side the water does not reach.',
    credit: 'Illustration: Dateline',
    licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    source: 'https://example.org/pictures/barrage',
  },
  'wider than the text': {
    _type: 'newsImage',
    placement: 'wide',
    asset: drawing('riders'),
    alt: 'Two riders cross a wide yellow steppe towards three round tents',
    caption: 'Smoke is looked for in the first hour of light, when it stands straight.',
    credit: 'Illustration: Dateline',
  },
  'beside the text': {
    _type: 'newsImage',
    placement: 'inset',
    asset: drawing('notebook'),
    alt: 'A page of a notebook',
    caption: 'What the gauge reader writes.',
    credit: 'Illustration: Dateline',
  },
  'credit alone': {
    _type: 'newsImage',
    asset: drawing('plinth'),
    alt: 'An empty plinth in a square',
    credit: 'Illustration: Dateline',
  },
  'cut by the editor': {
    _type: 'newsImage',
    asset: drawing('notebook'),
    crop: { _type: 'sanity.imageCrop', top: 0.2, bottom: 0.2, left: 0.1, right: 0.3 },
    alt: 'A page of a notebook',
    credit: 'Illustration: Dateline',
  },
} satisfies Examples<NewsImage>;

import type { SocialPost } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

export const examples = {
  'with a name there': {
    _type: 'socialPost',
    url: 'https://social.example.org/@gauge/112233',
    author: 'Marisol Quintero',
    handle: '@gauge@social.example.org',
    text: 'Third reading in a row at 7.42. I am going to wash my hands, make coffee, and not look at it for an hour.\n\nThen I shall look at it.',
  },
  'the words alone': {
    _type: 'socialPost',
    url: 'https://www.example.org/p/1',
    author: 'ليلى حداد',
    text: 'النهر لا يعرف الحدود، ونحن الذين رسمناها.',
  },
} satisfies Examples<SocialPost>;

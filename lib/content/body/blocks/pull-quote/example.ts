import type { PullQuote } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

export const examples = {
  'with who said it': {
    _type: 'pullQuote',
    text: 'I have carved three plaques for that wall. For the fourth they paid me not to.',
    attribution: 'Silvio Arce, stonemason',
  },
  'the words alone': {
    _type: 'pullQuote',
    text: 'Nobody stays longer than a minute.',
  },
  'from right to left': {
    _type: 'pullQuote',
    text: 'النهر لا يعرف الحدود، ونحن الذين رسمناها.',
    attribution: 'ليلى حداد',
  },
} satisfies Examples<PullQuote>;

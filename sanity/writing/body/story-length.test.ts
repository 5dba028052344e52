import { describe, expect, test } from 'vitest';
import { lengthOfStory } from './story-length.ts';

const paragraph = (text: string) => ({
  _type: 'block',
  _key: 'a',
  children: [{ _type: 'span', _key: 'b', text }],
});

describe('the length of a story that is being written', () => {
  test('is that of its page: text, and the blocks with words of their own', () => {
    const body = [
      paragraph('One two three.'),
      { _type: 'keyPoints', _key: 'k', points: ['Four five', 'six'] },
      { _type: 'pullQuote', _key: 'q', text: 'One two' },
      { _type: 'table', _key: 't', rows: [{ cells: ['seven', 'eight'] }] },
    ];
    expect(lengthOfStory({ body })).toEqual({ wordCount: 8, readingMinutes: 1 });
    expect(lengthOfStory({ body: [paragraph('word '.repeat(690))] }).readingMinutes).toBe(3);
  });

  test('of nothing, and of what is no body, is nothing', () => {
    for (const body of [undefined, [], 'text', [null, 3]]) {
      expect(lengthOfStory({ body }).wordCount).toBe(0);
    }
  });
});

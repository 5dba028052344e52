import { describe, expect, it } from 'vitest';
import { pastedLines } from './pasted-lines.ts';

describe('lines that are pasted into a list of lines', () => {
  it.each([
    ['a line each', 'One.\nTwo.\r\n\r\nThree.', ['One.', 'Two.', 'Three.']],
    ['items of a list, without their signs', '• One.\n• Two.', ['One.', 'Two.']],
    ['numbered ones', '1. One.\n2. Two.', ['One.', 'Two.']],
    [
      'sentences that are about as long as each other',
      `${'The one is said here at length. '.repeat(2).trim()}\n${'The other is said here, as long. '.repeat(2).trim()}`,
      [
        'The one is said here at length. The one is said here at length.',
        'The other is said here, as long. The other is said here, as long.',
      ],
    ],
    [
      'a paragraph that was wrapped',
      'It was said at length, and went on for so long that the\nprogram it was written in had to begin a second line of it.',
      [
        'It was said at length, and went on for so long that the program it was written in had to begin a second line of it.',
      ],
    ],
    ['a sentence', 'One.', ['One.']],
    ['nothing', ' \n\n ', []],
  ])('are %s', (_, text, lines) => {
    expect(pastedLines(text)).toEqual(lines);
  });
});

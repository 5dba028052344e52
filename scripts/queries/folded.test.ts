import { folded } from '@dateline/lake/words';
import { expect, test } from 'vitest';
import { foldedText } from '#lib/folded.ts';

test('every letter is folded as the embedded lake folds it', () => {
  const different: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const letter = String.fromCodePoint(point).normalize('NFC');
    if (/\p{Cs}/u.test(letter) || [...letter].length > 1) continue;
    if (foldedText(letter) !== folded(letter)) different.push(point.toString(16));
  }
  expect(different).toEqual([]);
});

import { expect, test } from 'vitest';
import { LastGoodAnswers } from './last-good.ts';

const answer = (result: unknown) => ({ result, tags: ['s1:a'] });

test('what was remembered is recalled whole, and belongs to nobody', () => {
  const answers = new LastGoodAnswers();
  const given = answer({ headline: 'Rain' });
  answers.remember('q', given);
  given.tags.push('later');
  expect(answers.recall('q')).toEqual(answer({ headline: 'Rain' }));
  expect(answers.recall('other')).toBeNull();
});

test('a newer answer takes the place of the older one', () => {
  const answers = new LastGoodAnswers();
  answers.remember('q', answer(1));
  answers.remember('q', answer(2));
  expect(answers.recall('q')).toEqual(answer(2));
});

test('the answer asked for longest ago goes first when there are too many', () => {
  const answers = new LastGoodAnswers({ answers: 2, characters: 1000 });
  answers.remember('a', answer(1));
  answers.remember('b', answer(2));
  answers.recall('a');
  answers.remember('c', answer(3));
  expect(answers.recall('a')).not.toBeNull();
  expect(answers.recall('b')).toBeNull();
  expect(answers.recall('c')).not.toBeNull();
});

test('large answers make room for themselves; one too large for all is not kept', () => {
  const answers = new LastGoodAnswers({ answers: 10, characters: 300 });
  answers.remember('a', answer('x'.repeat(100)));
  answers.remember('b', answer('x'.repeat(200)));
  expect(answers.recall('a')).toBeNull();
  expect(answers.recall('b')).not.toBeNull();
  answers.remember('c', answer('x'.repeat(400)));
  expect(answers.recall('c')).toBeNull();
});

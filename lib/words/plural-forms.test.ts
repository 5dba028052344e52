import { expect, it } from 'vitest';
import { pluralForms } from './plural-forms.ts';
import { catalogues, wordsIn } from './words.ts';

it.each(Object.keys(catalogues))('in %s every whole number has its words', (language) => {
  const forms = pluralForms(language, (count) => wordsIn(language)('live.arrived', { count }));
  const rules = new Intl.PluralRules(language);
  for (let count = 0; count < 300; count += 1) {
    expect(forms[rules.select(count)], String(count)).toEqual(expect.any(String));
  }
  for (const [category, form] of Object.entries(forms)) {
    expect(form, category).not.toMatch(/\p{Number}/u);
  }
});

it('in English they are one and several', () => {
  expect(pluralForms('en', (count) => wordsIn('en')('live.arrived', { count }))).toEqual({
    one: '# new update',
    other: '# new updates',
  });
});

import { expect, it } from 'vitest';
import { pluralForms } from './plural-forms.ts';
import { catalogues, saidIn, wordsIn } from './words.ts';

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

it.each(['fa', 'bn', 'my', 'cy', 'ar-EG', 'en-u-nu-deva', 'de-CH'])(
  'in %s, with words of its own or without, a number has its place',
  (language) => {
    const said = saidIn(language);
    const forms = pluralForms(said, (count) => wordsIn(language)('live.arrived', { count }));
    const rules = new Intl.PluralRules(said);
    for (const count of [5, 12, 100]) expect(forms[rules.select(count)]).toContain('#');
  },
);

it('in English they are one and several', () => {
  expect(pluralForms('en', (count) => wordsIn('en')('live.arrived', { count }))).toEqual({
    one: '# new update',
    other: '# new updates',
  });
});

import { expect, test } from 'vitest';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import { catalogues } from '#lib/words/words.ts';
import { llmsText } from './llms-text.ts';

test.each(Object.keys(catalogues))('llms.txt speaks %s where the newsroom does', (language) => {
  const text = llmsText({ ...defaultSettings, language }, []);
  expect(text).toContain('.md');
  expect(text).toContain('Accept: text/markdown');
  expect(text).toContain('/topics)');
  const english = ['Every story', 'Lists', 'newest first', 'by month', 'All topics', 'Feed, as'];
  const found = english.filter((words) => text.includes(words));
  expect(found).toEqual(language === 'en' ? english : []);
});

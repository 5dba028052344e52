import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Translations } from '#components/article/translations.tsx';
import { articleContent } from '#lib/content/article/article.ts';
import type { ArticleView } from '#lib/content/article/view.ts';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { StoryChanges } from '#lib/content/testing/changes.ts';
import { story, surroundings, view } from '#lib/content/testing/small-lake.ts';
import { articleMetadata } from './article.ts';
import { articleJsonLd } from './article-json-ld.ts';
import { unmarked } from './unmarked.ts';

const settings = unmarked<SettingsView>({ ...defaultSettings, language: 'en' });

async function article(changes: StoryChanges): Promise<ArticleView> {
  const documents = [...surroundings, story('a', changes)];
  const { view: found } = await view(articleContent, documents, { slug: 'a' });
  if (found === null) throw new Error('The story is not served.');
  return found;
}

const es = { id: 'es', headline: 'El río', href: '/article/es', language: 'es' };
const of = (id: string): StoryChanges => ({ translationOf: { _type: 'reference', _ref: id } });

/** The addresses of a story by their languages, as its head says them. */
const languagesOf = (story: ArticleView) =>
  articleMetadata(unmarked(story), settings).alternates?.languages;

test('a live story in another language is a live blog in that language', async () => {
  const live = await article({ kind: 'live', language: 'es' });
  expect(articleJsonLd(unmarked(live), settings)[1]).toMatchObject({
    ...{ '@type': 'LiveBlogPosting', inLanguage: 'es' },
  });
});

test('who reads none of its languages is sent to where a story was first written', async () => {
  const at = (slug: string) => `http://localhost:3000/article/${slug}`;
  expect(languagesOf({ ...(await article({})), translations: [es] })).toEqual({
    ...{ en: at('a'), es: at('es'), 'x-default': at('a') },
  });
  expect(languagesOf({ ...(await article(of('es'))), translations: [es] })).toEqual({
    ...{ en: at('a'), es: at('es'), 'x-default': at('es') },
  });
});

test('a further page of updates stands for itself: no other language has the same', async () => {
  const live = { ...(await article({ kind: 'live' })), translations: [es] };
  const coverage = { pinned: [], updates: [], keyEvents: [], pageCount: 3, total: 50 };
  const headOf = (page: number) =>
    articleMetadata(unmarked({ ...live, coverage: { ...coverage, page } }), settings);
  expect(headOf(1).alternates?.languages).toHaveProperty('es');
  expect(headOf(2).alternates).toMatchObject({
    canonical: 'http://localhost:3000/article/a/page/2',
    languages: undefined,
  });
});

describe('attack: languages', () => {
  test('translations of a story that is gone → none says it is the first', async () => {
    const languages = languagesOf({ ...(await article(of('gone'))), translations: [es] });
    expect(languages).not.toHaveProperty('x-default');
    expect(languages).toHaveProperty('es');
  });

  const tags = ['es-u-ca-buddhist', 'es-x-desk', 'ar-u-nu-latn-x-a', 'en-t-ja', 'qaa', 'zxx'];
  test.each(tags)('a translation in %s → is led to, by a name', async (language) => {
    const translated = await article({ language });
    const { language: own } = translated;
    const markup = renderToStaticMarkup(
      <Translations
        translations={[{ ...es, language: own }]}
        language="fr"
        siteLanguage="en-u-hc-h12"
      />,
    );
    expect(markup).toMatch(/<a [^>]*>[^<]+<\/a>/);
    expect(languagesOf({ ...translated, translations: [es] })).toHaveProperty('es');
  });

  test.each([
    'xx-invalid!',
    'en_US',
    'english',
    '',
    ' ',
    '-',
    'e',
    'x-own',
    'und',
    'und-Latn',
    '"><script>',
  ])('%j as a language → none, and the story stands', async (language) => {
    const { language: own, headline } = await article({ language });
    expect([own, headline]).toEqual([undefined, 'Story a']);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { articleContent } from '#lib/content/article/article.ts';
import type { ArticleView } from '#lib/content/article/view.ts';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { StoryChanges } from '#lib/content/testing/changes.ts';
import { paragraph, story, surroundings, view } from '#lib/content/testing/small-lake.ts';
import { Article } from './article.tsx';

const clock = { language: 'en-GB', timeZone: 'UTC' };

async function page(changes: StoryChanges): Promise<ArticleView> {
  const corrections = [
    { _key: 'c', kind: 'correction' as const, text: 'X', at: '2026-02-02T11:30:00Z' },
  ];
  const body = [{ _type: 'keyPoints' as const, _key: 'k', points: ['X'] }, paragraph('It rained.')];
  const documents = [...surroundings, story('a', { corrections, body, ...changes })];
  const { view: found } = await view(articleContent, documents, { slug: 'a' });
  if (found === null) throw new Error('The story cannot be served.');
  return found;
}

const words = (markup: string) => markup.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

describe('a story in another language than the newsroom’s', () => {
  test.each([
    ['es', 'ltr', 'Publicado: 2 feb 2026', '1 min de lectura', 'Claves', 'Ver los cambios'],
    ['de', 'ltr', 'Veröffentlicht: 2. Feb. 2026', '1 Min. Lesezeit', 'Das Wichtigste', 'Korrektur'],
    ['fr', 'ltr', 'Publié le 2 févr. 2026', '1 min de lecture', 'L’essentiel', 'Rectification'],
    ['pt', 'ltr', 'Publicado: 2 de fev. de 2026', '1 min de leitura', 'Pontos', 'Correção'],
    ['ar', 'rtl', 'نُشر في', 'دقيقة قراءة', 'أبرز النقاط', 'تصويب'],
    ['ja', 'ltr', '公開：2026年2月2日', '読了時間：1分', '要点', '訂正'],
  ])('says in %s what it says of itself', async (language, dir, ...said) => {
    const markup = renderToStaticMarkup(<Article view={await page({ language })} clock={clock} />);
    expect(markup).toMatch(new RegExp(`^<article [^>]*lang="${language}" dir="${dir}"`));
    for (const part of said) expect(words(markup)).toContain(part);
    expect(words(markup)).not.toMatch(/Published|min read|Key points|Correction,|See what/);
  });

  test('without a language of its own it is told in the newsroom’s, and runs as its headline does', async () => {
    const view = await page({ headline: 'غرق الجسر' });
    const markup = renderToStaticMarkup(<Article view={view} clock={clock} />);
    expect(markup).toMatch(/^<article [^>]*dir="rtl"/);
    expect(markup).not.toMatch(/^<article [^>]*lang=/);
    expect(words(markup)).toContain('Published 2 Feb 2026');
  });

  test('leads to its translations by the names their readers know', async () => {
    const translations = [
      { id: 'e', headline: 'The bridge', href: '/article/the-bridge' },
      { id: 'j', headline: '橋', href: '/article/hashi', language: 'ja' },
    ];
    const view = { ...(await page({ language: 'ar' })), translations };
    const markup = renderToStaticMarkup(<Article view={view} clock={clock} />);
    expect(markup).toMatch(
      /<a href="\/article\/hashi" hrefLang="ja"[^>]*lang="ja" dir="ltr">日本語</,
    );
    expect(markup).toMatch(/hrefLang="en-GB"[^>]*>British English</);
  });

  test('what stands under it is the newsroom’s again', async () => {
    const view = await page({ language: 'ar' });
    const { id, href, kind, section, publishedAt, updatedAt, modifiedAt } = await page({});
    const other: StoryTeaserView = {
      ...{ id, href, kind, section, publishedAt, updatedAt, modifiedAt, headline: 'It rained' },
      ...{ standfirst: null, authors: [], breakingUntil: null, image: null, readingMinutes: 1 },
      coverageEndedAt: null,
    };
    const markup = renderToStaticMarkup(
      <Article view={{ ...view, related: [other] }} clock={clock} />,
    );
    expect(markup).toMatch(/<aside [^>]*lang="en-GB" dir="ltr"><h2[^>]*>Read next/);
  });
});

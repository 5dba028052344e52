import { h } from 'hastscript';
import type { PlainContent } from '#lib/content/body/elements.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { NamedLink, StoryTeaserView } from '#lib/content/story/view.ts';
import { mediumDate } from '#lib/dates.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import {
  archivePath,
  correctionsPath,
  latestPath,
  markdownPath,
  newsSitemapPath,
  siteFeedPath,
  siteJsonFeedPath,
  sitemapPath,
  topicsPath,
} from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { markdownOf } from './story/markdown.ts';

/**
 * The newsroom for a reader that is a program: what there is and where, in Markdown, and the newest
 * stories as Markdown too.
 *
 * @see https://llmstxt.org
 */
export function llmsText(settings: SettingsView, stories: readonly StoryTeaserView[]): string {
  const about = settings.description ?? settings.tagline;
  const t = wordsIn(settings.language);
  return markdownOf([
    h('h1', settings.name),
    ...(about === null ? [] : [h('blockquote', h('p', about))]),
    h('p', t('machine.asMarkdown', { ending: '.md', header: 'Accept: text/markdown' })),
    ...listed(
      t('list.newest'),
      stories.map((story) => newest(story, settings)),
    ),
    ...listed(t('frame.sections'), settings.navigation.map(link)),
    ...listed(t('machine.lists'), [
      link({ name: t('machine.latest'), href: latestPath() }),
      link({ name: t('machine.months'), href: archivePath() }),
      link({ name: t('machine.topics'), href: topicsPath() }),
      link({ name: t('corrections.title'), href: correctionsPath() }),
      link({ name: t('machine.rss'), href: siteFeedPath() }),
      link({ name: t('machine.jsonFeed'), href: siteJsonFeedPath() }),
      link({ name: t('machine.sitemap'), href: sitemapPath() }),
      link({ name: t('machine.newsSitemap'), href: newsSitemapPath() }),
    ]),
    ...listed(t('frame.aboutNewsroom'), settings.pages.map(link)),
  ]);
}

type Named = Pick<NamedLink, 'name' | 'href'>;

const link = ({ name, href }: Named): PlainContent => h('a', { href: publicUrl(href) }, name);

const newest = (story: StoryTeaserView, settings: SettingsView): PlainContent => {
  const day = mediumDate(story.publishedAt, settings);
  const what = story.standfirst === null ? day : `${day}. ${story.standfirst}`;
  const named = link({ name: story.headline, href: markdownPath(story.href) });
  return h('span', [named, `: ${what}`]);
};

const listed = (title: string, entries: readonly PlainContent[]): PlainContent[] =>
  entries.length === 0
    ? []
    : [
        h('h2', title),
        h(
          'ul',
          entries.map((entry) => h('li', entry)),
        ),
      ];

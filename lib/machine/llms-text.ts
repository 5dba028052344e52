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
} from '#lib/routes.ts';
import { markdownOf } from './story/markdown.ts';

/**
 * The newsroom for a reader that is a program: what there is and where, in Markdown, and the newest
 * stories as Markdown too.
 *
 * @see https://llmstxt.org
 */
export function llmsText(settings: SettingsView, stories: readonly StoryTeaserView[]): string {
  const about = settings.description ?? settings.tagline;
  return markdownOf([
    h('h1', settings.name),
    ...(about === null ? [] : [h('blockquote', h('p', about))]),
    h('p', [
      'Every story is there as Markdown too: at its address with ',
      h('code', '.md'),
      ' at the end, or when asked for with ',
      h('code', 'Accept: text/markdown'),
      '.',
    ]),
    ...listed(
      'Newest stories',
      stories.map((story) => newest(story, settings)),
    ),
    ...listed('Sections', settings.navigation.map(link)),
    ...listed('Lists', [
      link({ name: 'All stories, newest first', href: latestPath() }),
      link({ name: 'Stories by month', href: archivePath() }),
      link({ name: 'Corrections', href: correctionsPath() }),
      link({ name: 'Feed, as RSS', href: siteFeedPath() }),
      link({ name: 'Feed, as JSON', href: siteJsonFeedPath() }),
      link({ name: 'Sitemap', href: sitemapPath() }),
      link({ name: 'Sitemap of the news', href: newsSitemapPath() }),
    ]),
    ...listed('About', settings.pages.map(link)),
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

import { toMdast } from 'hast-util-to-mdast';
import { h } from 'hastscript';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { ArticleView } from '#lib/content/article/view.ts';
import type { PlainContent, PlainElement } from '#lib/content/body/elements.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { toIsoWithOffset } from '#lib/dates.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import { nameList } from '#lib/words/names.ts';
import { clockOf } from '#lib/words/spoken.ts';
import { wordsIn } from '#lib/words/words.ts';
import { storyElements } from './story.ts';

/**
 * A story as Markdown (CommonMark with the tables of GFM), its facts before it as YAML.
 *
 * @see https://spec.commonmark.org and https://github.github.com/gfm/
 */
export function storyMarkdown(story: ArticleView, newsroom: SettingsView): string {
  const settings = clockOf(story, newsroom);
  const { language } = settings;
  const names = story.authors.map(({ name }) => name);
  const facts = {
    title: story.headline,
    description: story.standfirst,
    url: publicUrl(story.href),
    publisher: settings.name,
    authors: names,
    published: toIsoWithOffset(story.publishedAt, settings.timeZone),
    modified: toIsoWithOffset(story.modifiedAt, settings.timeZone),
    section: story.section?.name ?? null,
    tags: story.tags.map(({ name }) => name),
    language,
  };
  const whole = [
    h('h1', story.headline),
    ...(story.standfirst === null ? [] : [h('p', h('em', story.standfirst))]),
    h('p', wordsIn(language)('story.byNames', { names: nameList(names, language) })),
    ...storyElements(story, settings),
  ];
  return `${frontMatter(facts)}\n${markdownOf(whole)}`;
}

/** Markdown of plain elements. */
export const markdownOf = (elements: PlainContent[]): string =>
  toMarkdown(toMdast({ type: 'root', children: elements.flatMap(withCaptionBefore) }), {
    extensions: [gfmToMarkdown()],
    bullet: '-',
    rule: '-',
  });

/** A table of Markdown has no caption: what it shows stands before it. */
function withCaptionBefore(element: PlainContent): PlainContent[] {
  if (element.type !== 'element' || element.tagName !== 'table') return [element];
  const isCaption = (part: PlainContent): part is PlainElement =>
    part.type === 'element' && part.tagName === 'caption';
  const captions = element.children.filter(isCaption);
  const children = element.children.filter((part) => !isCaption(part));
  return [
    ...captions.map((caption) => h('p', h('strong', caption.children))),
    { ...element, children },
  ];
}

/** JSON is YAML, whatever is in the text. What there is none of is left out. */
function frontMatter(facts: Record<string, string | string[] | null>): string {
  const lines = Object.entries(facts)
    .filter(([, value]) => value !== null && value.length > 0)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join('')}---\n`;
}

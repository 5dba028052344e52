import { articleQuery } from '#lib/content/article/article.ts';
import { frontPageQuery } from '#lib/content/front-page/front-page.ts';
import { authorPageQuery } from '#lib/content/list/author/author.ts';
import { latestQuery } from '#lib/content/list/latest/latest.ts';
import { sliceOfPage } from '#lib/content/list/page-number.ts';
import { mostFound, searchQuery } from '#lib/content/list/search/search.ts';
import { typedWords } from '#lib/content/list/search/words.ts';
import { sectionPageQuery } from '#lib/content/list/section/section.ts';
import { tagPageQuery } from '#lib/content/list/tag/tag.ts';
import { isPublishedStory } from '#lib/content/story/published.ts';

const ofReaders = (name: string, query: string, params: Record<string, unknown> = {}) => ({
  name,
  query,
  params: { previewing: false, ...params },
  perspective: 'published',
});

const tagPage = (slug: string, page: number) =>
  ofReaders(`tag page ${page}, ${slug} tag`, tagPageQuery, { slug, ...sliceOfPage(page) });

const searchFor = (kind: string, typed: string) =>
  ofReaders(`text search, page 1, ${kind} word`, searchQuery, {
    words: typedWords(typed).map(({ pattern }) => pattern),
    ...{ most: mostFound, byDate: false },
    ...sliceOfPage(1),
  });

const storiesPerTag = `*[_type == "tag"] | order(_id) {
  _id, "stories": count(*[references(^._id) && ^._id in tags[]._ref && ${isPublishedStory}])
}`;

const studioList = (search: string) => `*[_type in $__types && ${search}(_type == $type)]
  {_type, _id, _originalId, "orderings": [_updatedAt]} | order(orderings[0] desc) [0...$__limit]`;

/** What the benchmark asks the lake: the site's own queries, and the Studio's of its list. */
export const lakeQuestions = [
  ofReaders('story by slug', articleQuery, { slug: 'story-500' }),
  tagPage('rare', 1),
  tagPage('rare', 20),
  tagPage('hot', 1),
  tagPage('hot', 20),
  ofReaders('front page', frontPageQuery),
  ofReaders('author page 1', authorPageQuery, { slug: 'author-7', ...sliceOfPage(1) }),
  ofReaders('section page 1', sectionPageQuery, { slug: 'section-3', ...sliceOfPage(1) }),
  ofReaders('latest, page 1', latestQuery, sliceOfPage(1)),
  searchFor('rare', 'ferry solstice'),
  searchFor('frequent', 'ferry'),
  ofReaders('stories per tag', storiesPerTag),
  {
    name: "the Studio's list",
    query: studioList('([@, _id] match text::query($__query) || references($__rawQuery)) && '),
    plainQuery: studioList(''),
    params: {
      __types: ['article'],
      __limit: 101,
      __query: '*',
      __rawQuery: '',
      type: 'article',
    },
    perspective: 'drafts',
  },
];

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import { MoreStories } from './more-stories.tsx';

test('the headlines of related stories stand one level below their heading', () => {
  const story: StoryTeaserView = {
    id: 's',
    href: '/article/s',
    headline: 'It rained',
    standfirst: null,
    kind: 'news',
    section: null,
    authors: [],
    publishedAt: '2026-02-02T11:00:00.000Z',
    updatedAt: null,
    modifiedAt: '2026-02-02T11:00:00.000Z',
    breakingUntil: null,
    coverageEndedAt: null,
    image: null,
    readingMinutes: 1,
  };
  const clock = { language: 'en', timeZone: 'UTC' };
  const markup = renderToStaticMarkup(<MoreStories stories={[story]} clock={clock} />);
  expect([...markup.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual(['2', '3']);
});

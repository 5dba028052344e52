import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import type { PreviewConfig } from 'sanity';
import { stateOfSide, storyState, storySubtitle } from './state.ts';

/** How a story reads in lists and references: headline, then section and byline; its state before them. */
export const articlePreview = {
  select: {
    _id: '_id',
    // Which side of it the list has read: `_id` is the story's either way.
    side: '_originalId',
    headline: 'headline',
    kind: 'kind',
    publishedAt: 'publishedAt',
    breakingUntil: 'breakingUntil',
    withdrawnAt: 'desk.withdrawnAt',
    appearedAt: 'desk.appearedAt',
    section: 'section.title',
    author0: 'authors.0.name',
    author1: 'authors.1.name',
    author2: 'authors.2.name',
    media: 'leadImage',
  },
  prepare: ({ headline, media, author0, author1, author2, side, ...facts }) => {
    const now = new Date();
    const about = storySubtitle({ ...facts, authors: [author0, author1, author2] });
    const state = stateOfSide({ ...facts, _id: side ?? facts._id }, now);
    const told = state && storyState(facts, state, now);
    return {
      title: headline || 'No headline yet',
      subtitle: [told, about].filter(Boolean).join(' · '),
      media: media ?? DocumentTextIcon,
      // For who can look at both sides.
      facts: { ...facts, about },
    };
  },
} satisfies PreviewConfig;

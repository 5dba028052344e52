import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import type { PreviewConfig } from 'sanity';
import { storySubtitle } from './state.ts';

/** How a story reads in lists and references: headline, then section and byline; its state is put before them. */
export const articlePreview = {
  select: {
    headline: 'headline',
    kind: 'kind',
    publishedAt: 'publishedAt',
    breakingUntil: 'breakingUntil',
    withdrawnAt: 'desk.withdrawnAt',
    section: 'section.title',
    author0: 'authors.0.name',
    author1: 'authors.1.name',
    author2: 'authors.2.name',
    media: 'leadImage',
  },
  prepare: ({ headline, media, author0, author1, author2, ...facts }) => ({
    title: headline || 'No headline yet',
    subtitle: storySubtitle({ ...facts, authors: [author0, author1, author2] }),
    media: media ?? DocumentTextIcon,
    facts,
  }),
} satisfies PreviewConfig;

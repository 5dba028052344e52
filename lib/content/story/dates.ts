import { z } from 'zod';
import { each, optional } from '../contract/tolerant.ts';
import { instant } from '../contract/words.ts';
import { publicationMoment } from './published.ts';
import type { Instant } from './view.ts';

/** Of a story: every moment that decides what its dates say, and the moment it was read. */
export const storyDatesProjection = /* groq */ `
  publishedAt,
  updatedAt,
  breakingUntil,
  coverageEndedAt,
  "correctedAt": corrections[].at,
  "liveUpdatedAt": liveUpdates[].at,
  "readAt": now()
`;

export const storyDatesContract = z.object({
  publishedAt: publicationMoment,
  updatedAt: optional(instant),
  breakingUntil: optional(instant),
  coverageEndedAt: optional(instant),
  correctedAt: each(optional(instant)),
  liveUpdatedAt: each(optional(instant)),
  readAt: instant,
});

type RawDates = {
  publishedAt: Instant;
  updatedAt: Instant | null;
  breakingUntil: Instant | null;
  coverageEndedAt: Instant | null;
  correctedAt: (Instant | null)[];
  liveUpdatedAt: (Instant | null)[];
  readAt: Instant;
};

export type StoryDates = {
  publishedAt: Instant;
  updatedAt: Instant | null;
  modifiedAt: Instant;
  breakingUntil: Instant | null;
  coverageEndedAt: Instant | null;
};

/**
 * The dates of a story as pages, data, feeds and sitemaps tell them. A declared update, a correction
 * or a live update counts from its own moment on, never ahead of it, and not before publication.
 */
export function storyDates(raw: RawDates): StoryDates {
  const { publishedAt, breakingUntil, coverageEndedAt, readAt } = raw;
  const happened = (at: Instant | null): at is Instant =>
    at !== null && at > publishedAt && at <= readAt;
  const changes = [raw.updatedAt, ...raw.correctedAt, ...raw.liveUpdatedAt].filter(happened);
  return {
    publishedAt,
    updatedAt: happened(raw.updatedAt) ? raw.updatedAt : null,
    modifiedAt: changes.sort().at(-1) ?? publishedAt,
    breakingUntil: breakingUntil !== null && breakingUntil > readAt ? breakingUntil : null,
    coverageEndedAt: happened(coverageEndedAt) ? coverageEndedAt : null,
  };
}

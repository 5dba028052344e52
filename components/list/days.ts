import type { Instant } from '#lib/content/story/view.ts';
import { type Clock, toIsoWithOffset } from '#lib/dates.ts';

/** The day of a moment on the newsroom's clock: `2026-02-02`. */
export const dayOf = (at: Instant, { timeZone }: Clock): string =>
  toIsoWithOffset(at, timeZone).slice(0, 'yyyy-mm-dd'.length);

/** Stories that follow each other, by the day they were published on; none is moved. */
export function byDay<Story extends { publishedAt: Instant }>(
  stories: readonly Story[],
  clock: Clock,
): { day: string; stories: [Story, ...Story[]] }[] {
  const days: { day: string; stories: [Story, ...Story[]] }[] = [];
  for (const story of stories) {
    const day = dayOf(story.publishedAt, clock);
    const last = days.at(-1);
    if (last?.day === day) last.stories.push(story);
    else days.push({ day, stories: [story] });
  }
  return days;
}

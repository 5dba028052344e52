import type { Instant } from '#lib/content/story/view.ts';
import { type Clock, dayOf } from '#lib/dates.ts';

/** Stories that follow each other, by the day they were published on; none is moved. */
export function byDay<Story extends { publishedAt: Instant }>(
  stories: readonly Story[],
  clock: Clock,
): { day: string; stories: [Story, ...Story[]] }[] {
  const days: { day: string; stories: [Story, ...Story[]] }[] = [];
  for (const story of stories) {
    const day = dayOf(story.publishedAt, clock.timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.stories.push(story);
    else days.push({ day, stories: [story] });
  }
  return days;
}

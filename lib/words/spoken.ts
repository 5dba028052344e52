import { dateFormatter } from '#lib/date-formatter.ts';
import type { Clock } from '#lib/dates.ts';
import { languageDirection, textDirection } from '#lib/text-direction.ts';

/** The clock by which a story's own page tells it: that of the newsroom, in the story's language. */
export const clockOf = <C extends Clock>(story: { language?: string }, clock: C): C =>
  story.language === undefined ? clock : { ...clock, language: story.language };

/** What an element says of the language of its text; nothing where that is the one around it. */
export const spoken = (language: string | undefined) =>
  language === undefined ? {} : { lang: language, dir: languageDirection(language) };

/**
 * The direction of a story: that of its language. One whose language nobody has set runs as its headline
 * does, which may well be in another than the newsroom's.
 */
export const storyDirection = ({ language, headline }: { language?: string; headline: string }) =>
  language === undefined ? textDirection(headline) : languageDirection(language);

/** What a language calls itself: `español`, `日本語`. What its tag says of calendars and digits is no name. */
export function nameOfLanguage(language: string): string {
  const { baseName } = new Intl.Locale(language);
  return new Intl.DisplayNames([baseName], { type: 'language' }).of(baseName) ?? language;
}

/** A day of the calendar (`2026-02-01`), as a language writes it: no clock has a part in it. */
export const calendarDay = (day: string, language: string): string =>
  dateFormatter(language, 'UTC', { dateStyle: 'medium' }).format(new Date(`${day}T00:00:00Z`));

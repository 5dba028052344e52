import { LiveRefresh } from '#components/live-refresh.tsx';
import type { Viewing } from '#lib/content/viewing.ts';
import { wordsIn } from '#lib/words/words.ts';
import { marksName } from './shown.ts';

type MarksProps = {
  marks: readonly string[];
  viewing: Viewing;
  /** Of the site, in which a change is told to who cannot see it. */
  language: string;
};

/**
 * Says what a page shows, by which it is kept true while it is open: a reader's by `main.ts`, an
 * editor's preview, which is an application anyway, by React.
 */
export function Marks({ marks, viewing, language }: MarksProps) {
  if (viewing.mode === 'draft') return <LiveRefresh marks={marks} />;
  const t = wordsIn(language);
  return (
    <meta
      name={marksName}
      content={marks.join(',')}
      lang={language}
      data-changed={t('change.some')}
      data-news={t('change.news')}
    />
  );
}

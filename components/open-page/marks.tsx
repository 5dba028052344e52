import { LiveRefresh } from '#components/live-refresh.tsx';
import type { Viewing } from '#lib/content/viewing.ts';
import { marksName } from './shown.ts';

/**
 * Says what a page shows, by which it is kept true while it is open: a reader's by `main.ts`, an
 * editor's preview, which is an application anyway, by React.
 */
export function Marks({ marks, viewing }: { marks: readonly string[]; viewing: Viewing }) {
  if (viewing.mode === 'draft') return <LiveRefresh marks={marks} />;
  return <meta name={marksName} content={marks.join(',')} />;
}

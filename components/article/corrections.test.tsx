import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { CorrectionKind, CorrectionView } from '#lib/content/article/view.ts';
import { CorrectionNote, Corrections } from './corrections.tsx';

const corrections = (...kinds: CorrectionKind[]): CorrectionView[] =>
  kinds.map((kind) => ({ key: kind, kind, text: `A ${kind}.`, at: '2026-02-02T14:00:00Z' }));

const clock = { language: 'en-GB', timeZone: 'America/Bogota' };

const words = (markup: string) => markup.replace(/<[^>]+>/g, '');

it('names the gravest of several corrections over the story', () => {
  const note = renderToStaticMarkup(
    <CorrectionNote
      corrections={corrections('update', 'correction', 'clarification')}
      clock={clock}
    />,
  );
  expect(words(note)).toContain('This story has been corrected.');
});

it('leads from the note to the corrections at the foot', () => {
  const made = corrections('clarification');
  const note = renderToStaticMarkup(<CorrectionNote corrections={made} clock={clock} />);
  const foot = renderToStaticMarkup(<Corrections corrections={made} clock={clock} />);
  const target = /href="#([^"]+)"/.exec(note)?.[1];
  expect(target).toBeTruthy();
  expect(foot).toContain(`id="${target}"`);
  expect(words(foot)).toContain('Clarification, 2 Feb 2026: A clarification.');
  expect(foot).toContain('dateTime="2026-02-02T14:00:00Z"');
});

it('says nothing of a story that was not corrected', () => {
  expect(renderToStaticMarkup(<CorrectionNote corrections={[]} clock={clock} />)).toBe('');
});

it('takes its direction from what the editor wrote, not from the words before it', () => {
  const made = corrections('update').map((each) => ({ ...each, text: 'صححنا الاسم.' }));
  const foot = renderToStaticMarkup(<Corrections corrections={made} clock={clock} />);
  expect(foot).toMatch(/<p [^>]*dir="auto"><bdi>.*Update.*<\/bdi> صححنا الاسم\.<\/p>/);
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { DraftPerspective } from '#lib/content/viewing.ts';
import { DraftBar } from './draft-bar.tsx';

const told = (bar: Parameters<typeof DraftBar>[0]): string =>
  renderToStaticMarkup(<DraftBar {...bar} />)
    .replace(/<[^>]*>/g, '')
    .replace(/^.*Shown: /, '');

it.each<[DraftPerspective, string | null, string]>([
  ['drafts', null, 'drafts'],
  ['published', null, 'what is published'],
  [['rA', 'drafts'], 'The spring package', '“The spring package”, then drafts'],
  [['rA', 'rB', 'drafts'], 'Spring', '“Spring”, then 1 other release, then drafts'],
  [['rA', 'rB', 'rC', 'published'], 'Spring', '“Spring”, then 2 other releases'],
  [['rA'], null, 'a release without a title'],
])('%j is shown as %s: “%s”', (perspective, release, words) => {
  expect(told({ perspective, release })).toContain(words);
});

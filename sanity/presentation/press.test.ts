import { expect, it } from 'vitest';
import { pressIn } from './press.ts';

const message = {
  domain: 'sanity/channels',
  from: 'visual-editing',
  to: 'presentation',
  type: 'visual-editing/focus',
  data: { id: 'a', type: 'article', path: 'headline', baseUrl: '/studio' },
};

it('tells a press from all else a page says', () => {
  expect(pressIn(message)).toEqual({ id: 'a', path: 'headline' });
});

it.each([
  undefined,
  null,
  'visual-editing/focus',
  { ...message, domain: 'another' },
  { ...message, type: 'visual-editing/navigate' },
  { ...message, data: { href: 'https://example.org' } },
  { ...message, data: { id: 1, path: [] } },
])('%j is none', (data) => expect(pressIn(data)).toBeNull());

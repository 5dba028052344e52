import { expect, it } from 'vitest';
import { pressIn } from './press.ts';

const message = {
  domain: 'sanity/comlink',
  from: 'visual-editing',
  to: 'presentation',
  type: 'visual-editing/focus',
  data: { id: 'a', type: 'article', path: 'headline', baseUrl: '/studio' },
};

it('tells a press from all else a page says', () => {
  const older = { ...message, domain: 'sanity/channels', type: 'overlay/focus' };
  for (const said of [message, older]) {
    expect(pressIn(said)).toEqual({ id: 'a', path: 'headline' });
  }
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

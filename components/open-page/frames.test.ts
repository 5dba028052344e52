import { JSDOM } from 'jsdom';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

const tube = 'https://www.youtube-nocookie.com';
const film = 'https://youtu.be/dQw4w9WgXcQ';
const map = 'https://www.openstreetmap.org';

const { window } = new JSDOM(`
  <figure><div data-frame="${tube}/embed/dQw4w9WgXcQ"><button data-load="${film}">Play</button></div></figure>
  <figure><div data-frame="${map}/export/embed.html"><button data-load="${map}/#map=1/1/1">Map</button></div></figure>
`);
const assign = vi.fn();

beforeAll(async () => {
  for (const button of window.document.querySelectorAll('button')) button.focus();
  vi.stubGlobal('document', window.document);
  vi.stubGlobal('Element', window.Element);
  vi.stubGlobal('location', { assign });
  await import('./frames.ts');
  for (const button of window.document.querySelectorAll('button')) button.click();
});
beforeEach(() => void assign.mockClear());

function refused(effectiveDirective: string, blockedURI: string): void {
  const event = Object.assign(new window.Event('securitypolicyviolation'), {
    effectiveDirective,
    blockedURI,
  });
  window.document.dispatchEvent(event);
}

test('what is asked for is loaded in its place', () => {
  const frames = [...window.document.querySelectorAll('iframe')].map(({ src }) => src);
  expect(frames).toEqual([`${tube}/embed/dQw4w9WgXcQ`, `${map}/export/embed.html`]);
});

test.each([tube, `${tube}/embed/dQw4w9WgXcQ`])(
  'a page that may not hold a frame leads to the page of that very thing: %s',
  (blocked) => {
    refused('frame-src', blocked);
    expect(assign.mock.calls).toEqual([[film]]);
  },
);

describe('attack: a frame that was loaded', () => {
  test.each([
    ['goes to another site by itself', 'frame-src', 'https://evil.example'],
    ['goes to a script', 'frame-src', 'javascript'],
    ['goes to nothing', 'frame-src', ''],
    ['has what else is refused', 'img-src', tube],
  ])('%s → the page stays where it is', (_, directive, blocked) => {
    refused(directive, blocked);
    expect(assign).not.toHaveBeenCalled();
  });
});

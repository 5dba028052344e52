import { JSDOM } from 'jsdom';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';

const { window } = new JSDOM('<!doctype html><body></body>');
const { document } = window;

const page = `<main><section data-lightbox="box">
  <figure><a href="/a.jpg" data-picture="" data-width="2" data-height="1"><img alt="A bell"></a></figure>
  <dialog id="box"><p data-count></p><ol data-pictures></ol></dialog>
</section></main>`;

beforeAll(async () => {
  // What a window that draws nothing lacks.
  window.HTMLElement.prototype.scrollIntoView = () => {};
  window.HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  vi.stubGlobal('document', document);
  vi.stubGlobal('getComputedStyle', window.getComputedStyle);
  vi.stubGlobal('Element', window.Element);
  vi.stubGlobal('HTMLDialogElement', window.HTMLDialogElement);
  vi.stubGlobal('MutationObserver', window.MutationObserver);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  await import('./lightbox.ts');
});

const isHeld = () => document.documentElement.style.overflow === 'hidden';
/** Whether a key is kept from the page. */
const isKept = (key: string) =>
  !document.body.dispatchEvent(
    new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );

beforeEach(() => {
  document.body.innerHTML = page;
  document.querySelector('a')?.click();
  expect(isHeld()).toBe(true);
  expect(isKept('ArrowRight')).toBe(true);
});

test('a gallery that is closed gives the page back to its reader', () => {
  document.querySelector('dialog')?.dispatchEvent(new window.Event('close'));
  expect([isHeld(), isKept('ArrowRight')]).toEqual([false, false]);
  expect(document.querySelector('[data-pictures]')?.childElementCount).toBe(0);
});

test('so does one that the page loses while it is open', async () => {
  document.querySelector('main')?.remove();
  await vi.waitFor(() => expect([isHeld(), isKept('ArrowRight')]).toEqual([false, false]));
});

test('a picture that is taken out of the gallery meanwhile is not to be seen any longer', async () => {
  document.querySelector('dialog')?.dispatchEvent(new window.Event('close'));
  const figures = (...names: string[]) =>
    names.map(
      (name) => `<figure><a href="/${name}.jpg" data-picture=""><img alt="${name}"></a></figure>`,
    );
  const gallery = document.querySelector('section');
  gallery?.insertAdjacentHTML('afterbegin', figures('b', 'c').join(''));
  const links = () => document.querySelectorAll<HTMLAnchorElement>('figure a');
  links()[1]?.click();
  const shown = () =>
    [...document.querySelectorAll('li img')].map((img) => img.getAttribute('alt'));
  const count = () => document.querySelector('[data-count]')?.textContent;
  expect([shown(), count()]).toEqual([['b', 'c', 'A bell'], '2 / 3']);
  links()[0]?.closest('figure')?.remove();
  await vi.waitFor(() => expect([shown(), count()]).toEqual([['c', 'A bell'], '1 / 2']));
  links()[0]?.closest('figure')?.remove();
  await vi.waitFor(() => expect([shown(), count()]).toEqual([['A bell'], '1 / 1']));
  const dialog = document.querySelector('dialog');
  const closed = vi.fn();
  if (dialog) dialog.close = closed;
  links()[0]?.closest('figure')?.remove();
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
});

import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { arrivalsIn, holdBack, letIn, lostAtTheEnd } from './hold.ts';

const { window } = new JSDOM();

beforeEach(() => {
  vi.stubGlobal('document', window.document);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function list(keys: string): HTMLElement {
  const ol = new window.DOMParser().parseFromString('<ol></ol>', 'text/html').querySelector('ol');
  if (ol === null) throw new Error('There is no list.');
  for (const id of keys) ol.append(Object.assign(ol.ownerDocument.createElement('li'), { id }));
  return ol;
}

const keysOf = (all: Iterable<Element>): string => [...all].map(({ id }) => id).join('');

/** What is shown, and what once it is opened, when `before` becomes `after` and further pages have `further`. */
function becomes(before: string, after: string, further = '') {
  const [shown, next] = [list(before), list(after)];
  const elsewhere = new Map([...list(further).children].map((item) => [item.id, item]));
  const known = new Map<string, HTMLElement>();
  for (const [id, item] of elsewhere) if (item instanceof window.HTMLElement) known.set(id, item);
  const held = holdBack(shown, next, known);
  const kept = keysOf(next.children);
  const put = letIn(next, held);
  return { kept, held: keysOf(held.arrivals), opened: keysOf(next.children), put: keysOf(put) };
}

test.each([
  ['what is new stays back', 'cba', 'edcba', '', 'cba', 'ed', 'edcba'],
  ['what was pushed on to a further page stays', 'cba', 'edc', 'ba', 'cba', 'ed', 'edcba'],
  ['what was taken back goes', 'cba', 'edc', 'b', 'cb', 'ed', 'edcb'],
  ['also from the middle', 'dcba', 'edba', '', 'dba', 'e', 'edba'],
  ['what is new among the others stays back too', 'cba', 'cxba', '', 'cba', 'x', 'cxba'],
  ['what comes below what is read comes at once', 'cb', 'cba', '', 'cba', '', 'cba'],
  ['all are new', 'cba', 'fed', 'cba', 'cba', 'fed', 'fedcba'],
  ['the first ones', '', 'ba', '', '', 'ba', 'ba'],
  ['nothing is left', 'cba', '', '', '', '', ''],
])('%s', (_, before, after, further, kept, held, opened) => {
  expect(becomes(before, after, further)).toEqual({ kept, held, opened, put: held });
});

test('what is new, and what is lost at the end, is known by what both have', () => {
  expect(keysOf(arrivalsIn(list('cb'), list('dcba')))).toBe('d');
  expect(lostAtTheEnd(list('dcba'), list('edc')).join('')).toBe('ba');
  expect(lostAtTheEnd(list('dcba'), list('edca')).join('')).toBe('');
});

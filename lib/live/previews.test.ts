import { expect, test, vi } from 'vitest';
import { Previews } from './previews.ts';

const previews = () => new Previews((tag) => `name-of-${tag}`);

test('a page in preview hears of its own tags only', () => {
  const all = previews();
  const tell = vi.fn();
  all.follow(['name-of-a'], false, tell);
  all.change(['b']);
  expect(tell).not.toHaveBeenCalled();
  all.change(['a', 'b']);
  expect(tell).toHaveBeenCalledTimes(1);
});

test('what changed while the page was on its way is told on arrival', () => {
  const all = previews();
  all.change(['a']);
  const tell = vi.fn();
  all.follow(['name-of-a'], false, tell);
  expect(tell).toHaveBeenCalledTimes(1);
});

test('a page that was hidden for a while is told to look again', () => {
  const tell = vi.fn();
  previews().follow(['name-of-a'], true, tell);
  expect(tell).toHaveBeenCalledTimes(1);
});

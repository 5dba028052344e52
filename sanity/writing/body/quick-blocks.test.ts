import { describe, expect, test } from 'vitest';
import { matching, type QuickBlock, typedAfterSlash } from './quick-blocks.ts';

describe('what / opens', () => {
  test.each([
    ['/', ''],
    ['/pu', 'pu'],
    ['Words, then /tab', 'tab'],
    ['and/or', null],
    ['https://x', null],
    ['1/2', null],
    ['/pull quote', null],
    ['', null],
    ['/é', 'é'],
  ])('%j: %j', (before, typed) => {
    expect(typedAfterSlash(before)).toBe(typed);
  });

  const offered: QuickBlock[] = [
    { kind: 'block', name: 'pullQuote', title: 'Pull quote' },
    { kind: 'block', name: 'keyPoints', title: 'Key points' },
    { kind: 'style', name: 'blockquote', title: 'Quotation' },
    { kind: 'style', name: 'h2', title: 'Überschrift' },
  ];
  const titles = (typed: string) => matching(offered, typed).map(({ title }) => title);

  test('is found by any of its words, those that begin so first, whatever case and accents', () => {
    expect(titles('quo')).toEqual(['Quotation', 'Pull quote']);
    expect(titles('PO')).toEqual(['Key points']);
    expect(titles('uber')).toEqual(['Überschrift']);
    expect(titles('xyz')).toEqual([]);
    expect(titles('')).toHaveLength(4);
  });
});

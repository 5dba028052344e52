import { stegaClean, stegaEncodeSourceMap } from '@sanity/client/stega';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { read } from './read.ts';
import { id, instant, linkAddress, oneOf, optionalText, slug, text, webAddress } from './words.ts';

/** A text with the marks the lake's answers carry in a preview. */
function marked(value: string): string {
  const encoded = stegaEncodeSourceMap(
    { title: value },
    {
      documents: [{ _id: 'a', _type: 'article' }],
      paths: ["$['title']"],
      mappings: {
        "$['title']": { type: 'value', source: { type: 'documentValue', document: 0, path: 0 } },
      },
    },
    { enabled: true, studioUrl: '/studio', filter: () => true },
  );
  return encoded.title;
}

const kept = (contract: z.ZodType, raw: unknown) => {
  const reading = read(contract, raw);
  return reading.ok ? reading.value : reading.faults[0]?.reason;
};

test.each<[string, z.ZodType, unknown, unknown]>([
  ['text', text, 'Łódź', 'Łódź'],
  ['right-to-left text', text, 'شبكة الأنهار', 'شبكة الأنهار'],
  ['very long text', text, 'x'.repeat(5000), 'x'.repeat(5000)],
  ['blank text', text, ' \n', 'is empty'],
  ['no text', text, null, 'is missing'],
  ['a number as text', text, 3, 'is not a string'],
  ['blank optional text', optionalText, '  ', null],
  ['an emoji slug', slug, '🌊-rising', '🌊-rising'],
  ['a slug with an encoded letter', slug, 'a%20b', 'a%20b'],
  [
    'a slug with a lone percent sign',
    slug,
    '50%',
    'has a percent sign that stands for no letter: no page can be found there',
  ],
  ['a slug with a line end', slug, 'a\nb', 'cannot be part of an address'],
  ['a slug that is no text', slug, 'a\ud800', 'cannot be part of an address'],
  [
    'a slug without end',
    slug,
    'x'.repeat(1001),
    'is longer than an address can be: at most 1000 characters',
  ],
  ['a slug that climbs', slug, '..', 'cannot be part of an address'],
  ['a moment elsewhere', instant, '2026-02-02T05:00:00+02:00', '2026-02-02T03:00:00.000Z'],
  ['a day no calendar has', instant, '2026-02-30T05:00:00Z', 'is not a date and time'],
  ['a date alone', instant, '2026-02-02', 'is not a date and time'],
  ['a mail link', linkAddress, 'mailto:a@example.org', 'mailto:a@example.org'],
  ['a script', linkAddress, 'javascript:alert(1)', 'is not an http, https or mailto address'],
  [
    'a hidden script',
    linkAddress,
    ' java\nscript:alert(1)',
    'is not an http, https or mailto address',
  ],
  ['data', linkAddress, 'data:text/html,x', 'is not an http, https or mailto address'],
  ['a relative link', linkAddress, '/about', 'is not an http, https or mailto address'],
  [
    'mail where a page belongs',
    webAddress,
    'mailto:a@example.org',
    'is not an http or https address',
  ],
])('%s', (_, contract, raw, result) => {
  expect(kept(contract, raw)).toBe(result);
});

test('marked prose passes and keeps its marks', () => {
  const prose = marked('Rain over the plain');
  expect(prose).not.toBe('Rain over the plain');
  expect(kept(text, prose)).toBe(prose);
});

test('a text of marks alone is empty', () => {
  const marks = marked('x').slice(1);
  expect(marks.length).toBeGreaterThan(0);
  expect(kept(text, marks)).toBe('is empty');
});

test.each<[string, z.ZodType]>([
  ['live', oneOf(['news', 'live'])],
  ['https://example.org/a', webAddress],
  ['2026-02-02T03:00:00.000Z', instant],
  ['some-slug', slug],
  ['doc1', id],
])('%s is compared and yielded without marks', (value, contract) => {
  const raw = marked(value);
  expect(stegaClean(raw)).toBe(value);
  expect(raw).not.toBe(value);
  expect(kept(contract, raw)).toBe(value);
});

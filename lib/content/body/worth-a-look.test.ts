import { describe, expect, test } from 'vitest';
import { bodyFaults, isBlankBody } from './worth-a-look.ts';

const block = (key: string, text: string, more: Record<string, unknown> = {}) => ({
  _type: 'block',
  _key: key,
  style: 'normal',
  children: [{ _type: 'span', _key: `${key}s`, text }],
  ...more,
});
const heading = (key: string, style: string, text = 'Words') => block(key, text, { style });
const told = (...body: unknown[]) => bodyFaults(body).map(({ key }) => key);

describe('what is worth a look in a body', () => {
  test.each([
    ['a subheading first', [heading('a', 'h3')], ['a']],
    ['a heading, then a subheading', [heading('a', 'h2'), heading('b', 'h3')], []],
    ['back up again', [heading('a', 'h2'), heading('b', 'h3'), heading('c', 'h2')], []],
    ['two levels left out', [heading('a', 'h2'), heading('b', 'h4')], ['b']],
    ['each jump by itself', [heading('a', 'h3'), heading('b', 'h3')], ['a']],
    ['an empty heading is no step', [heading('a', 'h2', ' '), heading('b', 'h3')], ['a', 'b']],
  ])('headings: %s', (_, body, keys) => {
    expect(told(...body)).toEqual(keys);
  });

  test.each([
    ['no words', block('a', '')],
    ['spaces alone', block('a', ' \u00A0\n')],
    ['no children', { _type: 'block', _key: 'a', style: 'normal' }],
    ['a point of a list', block('a', '', { listItem: 'bullet' })],
  ])('an empty paragraph: %s', (_, empty) => {
    expect(told(block('x', 'Words'), empty)).toEqual(['a']);
  });

  test('objects are something, in a paragraph and alone; what is no block is not looked at', () => {
    const inline = { _type: 'block', _key: 'a', children: [{ _type: 'symbol', _key: 'b' }] };
    expect(told(inline, { _type: 'table', _key: 't' }, null, 3, { _type: 'block' })).toEqual([]);
    expect(bodyFaults('no body')).toEqual([]);
  });

  test('a body of empty paragraphs is no body', () => {
    expect(isBlankBody([block('a', ''), block('b', ' ')])).toBe(true);
    expect(isBlankBody([block('a', ''), { _type: 'table', _key: 't' }])).toBe(false);
    expect(isBlankBody([block('a', 'Words')])).toBe(false);
    expect(isBlankBody(undefined)).toBe(true);
  });
});

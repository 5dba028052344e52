import { expect, test } from 'vitest';
import type { TextBlockView } from '#lib/content/body/text/view.ts';
import { withBesides } from './beside.ts';

const text = (_key: string, style: TextBlockView['style'] = 'normal'): TextBlockView => ({
  _type: 'block',
  _key,
  style,
  children: [],
});
const picture = (_key: string, placement: string) => ({ _type: 'newsImage', _key, placement });

const told = (...blocks: Parameters<typeof withBesides>[0]) =>
  withBesides(blocks).map((block) =>
    block._type === 'beside' && 'text' in block && Array.isArray(block.text)
      ? `${block._key}: ${block.text.map(({ _key }) => _key).join(' ')}`
      : block._key,
  );

test('text runs beside a small block until a heading or another block', () => {
  const inset = picture('i', 'inset');
  expect(told(text('a'), inset, text('b'), text('c', 'blockquote'), text('d', 'h2'))).toEqual([
    'a',
    'beside-i: b c',
    'd',
  ]);
  expect(told(inset, text('b'), picture('w', 'wide'), text('c'))).toEqual([
    'beside-i: b',
    'w',
    'c',
  ]);
});

test('two small blocks each have their own text, and one without any stands alone', () => {
  expect(told(picture('i', 'inset'), text('a'), picture('j', 'inset'), text('b'))).toEqual([
    'beside-i: a',
    'beside-j: b',
  ]);
  expect(told(picture('i', 'inset'), picture('j', 'inset'))).toEqual(['i', 'j']);
  expect(told(picture('i', 'inset'), text('h', 'h3'), text('a'))).toEqual(['i', 'h', 'a']);
});

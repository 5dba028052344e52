import { expect, test } from 'vitest';
import { element, xmlDocument, xmlText } from './xml.ts';

test.each([
  ['a & b < c > "d"', 'a &amp; b &lt; c &gt; &quot;d&quot;'],
  ['line\u2028separator', 'line\u2028separator'],
  ['bell\u0007 null\u0000 escape\u001b', 'bell null escape'],
  ['non\uFFFEcharacter\uFFFF', 'noncharacter'],
  ['half a pair \uD83C!', 'half a pair \uFFFD!'],
  ['🌊 شبكة', '🌊 شبكة'],
  [']]>', ']]&gt;'],
  ['tab\tand\nline', 'tab\tand\nline'],
])('%j', (text, xml) => {
  expect(xmlText(text)).toBe(xml);
});

test('elements hold text or elements, and leave out what is absent', () => {
  const root = element('a', [element('b', '1 < 2'), null, element('c', '', { d: '"e"' })]);
  expect(xmlDocument(root)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a><b>1 &lt; 2</b><c d="&quot;e&quot;"/></a>\n',
  );
});

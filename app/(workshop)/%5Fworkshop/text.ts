import type { TextBlockView } from '#lib/content/body/text/view.ts';
import type { BodyView } from '#lib/content/body/view.ts';

const words =
  'Ask for directions in Vallemar and you learn how old people are. Those over eighty say Plaza del Rey. Their children say Plaza de la Victoria, though none can tell you which victory.';

const text = (key: string, said: string, more: Partial<TextBlockView> = {}): TextBlockView => ({
  _type: 'block',
  _key: key,
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: `${key}s`, text: said, marks: [] }],
  ...more,
});

const run = (key: string, said: string, ...marks: string[]) => ({
  _type: 'span' as const,
  _key: key,
  text: said,
  marks,
});

/** Everything text can be. */
export const everyText: BodyView = [
  text('p1', words),
  text('p2', '', {
    markDefs: [{ _type: 'link', _key: 'm', href: 'https://example.org' }],
    children: [
      run('a', 'A word can be '),
      run('b', 'bold', 'strong'),
      run('c', ', '),
      run('d', 'slanted', 'em'),
      run('e', ', '),
      run('f', 'underlined', 'underline'),
      run('g', ', '),
      run('h', 'typed', 'code'),
      run('i', ' or '),
      run('j', 'lead somewhere else', 'm'),
      run('k', '.'),
    ],
  }),
  text('h2', 'A motion to do nothing', { style: 'h2' }),
  text('p3', words),
  text('h3', 'And a doubt', { style: 'h3' }),
  text('q', 'Then everyone can think of somebody.', { style: 'blockquote' }),
  text('l1', 'A king, melted for bells', { listItem: 'bullet', level: 1 }),
  text('l2', 'A general, melted for taps', { listItem: 'bullet', level: 1 }),
  text('l3', 'of which two still run', { listItem: 'bullet', level: 2 }),
  text('n1', 'A poet', { listItem: 'number', level: 1 }),
  text('n2', 'A fountain', { listItem: 'number', level: 1 }),
  text('ar', 'النهر لا يعرف الحدود، ونحن الذين رسمناها.'),
];

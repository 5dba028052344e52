import { describe, expect, it, test } from 'vitest';
import { maskOf, moduleOf, prunedText, readSheet, usedBy } from './pruned.ts';

const prunedTo = (text: string, ...used: string[]) => prunedText(readSheet(text), new Set(used));

it.each([
  ['u_BZEW_event', 'u_BZEW'],
  ['_xmmHG_article', '_xmmHG'],
  ['_11yTPG_list', '_11yTPG'],
  ['VS2s-G_rail', 'VS2s-G'],
  ['-OZJMa_faulty', '-OZJMa'],
  ['plain', undefined],
  ['in_two', undefined],
])('the class %s is of the module %s', (name, module) => {
  expect(moduleOf(name)).toBe(module);
});

describe('styles of parts that a page does not have are left out', () => {
  it.each<[what: string, styles: string, left: string]>([
    ['a rule', '.aaaaaa_x{color:red}.bbbbbb_y{color:blue}', '.aaaaaa_x{color:red}'],
    ['one of several selectors', '.aaaaaa_x,.bbbbbb_y{color:red}', '.aaaaaa_x{color:red}'],
    ['a part within another', '.aaaaaa_x .bbbbbb_y{color:red}', ''],
    ['a rule under a condition', '@media print{.bbbbbb_y{color:red}}', ''],
    [
      'a rule under two',
      '@media print{@supports (a:b){.bbbbbb_y{color:red}}.aaaaaa_x{color:red}}',
      '@media print{.aaaaaa_x{color:red}}',
    ],
    [
      'what holds for another class of a part',
      '.aaaaaa_x.aaaaaa_z{a:b}',
      '.aaaaaa_x.aaaaaa_z{a:b}',
    ],
    ['an escaped name', '.bbbbbb_\\32 {a:b}', ''],
  ])('%s', (_, styles, left) => {
    expect(prunedTo(styles, 'aaaaaa')).toBe(left);
  });

  it.each([
    ['of no part', 'body{a:b}:root{--c:d}[data-x]{a:b}.plain{a:b}'],
    ['of what is not that part', '.aaaaaa_x:not(.bbbbbb_y){a:b}'],
    ['of one or another', '.aaaaaa_x:is(.bbbbbb_y,.aaaaaa_z) p{a:b}'],
    ['of what holds a part, or does not', 'main:has(.bbbbbb_y:not(.cccccc_z)){a:b}'],
    ['an animation', '@keyframes bbbbbb_in{0%{a:b}to{a:c}}'],
    ['fonts and layers', '@layer a,b;@font-face{font-family:x}@layer a{.aaaaaa_x{a:b}}'],
    ['an attribute that looks like a class', '[href=".bbbbbb_y"]{a:b}'],
  ])('but not those %s', (_, styles) => {
    expect(prunedTo(styles, 'aaaaaa')).toBe(styles);
  });
});

test('which parts are used stands in few letters, and is read as it was written', () => {
  const modules = Array.from({ length: 61 }, (_, n) => `m${n}`);
  for (const used of [[], ['m0'], ['m7', 'm8', 'm60'], modules]) {
    const mask = maskOf(modules, new Set(used));
    expect(mask).toMatch(/^[\w-]{1,12}$/);
    expect([...usedBy(modules, mask)]).toEqual(used);
  }
  expect(maskOf([], new Set())).toBe('_');
});

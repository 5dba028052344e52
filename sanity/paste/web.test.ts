import { expect, it } from 'vitest';
import { readPlainText } from './plain-text.ts';
import { readHtml } from './read-html.ts';
import { outline, outlineOf, parse } from './testing/outline.ts';

it('a news site: text, headings, links, and no furniture', () => {
  const html = `<meta charset='utf-8'><article><header><h1 style="font-size:40px">Flood</h1><p>By <a href="https://news.example/ana">Ana</a></p></header>
<p>It <strong>rained</strong> in <a href="/places/vallemar">Vallemar</a>.</p><figure><img src="https://news.example/x.jpg" alt="River" width="800"><figcaption>The river. AFP</figcaption></figure>
<aside><button>Share</button><script>track()</script><svg><title>Icon</title></svg></aside><h3>Later</h3><p>It <a href="javascript:void(0)">stopped</a>.</p></article>`;
  expect(outlineOf(html)).toEqual([
    '## Flood',
    'By [Ana](https://news.example/ana)',
    'It **rained** in Vallemar.',
    'The river. AFP',
    '### Later',
    'It stopped.',
  ]);
  expect(readHtml(html, parse).leftOut).toEqual({ pictures: 1, struckOut: 0 });
});

it('an item of several paragraphs is one item, its paragraphs apart', () => {
  const html = `<ul><li><p>Alpha</p></li><li><p>Beta para</p><p>Beta second para</p><ul><li>Inner</li></ul><p>Beta third</p></li></ul>`;
  expect(outlineOf(html)).toEqual([
    '* Alpha',
    '* Beta para⏎Beta second para⏎Beta third',
    '  * Inner',
  ]);
});

it('words beside each other in blocks are not glued', () => {
  const html = `Loose<div>one<div>two</div>three</div><span>four</span><section>five<p>six</section><dl><dt>Term</dt><dd>Meaning</dd></dl>`;
  expect(outlineOf(html)).toEqual([
    'Loose',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'Term',
    'Meaning',
  ]);
});

it('white space of the source is none of the text', () => {
  expect(
    outlineOf('<p>\n  One\n  <b> two </b>\n  three <i>four</i> .\n</p>\n\n<p> \u00A0 </p>'),
  ).toEqual(['One **two** three _four_ .']);
});

it('a space that keeps figures and signs together is kept', () => {
  expect(outlineOf('<p>10&nbsp;km, «&nbsp;oui&nbsp;»&nbsp;! and&nbsp;so&nbsp; on</p>')).toEqual([
    '10~km, «~oui~»~! and so on',
  ]);
});

it('marks: by name, by style, taken back, and none on a space alone', () => {
  const html = `<p><b>a</b><b> b</b> <strong style="font-weight:400">c</strong> <span style="font-weight:600">d</span><b> </b><u style="text-decoration:none">e</u> <a href="https://x.example/"><u>f</u> </a><i><b>g</b></i></p>`;
  expect(outlineOf(html)).toEqual(['**a b** c **d** e [f](https://x.example/) **_g_**']);
});

it.each([
  ['#top'],
  ['/relative'],
  ['page.html'],
  ['?q=1'],
  ['javascript:alert(1)'],
  ['JaVaScRiPt:alert(1)'],
  ['data:text/html,x'],
  ['blob:https://x.example/1'],
  ['tel:+123'],
  ['about:blank#blocked'],
  ['https://'],
  ['mailto:'],
  [''],
])('a link to %j leaves its words', (href) => {
  expect(outlineOf(`<p>see <a href="${href}">this</a> now</p>`)).toEqual(['see this now']);
});

it('a link without words is none', () => {
  expect(
    outlineOf('<p>a<a href="https://x.example/"></a><a href="https://x.example/"> </a>b</p>'),
  ).toEqual(['a b']);
});

it('a link around a block marks its words', () => {
  expect(outlineOf('<a href="https://x.example/"><h3>Head</h3><p>Words</p></a>')).toEqual([
    '### [Head](https://x.example/)',
    '[Words](https://x.example/)',
  ]);
});

it('tables: spans, captions, layout, one cell', () => {
  const html = `<table><caption>Exports</caption><tr><th>a</th><th colspan=2>b</th></tr><tr><td rowspan=2>c</td><td>d</td><td>e</td></tr><tr><td>f</td></tr></table>
<table><tr><td>only</td></tr></table><table><tr><td>left</td><td>right</td></tr></table><table><tr><td>x<ul><li>y</li></ul></td><td>z</td></tr><tr><td></td><td></td></tr></table>`;
  expect(outlineOf(html)).toEqual([
    '|Exports',
    '|header',
    '|a|b||',
    '|c|d|e|',
    '||f||',
    'only',
    'left',
    'right',
    'x',
    '* y',
    'z',
  ]);
});

it('right-to-left, emoji, marks of joining', () => {
  expect(outlineOf('<p dir="rtl">می‌خواهم <b>👨‍👩‍👧</b> ماء</p>')).toEqual([
    'می‌خواهم **👨‍👩‍👧** ماء',
  ]);
});

it('nothing, and white space, are nothing', () => {
  expect(outlineOf('')).toEqual([]);
  expect(outlineOf('<meta charset="utf-8"><p><br></p><div>&nbsp;</div>\n')).toEqual([]);
});

it('500 elements within each other, as deep as browsers go, are read', () => {
  expect(outlineOf(`${'<div>'.repeat(500)}deep`)).toEqual(['deep']);
});

it('a narrow no-break space stays, as French and figures need it', () => {
  const words = '10\u202F000 mots, «\u202Foui\u202F»\u202F!';
  expect(outlineOf(`<p>${words}</p>`)).toEqual([words]);
  expect(readPlainText(`${words}\n\n${words}`).flatMap(outline)).toEqual([words, words]);
});

it('only what is hidden from readers is left out by its class', () => {
  const html =
    '<p class="sr-only">Advertisement</p><p class="sm:not-sr-only not-sr-only">Words</p>';
  expect(outlineOf(html)).toEqual(['Words']);
});

it('words that are struck through are left out, and that is told', () => {
  const html =
    '<p>He did <s>not </s>resign <span style="text-decoration:line-through">ever</span>.</p><table border=1><tr><td>a<s>b</s></td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>';
  expect(outlineOf(html)).toEqual(['He did resign .', '|a|c|', '|d|e|']);
  expect(readHtml(html, parse).leftOut.struckOut).toBe(3);
});

it('what does not come along out of a table is told, and a sign that is drawn in it is kept', () => {
  const html =
    '<table border=1><tr><td>Rain <img src="r.png" alt="🌧"></td><td><img src="map.png" width="300" alt="Map"></td></tr><tr><td>d<del>x</del></td><td>e <s>f</s></td></tr></table>';
  expect(outlineOf(html)).toEqual(['|Rain 🌧||', '|d|e|']);
  expect(readHtml(html, parse).leftOut).toEqual({ pictures: 1, struckOut: 1 });
});

it('a table with lines is one, whatever stands in its cells', () => {
  const html = `<table border="1"><tr><td><h3>Head</h3></td><td><ul><li>x</li><li>y</li></ul></td></tr><tr><td>${'word '.repeat(200)}</td><td>z</td></tr></table>`;
  expect(outlineOf(html)).toEqual(['|Head|x y|', `|${'word '.repeat(200).trim()}|z|`]);
});

it('text that keeps its line ends: paragraphs at empty lines, wrapped lines joined', () => {
  const html = `<pre>The plane came down at noon on the square of the old town, where
nobody had expected it.

The end.</pre><div style="white-space: pre-wrap">One
two

Three</div>`;
  expect(outlineOf(html)).toEqual([
    'The plane came down at noon on the square of the old town, where nobody had expected it.',
    'The end.',
    'One⏎two',
    'Three',
  ]);
});

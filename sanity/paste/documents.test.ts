import { expect, it } from 'vitest';
import { outlineOf } from './testing/outline.ts';

const docs = (body: string) =>
  `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f3a9c2e">${body}</b>`;
const span = (words: string, style = '') =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;font-weight:400;font-style:normal;text-decoration:none;white-space:pre;white-space:pre-wrap;${style}">${words}</span>`;
const p = (words: string) => `<p dir="ltr" style="line-height:1.38;margin-top:0pt">${words}</p>`;

it('Google Docs: marks by style, none by the wrapper', () => {
  const html = docs(
    p(
      span('Plain ') +
        '<span style="font-weight:700;white-space:pre-wrap">bold</span>' +
        span(' and ') +
        '<span style="font-weight:400;font-style:italic">slanted</span>' +
        span(', ') +
        '<span style="font-weight:400;text-decoration:underline;-webkit-text-decoration-skip:none">lined</span>' +
        span('  spaced.'),
    ) +
      '<br />' +
      p(span('Second.')),
  );
  expect(outlineOf(html)).toEqual(['Plain **bold** and _slanted_, +lined+ spaced.', 'Second.']);
});

it('Google Docs: headings, lists within lists, links through its counter', () => {
  const li = (level: number, words: string, inner = '') =>
    `<li dir="ltr" style="list-style-type:disc;white-space:pre" aria-level="${level}"><p dir="ltr" role="presentation">${span(words)}</p></li>${inner}`;
  const html =
    docs(`<h1 dir="ltr">${span('One')}</h1><h2 dir="ltr">${span('Two', 'font-weight:700')}</h2><h4 dir="ltr">${span('Four')}</h4>
<ul style="margin-top:0">${li(1, 'A', `<ol>${li(2, 'B')}${li(2, 'C')}</ol>`)}${li(1, 'D')}</ol></ul>
${p(`<a href="https://www.google.com/url?q=https://example.org/x%3Fa%3Db&amp;sa=D&amp;source=editors" style="text-decoration:none">${span('a source', 'text-decoration:underline;color:#1155cc')}</a>${span('.')}`)}
${p(`<a href="#heading=h.1">${span('above')}</a>`)}`);
  expect(outlineOf(html)).toEqual([
    '## One',
    '## Two',
    '### Four',
    '* A',
    '  1. B',
    '  1. C',
    '* D',
    '[a source](https://example.org/x?a=b).',
    'above',
  ]);
});

it('Google Docs: tables, soft line ends, boxes to tick, pictures', () => {
  const cell = (words: string) => `<td style="border:solid #000 1pt">${p(span(words))}</td>`;
  const html =
    docs(`<div dir="ltr" align="left"><table style="border:none"><colgroup><col width="301"/></colgroup><tbody><tr>${cell('a')}${cell('b')}</tr><tr>${cell('c')}${cell('')}</tr></tbody></table></div>
${p(`${span('First line')}<br />${span('second line')}`)}
<ul><li dir="ltr" role="checkbox" aria-checked="false" aria-level="1"><img src="data:image/png;base64,AA" aria-roledescription="checkbox" width="18"/><p dir="ltr" role="presentation">${span('To do')}</p></li></ul>
${p(`<span><img src="https://lh3.googleusercontent.com/x" width="602" height="338"/></span>`)}${p(span('End'))}`);
  expect(outlineOf(html)).toEqual(['|a|b|', '|c||', 'First line⏎second line', '* To do', 'End']);
});

it('Google Sheets: cells are a table', () => {
  const html = `<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0"><colgroup><col width="100"/></colgroup><tbody><tr><td style="font-weight:bold" data-sheets-value="{}">Year</td><td style="font-weight:bold">Tonnes</td></tr><tr><td>2025</td><td>310</td></tr></tbody></table>`;
  expect(outlineOf(html)).toEqual(['|header', '|Year|Tonnes|', '|2025|310|']);
});

it('LibreOffice: fonts, lists, deletions, tables', () => {
  const html = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta name="generator" content="LibreOffice 24.2"/><style type="text/css">p { line-height: 115% }</style></head>
<body lang="en-GB"><h1 class="western">One</h1><p style="margin-bottom: 0cm"><font face="Liberation Serif"><font size="3">Some <b>bold</b>
and <span style="font-style: normal">plain</span> words</font></font></p>
<p><del cite="mailto:x" datetime="2026-02-01T10:00:00"><span>gone </span></del>here</p>
<ol><li><p style="margin-bottom: 0cm">First</p></li><li><p>Second</p><ul><li><p>Inside</p></li></ul></li></ol>
<table width="100%"><thead><tr><th><p>Year</p></th><th><p>Stone</p></th></tr></thead><tbody><tr><td><p>2025</p></td><td><p>977</p></td></tr></tbody></table></body></html>`;
  expect(outlineOf(html)).toEqual([
    '## One',
    'Some **bold** and plain words',
    'here',
    '1. First',
    '1. Second',
    '  * Inside',
    '|header',
    '|Year|Stone|',
    '|2025|977|',
  ]);
});

it('Notion: headings, lists, code, quotations', () => {
  const html = `<meta charset='utf-8'><!-- notionvc: 1f3a9c2e --><h1>One</h1><p>Some <strong>bold</strong>, <em>slanted</em> and <code>coded</code> words with <a href="https://example.org/">a link</a>.</p><ul>
<li>A<ul><li>B</li></ul></li><li>C</li></ul><ol><li>One</li></ol><blockquote>Quoted<br>twice</blockquote><hr><p></p><p>End</p>`;
  expect(outlineOf(html)).toEqual([
    '## One',
    'Some **bold**, _slanted_ and `coded` words with [a link](https://example.org/).',
    '* A',
    '  * B',
    '* C',
    '1. One',
    '> Quoted⏎twice',
    'End',
  ]);
});

it('an editor of code: lines as they are', () => {
  const html = `<meta charset='utf-8'><div style="color:#000;font-family:Menlo, monospace;white-space:pre;"><div><span>first</span> line</div><br><div>  second</div></div>`;
  expect(outlineOf(html)).toEqual(['first line', 'second']);
});

import { expect, it } from 'vitest';
import { outlineOf } from './testing/outline.ts';

const fromWord = (body: string, style = '') =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {margin:0cm;} ${style} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const item = (sign: string, level: number, words: string, list = 'l0') =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`;

it('Word: two spaces are one, whatever they are made of', () => {
  const html =
    fromWord(`<p class=MsoNormal>“Tuesday”,<span style='mso-spacerun:yes'>&nbsp; </span>she
said.<span style='mso-spacerun:yes'>&nbsp;&nbsp; </span><b>And<span style='mso-spacerun:yes'>&nbsp; </span></b>then  left.<o:p></o:p></p>`);
  expect(outlineOf(html)).toEqual(['“Tuesday”, she said. **And** then left.']);
});

it('Word: numbered and bulleted lists keep their kind and level', () => {
  const html = fromWord(
    [
      item('1.', 1, 'First'),
      item('a)', 2, 'Under the first'),
      item('iv.', 3, 'Deeper'),
      item('2.', 1, 'Second'),
      item('·', 1, 'A bullet', 'l1'),
      item('o', 2, 'A bullet in it', 'l1'),
      item('§', 3, 'And one in that', 'l1'),
      item('(1)', 1, 'In brackets'),
      item('1.2.', 2, 'By chapter'),
      item('Article 3', 1, 'By law'),
      item('ü', 1, 'A tick', 'l1'),
      item('一、', 1, 'In Chinese'),
    ].join('\n'),
  );
  expect(outlineOf(html)).toEqual([
    '1. First',
    '  1. Under the first',
    '    1. Deeper',
    '1. Second',
    '* A bullet',
    '  * A bullet in it',
    '    * And one in that',
    '1. In brackets',
    '  1. By chapter',
    '1. By law',
    '* A tick',
    '1. In Chinese',
  ]);
});

it('Word: a list without its signs is known by the style sheet', () => {
  const plain = (list: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:${list} level1 lfo2'>${words}</p>`;
  const sheet = `@list l0 {mso-list-id:1;} @list l0:level1 {mso-level-tab-stop:none; margin-left:36.0pt;}
@list l1:level1 {mso-level-number-format:bullet; mso-level-text:;}`;
  expect(outlineOf(fromWord(plain('l0', 'One') + plain('l1', 'Dot'), sheet))).toEqual([
    '1. One',
    '* Dot',
  ]);
});

it('Word, plainer: the sign before an item is no text of it', () => {
  const plain = (sign: string, margin: number, words: string) =>
    `<p class=MsoListParagraph style='margin-left:${margin}pt;text-indent:-18.0pt'><span style='font-family:Symbol'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span>${words}</p>`;
  expect(
    outlineOf(plain('·', 36, 'One') + plain('o', 72, 'Two') + plain('3.', 36, 'Three')),
  ).toEqual(['* One', '  * Two', '1. Three']);
});

it('Word: a heading that is numbered is a heading', () => {
  const numbered = item('1.', 1, 'Intro')
    .replace('<p class=MsoListParagraphCxSpMiddle', '<h1')
    .replace('</p>', '</h1>');
  expect(outlineOf(fromWord(numbered))).toEqual(['## Intro']);
});

it('Word: every heading is one', () => {
  const html =
    fromWord(`<p class=MsoTitle>Title</p><h1>One<o:p></o:p></h1><h2><b>Two</b></h2><h3>Three</h3>
<h4>Four</h4><h6><i>Six</i></h6><p class=MsoNormal><b><span style='font-size:14pt'>Bold words</span></b></p>
<p class=MsoQuote>Quoted</p>`);
  expect(outlineOf(html)).toEqual([
    '## Title',
    '## One',
    '## Two',
    '### Three',
    '### Four',
    '### _Six_',
    '**Bold words**',
    '> Quoted',
  ]);
});

it('Word: a table is a table', () => {
  const cell = (words: string) =>
    `<td width=200 style='width:150pt;border:solid windowtext 1.0pt'><p class=MsoNormal>${words}<o:p></o:p></p></td>`;
  const html =
    fromWord(`<p class=MsoNormal>Before</p><table class=MsoTableGrid border=1 cellspacing=0>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>${cell('<b>Year</b>')}${cell('<b>Stone,<br>tonnes</b>')}</tr>
 <tr>${cell('2025')}${cell('1&nbsp;204<span style="mso-spacerun:yes">&nbsp; </span>')}</tr></table><p class=MsoNormal>After<o:p>&nbsp;</o:p></p>`);
  expect(outlineOf(html)).toEqual([
    'Before',
    '|header',
    '|Year|Stone, tonnes|',
    '|2025|1 204|',
    'After',
  ]);
});

it('Word: footnotes and places in the document are no links, their words stay', () => {
  const html =
    fromWord(`<p class=MsoNormal>Said so<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>
and <a href="/relative">here</a>, <a href="#_Toc1">there</a>, <a href="file:///C:/a.docx">in a file</a>, <a href="https://example.org/a?b=c&amp;d">on the web</a>.</p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> Not really.</p></div></div>`);
  expect(outlineOf(html)).toEqual([
    'Said so[1] and here, there, in a file, [on the web](https://example.org/a?b=c&d).',
    '[1] Not really.',
  ]);
});

it('Word: tracked deletions and comments are gone, insertions are text', () => {
  const html =
    fromWord(`<p class=MsoNormal>He did <del cite="mailto:Ana" datetime="2026-02-01T10:00">not </del><ins cite="mailto:Ana" datetime="2026-02-01T10:00"><u>quite </u></ins>
<span class=msoDel>nearly </span>resign<a style='mso-comment-reference:AR_1'>.</a><span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[AR1]</a></span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Sure?</p></div></div>`);
  expect(outlineOf(html)).toEqual(['He did +quite+ resign.']);
});

it('Word: text that is hidden stays hidden', () => {
  expect(
    outlineOf(
      fromWord("<p class=MsoNormal>Seen<span style='display:none;mso-hide:all'>Not</span></p>"),
    ),
  ).toEqual(['Seen']);
});

const online = (words: string, style = '', more = '') =>
  `<span class="TextRun SCXW12345 BCX0" ${more}><span class="NormalTextRun SCXW12345 BCX0" ${style}>${words}</span></span>`;
const end = '<span class="EOP SCXW12345 BCX0" data-ccp-props="{}">&nbsp;</span>';

it('Word on the web: headings, quotations, marks and spaces', () => {
  const html = `<div class="OutlineElement Ltr SCXW12345 BCX0"><p class="Paragraph SCXW12345 BCX0" role="heading" aria-level="1">${online('One')}${end}</p></div>
<div class="OutlineElement"><p class="Paragraph">${online('Four', 'data-ccp-parastyle="heading 4"')}${end}</p></div>
<div class="OutlineElement"><p class="Paragraph">${online('Some ')}${online('bold', '', 'style="font-weight:bold"')}<span class="TextRun SCXW1 BCX0"><span class="NormalTextRun"> and</span><span class="NormalTextRun">&nbsp;</span></span>${online('more')}${end}</p></div>
<div class="OutlineElement"><p class="Paragraph">${online('Quoted', 'data-ccp-parastyle="Quote"')}${end}</p></div>`;
  expect(outlineOf(html)).toEqual(['## One', '### Four', 'Some **bold** and more', '> Quoted']);
});

it('Word on the web: each item has a list of its own, and says its level', () => {
  const li = (list: 'ul' | 'ol', level: number, words: string) =>
    `<div class="ListContainerWrapper SCXW1 BCX0"><${list} class="BulletListStyle1 SCXW1" role="list"><li data-leveltext="" data-aria-level="${level}" data-aria-posinset="1" role="listitem" class="OutlineElement"><p class="Paragraph">${online(words)}${end}</p></li></${list}></div>`;
  const html = li('ul', 1, 'A') + li('ul', 2, 'B') + li('ol', 1, 'C') + li('ol', 3, 'D');
  expect(outlineOf(html)).toEqual(['* A', '  * B', '1. C', '    1. D']);
});

it('Word on the web: a deletion that is tracked is gone', () => {
  const html = `<p class="Paragraph">${online('Is ')}<span class="TrackChangeTextDeletion TrackedChange SCXW1"><span class="TextRun Strikethrough">not </span></span>${online('true')}${end}</p>`;
  expect(outlineOf(html)).toEqual(['Is true']);
});

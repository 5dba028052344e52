import { expect, it } from 'vitest';
import { outlineOf } from './testing/outline.ts';

it('Gmail: every line of its own is a paragraph, and none runs into the next', () => {
  const html = `<meta charset='utf-8'><div dir="ltr"><div>First.</div><div><br></div><div>Second is <b>bold.</b></div><div>Third&nbsp;<i>here</i>&nbsp;too.</div></div>`;
  expect(outlineOf(html)).toEqual(['First.', 'Second is **bold.**', 'Third _here_ too.']);
});

it('Gmail: two breaks part paragraphs, one ends a line', () => {
  expect(outlineOf('<div>One<br><br>Two <b>bold.</b><br>Third<br></div>Four')).toEqual([
    'One',
    'Two **bold.**⏎Third',
    'Four',
  ]);
});

it('Gmail: lists, quotations, indentation', () => {
  const html = `<div dir="ltr"><ol><li style="margin-left:15px">One</li><li>Two</li></ol><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid">He wrote<br></blockquote><blockquote style="margin:0 0 0 40px;border:none;padding:0px">Indented</blockquote></div>`;
  expect(outlineOf(html)).toEqual(['1. One', '1. Two', '> He wrote', 'Indented']);
});

it('Gmail: signs that are drawn are letters, a picture that counts readers is none', () => {
  const html = `<div>Good<img data-emoji="👍" alt="👍" src="https://fonts.gstatic.com/x.png"> news<img src="https://x.example/open" width="1" height="1"></div>`;
  expect(outlineOf(html)).toEqual(['Good👍 news']);
});

it('Outlook: Word’s paragraphs, links through its guard', () => {
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><p class=MsoNormal>Dear all,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>see <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&amp;data=05%7C02&amp;reserved=0">the report</a> or <a href="mailto:ana@example.org">write</a>.<o:p></o:p></p><!--EndFragment--></body></html>`;
  expect(outlineOf(html)).toEqual([
    'Dear all,',
    'see [the report](https://example.org/a?b=1) or [write](mailto:ana@example.org).',
  ]);
});

it('Outlook on the web: lines of divs', () => {
  const html = `<div class="elementToProof" style="font-family:Calibri">Hello,</div><div class="elementToProof"><br></div><div class="elementToProof">I <span style="font-weight:bold">agree</span>.</div><ul data-editing-info="{}"><li><div class="elementToProof" role="presentation">One</div></li></ul>`;
  expect(outlineOf(html)).toEqual(['Hello,', 'I **agree**.', '* One']);
});

it('Apple Mail: spaces it converted, a break it added', () => {
  const html = `<div style="caret-color: rgb(0, 0, 0);">One<span class="Apple-converted-space">&nbsp;</span>and<span class="Apple-converted-space">&nbsp; </span>two</div><div>Three</div><br class="Apple-interchange-newline">`;
  expect(outlineOf(html)).toEqual(['One and two', 'Three']);
});

it('a letter set in tables is its text', () => {
  const html = `<table role="presentation"><tr><td><table><tr><td><h2>News</h2><p>Of today.</p></td></tr></table></td></tr><tr><td>Foot</td></tr></table>`;
  expect(outlineOf(html)).toEqual(['## News', 'Of today.', 'Foot']);
});

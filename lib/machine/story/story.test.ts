import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { articleContent } from '#lib/content/article/article.ts';
import { contentBlocks } from '#lib/content/body/blocks.ts';
import { blockExamples } from '#lib/content/body/examples.ts';
import { bodyText } from '#lib/content/body/plain-text.ts';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import { viewExamples } from '#lib/content/testing/example-newsroom.ts';
import {
  paragraph,
  picture,
  references,
  story,
  surroundings,
  view,
} from '#lib/content/testing/small-lake.ts';
import { storyHtml } from './html.ts';
import { storyMarkdown } from './markdown.ts';

const settings = {
  ...defaultSettings,
  name: 'The Day',
  language: 'en-GB',
  timeZone: 'Europe/Berlin',
};

async function read(changes: Parameters<typeof story>[1], ...others: ReturnType<typeof story>[]) {
  const documents = [...surroundings, ...others, story('a', changes)];
  const { view: article } = await view(articleContent, documents, { slug: 'a' });
  if (article === null) throw new Error('The story cannot be read.');
  return { html: storyHtml(article, settings), markdown: storyMarkdown(article, settings) };
}

const examples = await blockExamples();

describe.each(
  examples.map((example) => ({ name: `${example.block._type}: ${example.state}`, example })),
)('the example $name elsewhere', ({ example }) => {
  test('stands alone: whole addresses, nothing of our pages’ styles or scripts', async () => {
    const { body } = await viewExamples([example]);
    const { view: article } = await view(articleContent, [...surroundings, story('a')], {
      slug: 'a',
    });
    if (article === null) throw new Error('The story cannot be read.');
    const html = storyHtml({ ...article, body }, settings);
    expect(html).not.toMatch(
      /class=|style=|<script|undefined|\[object|(?:href|src)="(?!https?:|mailto:)/,
    );
    expect(html).not.toBe('');
    const markdown = storyMarkdown({ ...article, body }, settings);
    expect(markdown).not.toMatch(/undefined|\[object|\]\(\//);
    const words = bodyText(body).match(/\p{Letter}+/gu) ?? [];
    for (const told of [html, markdown]) {
      expect(words.filter((word) => !told.includes(word))).toEqual([]);
    }
  });
});

test('every block is among the examples', () => {
  const shown = new Set<string>(examples.map(({ block }) => block._type));
  expect(Object.keys(contentBlocks).filter((name) => !shown.has(name))).toEqual([]);
});

test('a story as HTML: its picture with its credit, where it was reported, what it says, what was put right', async () => {
  const { html } = await read({
    leadImage: { ...picture, caption: 'The river at dawn.' },
    dateline: { city: 'Bogotá', country: 'Colombia' },
    corrections: [
      { _key: 'c', kind: 'correction', text: 'It was Monday.', at: '2026-02-02T11:30:00Z' },
    ],
  });
  expect(html).toMatch(/^<figure><img src="http:\/\/localhost:3000\/lake\/images\//);
  expect(html).toContain('<figcaption>The river at dawn. Dateline</figcaption>');
  expect(html).toContain('<p>BOGOTÁ, Colombia — It rained.</p>');
  expect(html).toContain('<p><strong>Correction, 2 Feb 2026:</strong> It was Monday.</p>');
});

test('text keeps its marks, lists their levels, links their whole addresses', async () => {
  const item = (text: string, level: number) => ({
    ...paragraph(text, text),
    listItem: 'bullet',
    level,
  });
  const { html, markdown } = await read(
    {
      body: [
        {
          ...paragraph('', 'p'),
          markDefs: [
            { _type: 'link', _key: 'l', href: 'https://example.org/a?b&c' },
            { _type: 'storyLink', _key: 's', story: { _type: 'reference', _ref: 'b' } },
          ],
          children: [
            { _type: 'span', _key: '1', text: 'One ', marks: ['strong'] },
            { _type: 'span', _key: '2', text: 'two', marks: ['strong', 'l'] },
            { _type: 'span', _key: '3', text: ' three', marks: ['s', 'em'] },
            { _type: 'span', _key: '4', text: ' three ', marks: ['strong', 'em'] },
            { _type: 'span', _key: '5', text: 'end', marks: [] },
          ],
        },
        item('outer', 1),
        item('inner', 2),
      ],
    },
    story('b'),
  );
  expect(html).toContain('<strong>One <a href="https://example.org/a?b&#x26;c">two</a></strong>');
  expect(html).toContain('href="http://localhost:3000/article/b"');
  expect(html).toContain('<ul><li>outer<ul><li>inner</li></ul></li></ul>');
  expect(markdown).toContain('__three__* end');
  expect(markdown).toContain('- outer\n  - inner');
  expect(markdown).toContain('[two](https://example.org/a?b\\&c)');
});

test('markup in text stays text, in HTML and in Markdown', async () => {
  const text = '<script>alert(1)</script> # not a heading\n- *none* [a](javascript:b) | `c` &amp;';
  const { html, markdown } = await read({
    headline: text,
    standfirst: text,
    body: [paragraph(text)],
  });
  const scripts = JSON.stringify(parse(html), (key, value) => (key === 'parentNode' ? 0 : value));
  expect(scripts).not.toContain('"tagName":"script"');
  expect(html).toContain('&#x3C;script>');
  const [, , written = ''] = markdown.split('---\n');
  expect(written).not.toMatch(/^- \*none|[^\\]<script|[^\\]\[a\]\(java/m);
  expect(written.match(/^# /gm)).toHaveLength(1);
});

test('a live story has its updates, each under its moment', async () => {
  const { html } = await read({
    kind: 'live',
    liveUpdates: [
      {
        _key: 'u',
        headline: 'The bridge is open',
        at: '2026-02-02T11:10:00Z',
        authors: references('ana'),
        body: [paragraph('At last.')],
      },
    ],
  });
  expect(html).toContain('<h2>Live updates</h2>');
  expect(html).toMatch(/<h3>2 Feb 2026, 12:10 .*: The bridge is open<\/h3><p>At last\.<\/p>/);
});

test('Markdown begins with the story’s facts', async () => {
  const { markdown } = await read({ headline: 'A "quoted": headline', tags: references('rivers') });
  expect(markdown.split('---\n')[1]).toBe(
    [
      'title: "A \\"quoted\\": headline"',
      'description: "Why it matters."',
      'url: "http://localhost:3000/article/a"',
      'publisher: "The Day"',
      'authors: ["Ana Ruiz"]',
      'published: "2026-02-02T12:00:00+01:00"',
      'modified: "2026-02-02T12:00:00+01:00"',
      'section: "World"',
      'tags: ["Rivers"]',
      'language: "en-GB"',
      '',
    ].join('\n'),
  );
});

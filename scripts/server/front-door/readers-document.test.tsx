import { Suspense, use } from 'react';
import { renderToReadableStream } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { pageModuleFolder } from '#lib/page-module.ts';
import { readersDocument, readersLinks } from './readers-document.ts';
import { UnfinishedPageError } from './streamed.ts';
import { addressOfJoined } from './styles.ts';

/** Pages as Next sends them, in small. */

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const inBody = (body: string) => /<body>(.*)<\/body>/s.exec(readersDocument(page('', body)))?.[1];
const inHead = (head: string) => /<head>(.*)<\/head>/s.exec(readersDocument(page(head, '')))?.[1];
const ours = `<script type="module" src="${pageModuleFolder}main-abc.js"></script>`;

describe('what is left out', () => {
  test.each([
    ['a chunk', '<script src="/_next/static/chunks/a.js" async=""></script>'],
    ['a chunk for old browsers', '<script src="/_next/static/chunks/a.js" noModule=""></script>'],
    ['flight payload', '<script>self.__next_f.push([1,"<b>text</b>"])</script>'],
    ['a script of another kind', '<script type="text/javascript">alert(1)</script>'],
    ['a module written in the page', '<script type="module">import "/x.js"</script>'],
    ['a module from elsewhere', '<script type="module" src="https://evil.example/a.js"></script>'],
    ['speculation rules in the page', '<script type="speculationrules">{}</script>'],
    ['a preload of a script', '<link rel="preload" as="script" href="/_next/a.js"/>'],
    ['the same in capitals', '<LINK REL="PRELOAD" AS="script" HREF="/_next/a.js">'],
    ['a preload of a module', '<link rel="modulepreload" href="/_next/a.js"/>'],
    ['a preload of styles', '<link rel="preload" href="/_next/a.css" as="style"/>'],
    ['what holds rendering back', '<link rel="expect" href="#_R_" blocking="render"/>'],
    ['a mark of the fonts', '<meta name="next-size-adjust" content=""/>'],
    ['a comment', '<!-- of React -->'],
  ])('%s', (_, markup) => {
    expect(inHead(`<title>A</title>${markup}`)).toBe('<title>A</title>');
    expect(inBody(`<p>One</p>${markup}`)).toBe('<p>One</p>');
  });

  test('an empty place of React, and the comments that divide texts', () => {
    expect(inBody('<div hidden=""><!--$--><!--/$--></div><p>By<!-- --> <b>Ada</b></p>')).toBe(
      '<p>By <b>Ada</b></p>',
    );
  });
});

describe('what stays', () => {
  test.each([
    ['our module', ours],
    ['structured data', '<script type="application/ld+json">{"a":"\\u003c/script>&"}</script>'],
    ['a table, a form, an image', '<form action="/search"><input name="q" value="a&amp;b"></form>'],
    ['something hidden with words in it', '<div hidden="">Words</div>'],
    ['text that looks like markup', '<p>&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; 🌊 الخبر</p>'],
    [
      'the same in what is for readers without script',
      '<noscript><p>One</p>&lt;/noscript&gt;&lt;img src="x"&gt;</noscript>',
    ],
  ])('%s', (_, markup) => {
    expect(inBody(markup)).toBe(markup);
  });

  test('styles, without what React calls them by', () => {
    expect(inHead('<link rel="stylesheet" href="/a.css" data-precedence="next"/>')).toBe(
      '<link rel="stylesheet" href="/a.css">',
    );
  });

  test('a preload of fonts and pictures', () => {
    const font = '<link rel="preload" as="font" href="/a.woff2" crossorigin="">';
    expect(inHead(font)).toBe(font);
  });

  test('the document type: a browser reads the page by the standard', () => {
    expect(readersDocument(page('', ''))).toMatch(/^<!DOCTYPE html>/);
  });
});

function Late({ text, after }: { text: Promise<string>; after?: Promise<string> }) {
  return (
    <section>
      <h2>{use(text)}</h2>
      {after && (
        <Suspense fallback={<i>waiting again</i>}>
          <Late text={after} />
        </Suspense>
      )}
    </section>
  );
}
describe('what React sends late', () => {
  const in_ = (milliseconds: number, text: string) =>
    new Promise<string>((resolve) => setTimeout(() => resolve(text), milliseconds));

  async function streamed(): Promise<string> {
    const stream = await renderToReadableStream(
      <html lang="en">
        <body>
          <h1>At once</h1>
          <Suspense fallback={<p>waiting</p>}>
            <Late text={in_(30, 'Late')} after={in_(60, 'Later')} />
          </Suspense>
          <Suspense fallback={<p>waiting too</p>}>
            <Late text={in_(10, 'Early')} />
          </Suspense>
          <footer>Foot</footer>
        </body>
      </html>,
    );
    return new Response(stream).text();
  }

  test('stands in its place, without script', async () => {
    const sent = await streamed();
    expect(sent, 'React sends places and what belongs there').toMatch(/<template id="B:0">/);
    const body = /<body>(.*)<\/body>/s.exec(readersDocument(sent))?.[1];
    expect(body).toBe(
      '<h1>At once</h1><section><h2>Late</h2><section><h2>Later</h2></section></section>' +
        '<section><h2>Early</h2></section><footer>Foot</footer>',
    );
  });

  test('a part of a part, by the number of its segment', () => {
    const sent =
      '<main><template id="P:1"></template></main><div hidden id="S:1"><p>Part</p></div><script>$RS("S:1","P:1")</script>';
    expect(inBody(sent)).toBe('<main><p>Part</p></main>');
  });

  test('what never came makes no page', () => {
    const sent = '<main><!--$?--><template id="B:0"></template><p>waiting</p><!--/$--></main>';
    expect(() => inBody(sent)).toThrow(UnfinishedPageError);
  });
});

describe('links in the header', () => {
  const font = '</_next/a.woff2>; rel=preload; as="font"; crossorigin=""; type="font/woff2"';
  const script = '</_next/a.js>; rel=preload; as="script"';
  const style = '</_next/a.css>; rel=preload; as="style"';
  const picture =
    '</a.jpg?rect=1,2,3>; rel=preload; as="image"; imagesrcset="/a.jpg?w=1 1w, /a.jpg?w=2 2w"';

  test('those of scripts and styles are left out, the others stay whole', () => {
    expect(readersLinks(`${script}, ${font}, ${style}, ${picture}`)).toBe(`${font}, ${picture}`);
    expect(readersLinks('</a.js>; rel=modulepreload')).toBeUndefined();
    expect(readersLinks(undefined)).toBeUndefined();
  });
});

describe('styles', () => {
  const sheet = (name: string) => `<link rel="stylesheet" href="${name}">`;
  const chunk = (name: string) => sheet(`/_next/static/chunks/${name}.css`);

  test('are two files at most: the first, and the others joined in their order', () => {
    expect(inHead(chunk('a') + chunk('b-1') + chunk('c_2') + chunk('d'))).toBe(
      chunk('a') + sheet(addressOfJoined(['b-1', 'c_2', 'd'])),
    );
    expect(inHead(chunk('a') + chunk('b'))).toBe(chunk('a') + chunk('b'));
  });

  test('of another kind stay as they are', () => {
    const others = chunk('a') + chunk('b') + sheet('/other.css');
    expect(inHead(others)).toBe(others);
  });
});

describe('attack: a page that is read in two ways', () => {
  test.each([
    ['a script in a comment that ends early', '<!--><script>alert(1)</script>-->'],
    ['a script after a broken attribute', '<p title="a"b"><script>alert(1)</script></p>'],
    ['a script in foreign markup', '<svg><script>alert(1)</script></svg>'],
    ['a script in a table', '<table><script>alert(1)</script><tr><td>a</table>'],
    ['a script in a template', '<template><script>alert(1)</script></template>'],
    ['a script in noscript', '<noscript><script>alert(1)</script></noscript>'],
    ['a data block of another type', '<script type="application/json">alert(1)</script>'],
    ['our address, with another inside', '<script type="module" src="/_page/../evil.js"></script>'],
    ['our address without being a module', '<script src="/_page/a.js">alert(1)</script>'],
  ])('%s → no script in what is sent', (_, markup) => {
    expect(inBody(markup)).not.toMatch(/<script/i);
  });
});

describe('the language of a document', () => {
  const story = (attributes: string) =>
    readersDocument(page('', `<article ${attributes}><p>Text</p></article>`));

  test('is that of the story it is about', () => {
    const read = story('lang="ar" dir="rtl" data-page-language="ar"');
    expect(read).toMatch(/<html lang="ar" dir="rtl">/);
    expect(read).toContain('<article lang="ar" dir="rtl">');
  });

  test('is the newsroom’s, whatever other languages are on the page', () => {
    expect(story('lang="ar" dir="rtl"')).toMatch(/<html lang="en">/);
    expect(story('')).toMatch(/<html lang="en">/);
  });
});

import { describe, expect, test } from 'vitest';
import { checkSvg } from './check.ts';

const check = (svg: string) => checkSvg(new TextEncoder().encode(svg));
const drawing = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" ${attributes}>${inside}</svg>`;

describe('checkSvg', () => {
  test.each([
    ['a plain drawing', drawing('<path d="M0 0L10 10" fill="#c00"/>')],
    [
      'what drawing programs write',
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${drawing('<metadata/>', 'inkscape:export-filename="C:\\a\\b.png"')}`,
    ],
    [
      'gradients, styles and clips of its own',
      drawing(
        '<style><![CDATA[.a { fill: url(#g) }]]></style><linearGradient id="g"/><use xlink:href="#g"/><rect clip-path="url(#c)" class="a"/>',
      ),
    ],
    ['a link', drawing('<a href="https://example.org"><text>R&amp;D &#8211; 5 &gt; 3</text></a>')],
    ['a picture inside', drawing('<image href="data:image/png;base64,AAAA"/>')],
    ['an animation', drawing('<circle><animate attributeName="cx" from="0" to="5"/></circle>')],
  ])('accepts %s', (_, svg) => {
    expect(() => check(svg)).not.toThrow();
  });

  test.each([
    ['a script', drawing('<script>alert(1)</script>'), '<script>'],
    ['a script under another prefix', drawing('<s:script xmlns:s="x"/>'), '<s:script>'],
    ['a script in capitals', drawing('<SCRIPT/>'), '<SCRIPT>'],
    ['an event handler', drawing('', 'onload="alert(1)"'), 'event handler (onload)'],
    ['an event handler in capitals', drawing('<a OnClick = "x"/>'), 'event handler (OnClick)'],
    ['foreignObject', drawing('<foreignObject><p/></foreignObject>'), '<foreignObject>'],
    ['a web page', drawing('<h:form xmlns:h="http://www.w3.org/1999/xhtml"/>'), 'web page'],
    ['a script in a link', drawing('<a href="javascript:alert(1)"/>'), 'script in a link'],
    [
      'one spelled in references',
      drawing('<a href="&#106;ava&#x0A;script:x"/>'),
      'script in a link',
    ],
    ['a picture from elsewhere', drawing('<image href="https://example.org/a.png"/>'), 'elsewhere'],
    ['a shape from elsewhere', drawing('<use xlink:href="b.svg#a"/>'), 'elsewhere'],
    ['an SVG in an address', drawing('<image href="data:image/svg+xml,x"/>'), 'elsewhere'],
    ['a fill from elsewhere', drawing('<rect fill="url(http://example.org/#a)"/>'), 'elsewhere'],
    [
      'a style from elsewhere',
      drawing('<rect style="fill:url( \'//example.org\')"/>'),
      'elsewhere',
    ],
    ['an import', drawing('<style>@import "x.css";</style>'), 'style sheet'],
    ['an import in pieces', drawing('<style>@im<!-- -->port "x.css";</style>'), 'style sheet'],
    ['an import in CDATA', drawing('<style>@im<![CDATA[port "x"]]></style>'), 'style sheet'],
    ['an escaped import', drawing('<style>@\\69mport "x";</style>'), 'escaped'],
    ['a style sheet instruction', `<?xml-stylesheet href="x.css"?>${drawing('')}`, 'style sheet'],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "x">]>${drawing('&a;')}`, 'entities'],
    ['an unknown entity', drawing('<a title="&evil;"/>', 'x="&evil;"'), 'entity'],
    ['a link that animates', drawing('<a><set attributeName="xlink:href" to="x"/></a>'), 'links'],
    ['an animated handler', drawing('<set attributeName="onclick" to="x"/>'), 'links'],
    ['broken markup', drawing('<rect <script>'), 'well-formed'],
    ['an attribute without quotes', drawing('<rect onload=alert(1)>'), 'well-formed'],
    ['another encoding', `<?xml version="1.0" encoding="UTF-7"?>${drawing('')}`, 'UTF-8'],
  ])('refuses %s', (_, svg, reason) => {
    expect(() => check(svg)).toThrow(reason);
  });

  test('refuses what is not UTF-8', () => {
    expect(() => checkSvg(Buffer.from(`\ufeff${drawing('')}`, 'utf16le'))).toThrow('UTF-8');
  });
});

describe('attack: drawings that take too much', () => {
  const filter = (steps: string, about = '') => drawing(`<filter ${about}>${steps}</filter>`);
  const parts = (count: number, part: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => part(at)).join('');

  test.each([
    [
      'the shadow of a drawing program',
      filter(
        '<feFlood/><feColorMatrix in="SourceAlpha" values="0 0 0 0 0"/><feOffset dy="4"/><feGaussianBlur stdDeviation="2 3"/><feBlend/><feBlend/>',
        'id="f" x="-20%" y="-0.1" width="140%" height="1.2"',
      ),
    ],
    ['a filter over some pixels', filter('<feFlood/>', 'filterUnits="userSpaceOnUse" width="900"')],
    ['notes of a program', drawing('<metadata><Work about=""/></metadata><x:note xmlns:x="y"/>')],
    ['a part used ten times', drawing(`<g id="a"/>${'<use href="#a"/>'.repeat(10)}`)],
    ['a link to where it stands', drawing('<g id="a"><a href="#a"/></g>')],
    ['an animation of what it stands in', drawing('<g id="a"><set href="#a"/></g>')],
    ['millimetres', '<svg width="210mm" height="297mm"/>'],
  ])('%s → taken', (_, svg) => {
    expect(() => check(svg)).not.toThrow();
  });

  test.each([
    ['a wide blur', filter('<feGaussianBlur stdDeviation="2 9999"/>'), 'stddeviation'],
    ['a blur that is no number', filter('<feGaussianBlur stdDeviation="NaN"/>'), 'stddeviation'],
    ['octaves', filter('<feTurbulence numOctaves="99"/>'), 'numoctaves'],
    ['a region in parts', filter('<feFlood/>', 'width="99"'), 'width="99"'],
    ['a region in percent', filter('<feFlood/>', 'x="-9999%"'), 'x="-9999%"'],
    ['a region in references', filter('<feFlood/>', 'width="&#57;9999"'), 'width="99999"'],
    ['steps', filter('<feFlood/>'.repeat(31)), 'more than 30 steps'],
    [
      'filters',
      drawing(parts(200, () => '<filter><feFlood/><feFlood/><feFlood/></filter>')),
      'steps',
    ],
    [
      'steps over a large surface',
      `<svg width="8000" height="8000"><filter>${'<feFlood/>'.repeat(3)}</filter></svg>`,
      'too many steps for its size',
    ],
    ['a blur in a style sheet', drawing('<style>a{filter:blur(1e9px)}</style>'), 'blur'],
    ['a blur in an attribute', drawing('<g filter="blur(9999px)"/>'), 'blur'],
    [
      'ten uses, ten deep',
      drawing(
        parts(10, (at) => `<g id="a${at}">${`<use href="#a${at + 1}"/>`.repeat(10)}</g>`) +
          '<g id="a10"/>',
      ),
      'referring',
    ],
    [
      'the same by fills',
      drawing(
        `${parts(
          10,
          (at) => `<pattern id="a${at}">${`<g fill="url(#a${at + 1})"/>`.repeat(10)}</pattern>`,
        )}<g id="a10"/>`,
      ),
      'referring',
    ],
    ['a part that uses itself', drawing('<g id="a"><use href="#a"/></g>'), 'refers to itself'],
    [
      'the same in references',
      drawing('<g id="&#97;"><use href="&#35;a"/></g>'),
      'refers to itself',
    ],
    ['depth', drawing('<g>'.repeat(200) + '</g>'.repeat(200)), 'deep'],
    ['elements', drawing('<g/>'.repeat(50_001)), 'elements'],
    ['a size', '<svg width="1e12" height="1"/>', 'cannot be drawn'],
    ['a view', '<svg viewBox="0 0 1e12 1"/>', 'cannot be drawn'],
    ['an element of no drawing', drawing('<iframe/>'), '<iframe>'],
    ['an unknown element', drawing('<marquee/>'), '<marquee>'],
    ['an unknown element as SVG', drawing('<svg:marquee/>'), '<svg:marquee>'],
    ['a script in the notes', drawing('<metadata><script/></metadata>'), '<script>'],
    ['two drawings', '<svg/><svg/>', 'well-formed'],
    ['no drawing', '<html/>', 'well-formed'],
    ['nothing', '  ', 'well-formed'],
    ['an end that is missing', '<svg><g></svg>', 'well-formed'],
  ])('%s → refused', (_, svg, reason) => {
    expect(() => check(svg)).toThrow(reason);
  });
});

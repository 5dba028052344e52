import { gzipSync } from 'node:zlib';
import { chunk, packedZeros, png } from './raw-png.ts';

const svg = (inside: string, attributes = 'width="400" height="300"'): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);

const many = (times: number, piece: (at: number) => string): string =>
  Array.from({ length: times }, (_, at) => piece(at)).join('');

/** A part that uses the one before `times` times, `deep` over. */
const usesUponUses = (deep: number, times: number) =>
  `<g id="a0"><rect width="9" height="9"/></g>${many(
    deep,
    (at) => `<g id="a${at + 1}">${`<use href="#a${at}"/>`.repeat(times)}</g>`,
  )}<use href="#a${deep}"/>`;

const filtered = (steps: string, region = '') =>
  `<filter id="f" ${region}>${steps}</filter><rect width="100%" height="100%" filter="url(#f)"/>`;

/** Drawings that take more than a drawing may, by what they do. */
export const hostileDrawings = (): Record<string, Buffer> => ({
  'a filter of 400 steps over 64 megapixels': svg(
    filtered('<feGaussianBlur stdDeviation="9"/>'.repeat(400)),
    'width="8000" height="8000"',
  ),
  'a filter in 30 steps that each hold the whole': svg(
    filtered(
      many(30, (at) => `<feTurbulence baseFrequency=".01" numOctaves="8" result="r${at}"/>`),
    ),
    'width="10000" height="10000"',
  ),
  'a filter with a region of a million': svg(
    filtered('<feFlood/>', 'x="-500000" y="-500000" width="1000000" height="1000000"'),
  ),
  'a filter with a region in percent': svg(
    filtered('<feFlood/>', 'x="-90000%" y="-90000%" width="999999%" height="999999%"'),
  ),
  'a blur of 100,000 pixels': svg(filtered('<feGaussianBlur stdDeviation="100000"/>')),
  'a blur without an end': svg(filtered('<feGaussianBlur stdDeviation="1e999"/>')),
  'a morphology of 10,000 pixels': svg(filtered('<feMorphology radius="10000"/>')),
  'a matrix of 1,000 by 1,000': svg(filtered('<feConvolveMatrix order="1000"/>')),
  'a blur in a style': svg('<rect width="9" height="9" style="filter:blur(99999px)"/>'),
  'a thousand blurs in a style': svg(
    `<rect width="9" height="9" style="filter:${'blur(9px) '.repeat(1000)}"/>`,
  ),
  'uses upon uses, a thousand million': svg(usesUponUses(9, 10)),
  'uses upon uses, two to the thirtieth': svg(usesUponUses(30, 2)),
  'a part that uses itself': svg('<g id="a"><use href="#a"/></g>'),
  'two parts that use each other': svg(
    '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
  ),
  'a row of 5,000 parts that each use the next': svg(
    many(5000, (at) => `<g id="a${at}"><use href="#a${at + 1}"/></g>`),
  ),
  'patterns in patterns': svg(
    `${many(
      40,
      (at) =>
        `<pattern id="p${at}" width=".1" height=".1">${`<rect width="9" height="9" fill="url(#p${at + 1})"/>`.repeat(9)}</pattern>`,
    )}<rect width="400" height="300" fill="url(#p0)"/>`,
  ),
  'masks in masks': svg(
    `${many(40, (at) => `<mask id="m${at}"><rect width="400" height="300" mask="url(#m${at + 1})"/><rect width="400" height="300" mask="url(#m${at + 1})"/></mask>`)}<rect width="400" height="300" mask="url(#m0)"/>`,
  ),
  'a pattern of tiny tiles over everything': svg(
    '<pattern id="p" width=".00001" height=".00001"><rect width="1" height="1"/></pattern><rect width="400" height="300" fill="url(#p)"/>',
  ),
  'groups 100,000 deep': svg('<g>'.repeat(100_000) + '</g>'.repeat(100_000)),
  '300,000 elements': svg('<rect/>'.repeat(300_000)),
  'a gradient of 50,000 stops': svg(
    `<linearGradient id="g">${many(49_000, (at) => `<stop offset="${at / 49_000}"/>`)}</linearGradient><rect width="400" height="300" fill="url(#g)"/>`,
  ),
  'dashes without number': svg(
    `<path d="M0 0${'L1e6 1e6L0 0'.repeat(50_000)}" stroke="#000" stroke-dasharray=".0001"/>`,
  ),
  'a marker on each of 300,000 corners': svg(
    `<marker id="m">${'<circle r="5"/>'.repeat(100)}</marker><path d="M0 0${'L1 1'.repeat(300_000)}" marker-mid="url(#m)" stroke="#000"/>`,
  ),
  'a text of two million letters': svg(`<text y="20">${'W'.repeat(2_000_000)}</text>`),
  'letters as large as towns': svg('<text y="20" font-size="1e30">W</text>'),
  'a width of a thousand million': svg('', 'width="1000000000" height="1000000000"'),
  'a view of a thousand million': svg('<rect width="9" height="9"/>', 'viewBox="0 0 1e9 1e9"'),
  'a width of nothing': svg('<rect width="9" height="9"/>', 'width="0" height="0"'),
  'a width that is no number': svg('<rect width="9" height="9"/>', 'width="NaN" height="1e999"'),
  'a million laughs': Buffer.from(
    `<!DOCTYPE svg [<!ENTITY a "ha">${many(9, (at) => `<!ENTITY b${at} "${`&${at === 0 ? 'a' : `b${at - 1}`};`.repeat(10)}">`)}]><svg xmlns="http://www.w3.org/2000/svg"><text>&b8;</text></svg>`,
  ),
  'an entity from a file': Buffer.from(
    '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
  ),
  'a document type of three megabytes': Buffer.from(
    `<!DOCTYPE svg ${'x'.repeat(3_000_000)}><svg xmlns="http://www.w3.org/2000/svg"/>`,
  ),
  'packed, a hundred megabytes of spaces': gzipSync(
    Buffer.concat([
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'),
      Buffer.alloc(1e8, ' '),
    ]),
  ),
  'a style of a million open comments': svg(`<style>${'/*'.repeat(1_000_000)}</style>`),
  'a style of 500,000 open addresses': svg(`<style>${'url('.repeat(500_000)}</style>`),
  'a tag of a million spaces': svg(`<rect ${' '.repeat(1_000_000)}`),
  'a tag of 100,000 attributes': svg(`<rect ${many(100_000, (at) => `a${at}="" `)}/>`),
  'a picture inside that unpacks to a hundred megapixels': svg(
    `<image width="9" height="9" href="data:image/png;base64,${png(10_000, 10_000, [chunk('IDAT', packedZeros(40_001 * 10_000))]).toString('base64')}"/>`,
  ),
  'a script': svg('<script>alert(1)</script>'),
  'a page inside': svg(
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
  ),
  'a picture from elsewhere': svg('<image href="http://169.254.169.254/latest/meta-data"/>'),
  'a picture from the disk': svg('<image href="file:///etc/passwd"/>'),
  'an element nobody knows': svg('<blink/>'),
});

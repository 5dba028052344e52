import { describe, expect, test } from 'vitest';
import { read } from '../contract/read.ts';
import { image } from './image.ts';
import { isTinyPicture } from './preview.ts';

const good = 'data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ==';

test.each([good, 'data:image/png;base64,iVBORw0KGgo=', 'data:image/webp;base64,AAAA'])(
  '%s is a preview',
  (value) => {
    expect(isTinyPicture(value)).toBe(true);
  },
);

test.each([
  [{ top: 0, bottom: 0, left: 0, right: 0 }, good],
  [{ top: 0, bottom: 0.01, left: 0, right: 0 }, null],
  [{ top: 0.2, bottom: 0.2, left: 0.2, right: 0.2 }, null],
])('a preview shows nothing that was cut off: %j', (crop, lqip) => {
  const asset = { _id: 'image-abc123-2000x1000-jpg', lqip: good };
  const words = { alt: 'A river', caption: null, credit: 'Us', licence: null, source: null };
  const reading = read(image, { asset, crop, hotspot: null, ...words });
  expect(reading.ok && reading.value.asset.lqip).toBe(lqip);
});

describe('attack: a preview that is more than a picture', () => {
  const tricks: [string, string][] = [
    [
      'a quote that ends the address and styles the whole page',
      'data:image/png;base64,AA");position:fixed;inset:0;background:url("https://evil.example/',
    ],
    ['a single quote', "data:image/png;base64,AAA'"],
    ['a bracket', 'data:image/png;base64,AAA)'],
    ['a backslash, which writes any letter in a style', 'data:image/png;base64,AA\\22'],
    ['a line break, which ends a string in a style', 'data:image/png;base64,AAAA\nAAAA'],
    ['a line break at the very end', `${good}\n`],
    ['a form feed', 'data:image/png;base64,AAAA\f'],
    ['a letter of no width', 'data:image/png;base64,AA\u200bAA'],
    ['a line separator', 'data:image/png;base64,AAAA\u2028'],
    ['a drawing, which can hold anything', 'data:image/svg+xml;base64,PHN2Zy8+'],
    ['a page', 'data:text/html;base64,PHA+'],
    ['a type with a parameter', 'data:image/png;x=");a:b;base64,AAAA'],
    ['no base64', 'data:image/png,AAAA'],
    ['capitals', 'DATA:IMAGE/PNG;BASE64,AAAA'],
    ['a space before it', ' data:image/png;base64,AAAA'],
    ['an address of the web', 'https://evil.example/pixel.png'],
    ['the other base64', 'data:image/png;base64,AA-_'],
    ['half a group', 'data:image/png;base64,AAAAA'],
    ['filling in the middle', 'data:image/png;base64,AA==AAAA'],
    ['nothing at all', 'data:image/png;base64,'],
    ['a megabyte', `data:image/png;base64,${'A'.repeat(1_000_000)}`],
  ];

  test.each(tricks)('%s → the preview is dropped and told, the picture stays', (_, lqip) => {
    expect(isTinyPicture(lqip)).toBe(false);
    const asset = { _id: 'image-abc123-2000x1000-jpg', lqip };
    const none = { crop: null, hotspot: null, caption: null, licence: null, source: null };
    const reading = read(image, { asset, alt: 'A river', credit: 'Us', ...none });
    if (!reading.ok) throw new Error('The picture was refused with its preview.');
    expect(reading.value.asset).toMatchObject({ id: 'image-abc123-2000x1000-jpg', lqip: null });
    expect(reading.faults).toEqual([
      { path: ['asset', 'lqip'], reason: 'is not a small picture in base64' },
    ]);
  });
});

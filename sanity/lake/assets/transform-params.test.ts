import { describe, expect, test } from 'vitest';
import { readTransformParams } from './transform-params.ts';

const read = (query: string) => readTransformParams(new URLSearchParams(query));

describe('readTransformParams', () => {
  test('reads every parameter', () => {
    expect(
      read(
        'w=300&h=200&fit=crop&crop=top,left&rect=1,2,3,4&q=80&fm=webp&auto=format&dpr=2&blur=5' +
          '&sharp=7&flip=hv&or=90&bg=f00&fp-x=0.2&fp-y=1&min-w=1&max-w=2&min-h=3&max-h=4&sat=-100' +
          '&invert=true&pad=9',
      ),
    ).toEqual({
      w: 300,
      h: 200,
      fit: 'crop',
      crop: ['top', 'left'],
      rect: { left: 1, top: 2, width: 3, height: 4 },
      q: 80,
      fm: 'webp',
      auto: 'format',
      dpr: 2,
      blur: 5,
      sharp: 7,
      flip: 'hv',
      or: 90,
      bg: { r: 255, g: 0, b: 0, alpha: 1 },
      'fp-x': 0.2,
      'fp-y': 1,
      'min-w': 1,
      'max-w': 2,
      'min-h': 3,
      'max-h': 4,
      sat: -100,
      invert: true,
      pad: 9,
    });
  });

  test('passes over what it does not know, and dl', () => {
    expect(read('utm_source=x&w=10&dl=name.jpg&__proto__=1')).toEqual({ w: 10 });
  });

  test.each([
    ['bg=8f00', { r: 255, g: 0, b: 0, alpha: 136 / 255 }],
    ['bg=80102030', { r: 16, g: 32, b: 48, alpha: 128 / 255 }],
    ['bg=102030', { r: 16, g: 32, b: 48, alpha: 1 }],
  ])('?%s', (query, bg) => {
    expect(read(query)).toEqual({ bg });
  });

  test.each([
    ['w=0', '"w" has to be a number from 1 to 8192, not "0".'],
    ['w=9000', '"w" has to be a number from 1 to 8192, not "9000".'],
    ['h=abc', '"h" has to be a number from 1 to 8192, not "abc".'],
    ['w=', '"w" has to be a number from 1 to 8192, not "".'],
    ['w=1e3', '"w" has to be a number from 1 to 8192, not "1e3".'],
    [
      'fit=cover',
      '"fit" has to be one of clip, crop, fill, fillmax, max, scale, min, not "cover".',
    ],
    ['dpr=4', '"dpr" has to be a number from 1 to 3, not "4".'],
    ['or=45', '"or" has to be 0, 90, 180 or 270, not "45".'],
    ['rect=1,2,3', '"rect" has to be left,top,width,height in whole pixels, not "1,2,3".'],
    ['rect=0,0,0,9', '"rect" has to be left,top,width,height in whole pixels, not "0,0,0,9".'],
    ['bg=red', '"bg" has to be a colour such as ff0000 or 80ff0000, not "red".'],
    ['fm=tiff', '"fm" has to be one of jpg, pjpg, png, webp, avif, gif, not "tiff".'],
    ['crop=top,focalpoint', /"crop" has to be one of top, .* a corner such as top,left/],
    ['crop=sideways', /"crop" has to be one of/],
    ['fp-x=1.5', '"fp-x" has to be a number from 0 to 1, not "1.5".'],
    ['invert=yes', '"invert" has to be true or false, not "yes".'],
  ])('?%s is refused', (query, message) => {
    expect(() => read(query)).toThrow(message);
  });
});

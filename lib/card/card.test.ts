import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { DrawingBusyError, draw } from './drawing.ts';
import { iconFile } from './icon-file.ts';
import { cardVersion } from './words.ts';

const words = { kicker: 'Americas', headline: 'Rain in Bogotá & Łódź', name: 'The Day' };

/** Pixels that are not of the paper. */
async function inked(png: Uint8Array): Promise<number> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels) if ((data[at] ?? 255) < 128) count += 1;
  return count;
}

describe('a card', () => {
  test('is a picture of the size that services show, with the words drawn', async () => {
    const card = await draw({ kind: 'card', words });
    expect(await sharp(card).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    const without = await draw({ kind: 'card', words: { ...words, headline: 'R' } });
    expect(await inked(card)).toBeGreaterThan(await inked(without));
  });

  test.each([
    ['Arabic', 'الفيضانات تغمر ١٢ قرية'],
    ['Japanese', '洪水で12の村が水没'],
    ['Hebrew', 'השיטפון הציף 12 כפרים'],
    ['Hindi', 'बाढ़ ने 12 गाँव डुबो दिए'],
    ['Russian', 'Наводнение затопило 12 деревень'],
    ['Ukrainian', 'Повінь затопила ґанок'],
    ['Greek', 'Η πλημμύρα βύθισε 12 χωριά'],
  ])('in %s is drawn with its words, each sign of them', async (_, headline) => {
    const card = await draw({ kind: 'card', words: { ...words, headline } });
    const named = await draw({ kind: 'card', words: { ...words, headline: '' } });
    expect(card).not.toEqual(named);
    const fewer = headline.slice(0, headline.indexOf(' ') === -1 ? 3 : headline.indexOf(' '));
    const part = await draw({ kind: 'card', words: { ...words, headline: fewer } });
    expect(card).not.toEqual(part);
  });

  test('that is written from right to left begins at the right', async () => {
    const half = async (headline: string, left: number) => {
      const said = { ...words, kicker: null, headline };
      const card = await draw({ kind: 'card', words: said });
      const area = { left, top: 40, width: 600, height: 380 };
      return inked(await sharp(card).extract(area).png().toBuffer());
    };
    for (const headline of ['مطر', 'גשם']) {
      expect(await half(headline, 0), headline).toBe(0);
      expect(await half(headline, 600), headline).toBeGreaterThan(500);
    }
    expect(await half('雨', 600)).toBe(0);
  });

  test.each([
    ['a French space', 'Vrai\u202f? Faux\u202f!', 'Vrai\u00a0? Faux\u00a0!'],
    ['a Japanese space', '洪水\u3000警報', '洪水 警報'],
    ['a hyphen that does not break', 'vice\u2011roi', 'vice-roi'],
    ['marks of direction', '\u2067מים\u200f\u2069', 'מים'],
    ['a joiner', 'क्\u200dष', 'क्ष'],
  ])('with %s is drawn as it is seen', async (_, headline, seen) => {
    const card = await draw({ kind: 'card', words: { ...words, headline } });
    expect(card).toEqual(await draw({ kind: 'card', words: { ...words, headline: seen } }));
    expect(card).not.toEqual(await draw({ kind: 'card', words: { ...words, headline: '' } }));
  });

  test.each(['홍수', 'ฝน', 'Rain 🌧', 'Rain \u{20000}'])(
    'of a headline with signs its faces lack has the newsroom’s name alone: %s',
    async (headline) => {
      const card = await draw({ kind: 'card', words: { ...words, headline } });
      const named = await draw({ kind: 'card', words: { ...words, headline: '' } });
      expect(card).toEqual(named);
    },
  );

  test.each(['', ' ', 'x'.repeat(150), 'W'.repeat(1000), '<b>&amp;</b>', 'a\u0000b', '\ud800'])(
    'whatever the headline is: %j',
    async (headline) => {
      const card = await draw({ kind: 'card', words: { ...words, headline } });
      expect(await sharp(card).metadata()).toMatchObject({ width: 1200, height: 630 });
    },
  );

  test('has another address when it says something else', () => {
    expect(cardVersion(words)).toBe(cardVersion({ ...words }));
    expect(cardVersion(words)).not.toBe(cardVersion({ ...words, headline: 'Sun' }));
  });
});

describe('attack: cards', () => {
  test('200 cards asked for at once → twenty are drawn, the others told to come again', async () => {
    const asked = Array.from({ length: 200 }, (_, n) =>
      draw({ kind: 'card', words: { ...words, headline: `Rain ${n}` } }),
    );
    const outcomes = await Promise.allSettled(asked);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(180);
    expect(refused.every(({ reason }) => reason instanceof DrawingBusyError)).toBe(true);
    expect((await draw({ kind: 'card', words })).length).toBeGreaterThan(1000);
  });
});

describe('an icon', () => {
  test.each([32, 180, 512])('of %i pixels is one', async (size) => {
    const icon = await draw({ kind: 'icon', name: 'The Day', size, maskable: false });
    expect(await sharp(icon).metadata()).toMatchObject({
      format: 'png',
      width: size,
      height: size,
    });
  });

  test('that may be cut keeps all that matters in its middle', async () => {
    const icon = await draw({ kind: 'icon', name: 'Wide', size: 512, maskable: true });
    const edge = Math.round(512 * 0.1);
    const middle = await sharp(icon)
      .extract({ left: edge, top: edge, width: 512 - 2 * edge, height: 512 - 2 * edge })
      .toBuffer();
    expect(await inked(middle)).toBe(await inked(icon));
  });

  test('as a file that browsers ask for by name: one picture of 32 pixels, a PNG', async () => {
    const png = await draw({ kind: 'icon', name: 'The Day', size: 32, maskable: false });
    const file = Buffer.from(iconFile(png, 32));
    expect([...file.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 32, 32]);
    expect(file.readUInt32LE(14)).toBe(png.length);
    expect(file.subarray(file.readUInt32LE(18))).toEqual(Buffer.from(png));
  });
});

import { describe, expect, it } from 'vitest';
import { fitsAddress } from '../schema/validation/slug.ts';
import { longestSlug, makeSlug } from './make-slug.ts';

const of = (title: string) => makeSlug(title, 'drafts.1f3a9c2e-77aa-4d0e-9b60-2d8a1f3a9c2e', 'tag');

describe('what is common in addresses is written in Latin letters', () => {
  it.each([
    ['Colombia’s president lands, at last', 'colombias-president-lands-at-last'],
    ['Über die Köpfe: Maß & Größe', 'ueber-die-koepfe-mass-and-groesse'],
    ['Ñandú, façade, œuvre, Łódź, İstanbul, Đà Nẵng', 'nandu-facade-oeuvre-lodz-istanbul-da-nang'],
    ['Вода поднимается в Одессе', 'voda-podnimaetsya-v-odesse'],
    ['Η Αθήνα βράζει', 'i-athina-vrazei'],
    ['საქართველო 2026', 'saqartvelo-2026'],
    ['iPhone, McDonald’s, R&D', 'iphone-mcdonalds-r-and-d'],
    ['2026', '2026'],
    ['ﬁrst ① Ｆｕｌｌ', 'first-1-full'],
    ['🌊 Rising 🌊', 'rising'],
    ['  --a__b--  ', 'a-b'],
  ])('%s → %s', (title, slug) => expect(of(title)).toBe(slug));
});

describe('any other script is kept', () => {
  it.each([
    ['水位在星期二继续上涨', '水位在星期二继续上涨'],
    ['2026年の水位、上昇', '2026年の水位-上昇'],
    ['東京タワー：閉鎖', '東京タワー-閉鎖'],
    ['비행기가 착륙했다', '비행기가-착륙했다'],
    ['น้ำท่วม กรุงเทพฯ', 'น้ำท่วม-กรุงเทพฯ'],
    ['विमान उतरा, हिन्दी', 'विमान-उतरा-हिन्दी'],
    ['وصلت الطائرة إلى واشنطن', 'وصلت-الطائرة-إلى-واشنطن'],
    ['شُكْرًا', 'شُكْرًا'],
    ['２０２６年ＮＡＴＯ ｶﾞｽ', '2026年nato-ガス'],
    ['המטוס נחת', 'המטוס-נחת'],
    ['தமிழ் செய்தி', 'தமிழ்-செய்தி'],
    ['NATO 与 Ukraine: café', 'nato-与-ukraine-café'],
    ['\u202Bהמטוס\u202C \u200Fנחת', 'המטוס-נחת'],
  ])('%s → %s', (title, slug) => expect(of(title)).toBe(slug));
});

it.each(['🌊🌊', '…?!', '“—”', '   ', '%/\\#', '\u200B', '👨‍👩‍👧', '́'])(
  'a title without a letter or digit (%j) gets the document’s own name',
  (title) => expect(of(title)).toBe('tag-1f3a9c2e'),
);

describe('length is bounded, at the end of a word', () => {
  it('in Latin letters', () => {
    const slug = of('The president of the republic arrives in Washington today '.repeat(4));
    expect(slug).toBe(
      'the-president-of-the-republic-arrives-in-washington-today-the-president-of-the-republic-arrives',
    );
  });
  it.each([
    ['one word', 'Donaudampfschifffahrtsgesellschaft'.repeat(9)],
    ['no spaces', '水位在星期二继续上涨居民被要求离开'.repeat(12)],
    ['Thai', 'น้ำท่วมยังคงเพิ่มขึ้น'.repeat(12)],
    ['letters of two units', '𠮷野家'.repeat(99)],
    ['letters of three parts', 'कि्षि'.repeat(99)],
  ])('in %s', (_, title) => {
    const slug = of(title);
    expect(slug.length).toBeLessThanOrEqual(longestSlug);
    expect(slug.length).toBeGreaterThan(longestSlug / 2);
    expect(slug.isWellFormed()).toBe(true);
    expect(slug).not.toMatch(/^\p{M}|^-|-$/u);
  });
});

it.each(['a/b?c#d%e\\f', '..', '. .', 'a\u0000b\nc\td', '%E0%A4%A', '<b>&amp;</b>', '\uD83C half'])(
  '%j makes what can stand in an address',
  (title) => {
    const slug = of(title);
    expect(slug).not.toBe('');
    expect(fitsAddress({ current: slug })).toBe(true);
    expect(encodeURIComponent(slug)).not.toBe('');
  },
);

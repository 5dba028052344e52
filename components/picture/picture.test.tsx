import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ImageView } from '#lib/content/image/view.ts';
import { Figure } from './figure.tsx';
import { Picture } from './picture.tsx';

const image: ImageView = {
  asset: {
    id: 'image-0123456789abcdef0123456789abcdef01234567-2400x1350-jpg',
    url: '/lake/images/dateline/production/0123-2400x1350.jpg',
    width: 2400,
    height: 1350,
    lqip: 'data:image/jpeg;base64,AAAA',
  },
  crop: null,
  hotspot: null,
  alt: 'Cranes over a port',
  caption: null,
  credit: 'Illustration: Dateline',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  source: null,
};
const attribute = (markup: string, name: string) =>
  new RegExp(`<img[^>]* ${name}="([^"]*)"`).exec(markup)?.[1];
const draw = (more: Partial<Parameters<typeof Picture>[0]> = {}) =>
  renderToStaticMarkup(<Picture image={image} sizes="41rem" widths={[400, 800]} {...more} />);

describe('Picture', () => {
  it('keeps its place in the proportion it will have', () => {
    const markup = draw({ aspect: 3 / 2 });
    const ratio = Number(attribute(markup, 'width')) / Number(attribute(markup, 'height'));
    expect(ratio).toBeCloseTo(1.5, 1);
  });

  it('waits until it is near, except the one the page opens with, which is asked for ahead', () => {
    expect(attribute(draw(), 'loading')).toBe('lazy');
    const hero = draw({ hero: true });
    expect(attribute(hero, 'loading')).toBe('eager');
    expect(hero).toMatch(/<link rel="preload" as="image"[^>]*fetchPriority="high"/);
  });

  it('is silent beside the headline it belongs to', () => {
    expect(attribute(draw(), 'alt')).toBe('Cranes over a port');
    expect(attribute(draw({ decorative: true }), 'alt')).toBe('');
  });
});

it('credits a picture that has no caption, and links its licence', () => {
  const markup = renderToStaticMarkup(<Figure image={image} sizes="41rem" widths={[400]} />);
  expect(markup).toContain('Illustration: Dateline');
  expect(markup).toContain('href="https://creativecommons.org/licenses/by/4.0/"');
});

describe('attack: a preview in a page', () => {
  const asset = (lqip: string) => ({ ...image, asset: { ...image.asset, lqip } });

  it('plain base64 → shown until the picture is there', () => {
    expect(draw()).toContain('src="data:image/jpeg;base64,AAAA"');
    expect(draw()).not.toContain('style=');
  });

  it.each([
    'data:image/png;base64,AA");position:fixed;inset:0;background:url("//evil.example/',
    'data:image/png;base64,AA\\22);position:fixed',
    'data:image/png;base64,AAAA\n;position:fixed',
    'data:image/svg+xml,<svg/>',
    'https://evil.example/pixel.png',
  ])('%j → no preview at all', (lqip) => {
    const markup = draw({ image: asset(lqip) });
    expect(markup.match(/<img/g)).toHaveLength(1);
    expect(markup).not.toMatch(/style=|data:|evil/);
  });
});

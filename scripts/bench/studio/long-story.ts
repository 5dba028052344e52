import { type Desk, paragraph, slug, story } from '#e2e/newsroom/story.ts';

const sentence =
  'The river rose in the night and nobody on the far bank had been told of it yet.'.split(' ');
const perParagraph = 50;

const wordsFrom = (place: number, count: number): string =>
  Array.from({ length: count }, (_, n) => sentence[(place + n) % sentence.length] ?? '').join(' ');

type Size = { words: number; blocks: number };

/** Blocks of several kinds, as a long story has them. */
function blockAt(place: number, picture: string) {
  const kinds = [
    {
      _type: 'newsImage',
      asset: { _type: 'reference', _ref: picture },
      alt: 'The river',
      credit: 'Bench',
      caption: `Picture ${place}`,
    },
    { _type: 'pullQuote', text: `Quotation ${place}` },
    { _type: 'keyPoints', points: ['One thing.', 'Another thing.'] },
    { _type: 'embed', url: 'https://example.org/v', title: `A film, ${place}` },
    { _type: 'factBox', title: `Facts ${place}`, body: [paragraph('A fact.')] },
  ] as const;
  return { ...kinds[place % kinds.length], _key: `block${place}` };
}

/** A draft of so many words, with so many blocks spread among its paragraphs. */
export function longStory(desk: Desk, id: string, { words, blocks }: Size, picture: string) {
  const paragraphs = Array.from({ length: Math.ceil(words / perParagraph) }, (_, place) =>
    words < perParagraph
      ? paragraph('word')
      : paragraph(`Paragraph ${place}. ${wordsFrom(place, perParagraph - 2)}`, `p${place}`),
  );
  const every = blocks === 0 ? Number.POSITIVE_INFINITY : Math.floor(paragraphs.length / blocks);
  const body = paragraphs.flatMap((text, place) =>
    place % every === every - 1 && place / every < blocks
      ? [text, blockAt(Math.floor(place / every), picture)]
      : [text],
  );
  return story(desk, `drafts.${id}`, { headline: `Bench ${id}`, slug: slug(id), body });
}

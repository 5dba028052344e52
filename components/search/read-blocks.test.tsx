import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Body } from '#components/body/body.tsx';
import { blockExamples } from '#lib/content/body/examples.ts';
import { typedWords } from '#lib/content/list/search/words.ts';
import { storyProse } from '#lib/content/story/words.ts';
import { viewExamples } from '#lib/content/testing/example-newsroom.ts';
import { ask, story } from '#lib/content/testing/small-lake.ts';
import { en } from '#lib/words/catalogues/en.ts';

const wordsIn = (text: string): Set<string> =>
  new Set(
    (text.match(/[\p{L}\p{N}]+/gu) ?? [])
      .flatMap((word) => typedWords(word))
      .map(({ folded }) => folded),
  );

/** What the page says itself around an editor's words. */
const ofThePage = wordsIn(Object.values({ ...en.block, ...en.claim }).join(' '));

/** What is read on a page, and read out in place of a picture. */
const readIn = (markup: string): string =>
  [
    markup
      // A drawing of what the table beside it says, and which picture of how many it is.
      .replace(/<svg.*?<\/svg>/gs, ' ')
      // A day, and what a file is: its kind, its pages, its size.
      .replace(/<time.*?<\/time>|PDF|\b[\d.]+ (MB|pages?)\b/gs, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\d+(:\d\d)+|\d+ \/ \d+/g, ' '),
    ...[...markup.matchAll(/ alt="([^"]*)"/g)].map(([, alt]) => alt),
  ]
    .join(' ')
    .replace(/&#x27;|&quot;|&amp;/g, ' ');

const examples = await blockExamples();

describe.each(
  examples
    // The card of another story is found with that one.
    .filter(({ block }) => block._type !== 'relatedStory')
    .map((example) => ({ name: `${example.block._type}: ${example.state}`, example })),
)('a search for words of $name', ({ example }) => {
  it('finds the story by each that is read there', async () => {
    const { body } = await viewExamples([example]);
    const markup = renderToStaticMarkup(<Body body={body} language="en" />);
    const holder = story('holder', { body: [{ ...example.block, _key: 'k' }] });
    const found = await ask(`*[_type == "article"][0]{"prose": [${storyProse}]}.prose`, [holder]);
    const prose = Array.isArray(found) ? found.filter((text) => typeof text === 'string') : [];
    const missing = wordsIn(readIn(markup))
      .difference(wordsIn(prose.join(' ')))
      .difference(ofThePage);
    expect([...missing]).toEqual([]);
  });
});

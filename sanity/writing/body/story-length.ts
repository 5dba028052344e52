import { evaluateSync, parse, toJS } from 'groq-js';
import { type StoryLength, storyLength, storyLengthProjection } from '#lib/content/story/length.ts';

const texts = parse(`{ ${storyLengthProjection} }`);

/** How long a story is as its page will say, by the site's own question and count. */
export function lengthOfStory(story: Readonly<Record<string, unknown>>): StoryLength {
  const answer: unknown = toJS(evaluateSync(texts, { root: story }));
  return storyLength(typeof answer === 'object' && answer !== null ? answer : {});
}

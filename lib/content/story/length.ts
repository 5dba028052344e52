/** Of a story: about how many words its text has. */
export const storyLengthProjection = /* groq */ `
  "words": count(string::split(pt::text(body), " "))
`;

const wordsPerMinute = 230;

/** Minutes it takes to read that many words; at least one. */
export const readingMinutes = (words: number | null): number =>
  Math.max(1, Math.round((words ?? 0) / wordsPerMinute));

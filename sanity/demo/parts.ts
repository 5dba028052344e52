/** Parts of blocks that long stories have, as they are stored. */

/** A drawing of the demonstration as one of several pictures. */
export const picture = (name: string, alt: string, caption: string) => ({
  _type: 'newsImage' as const,
  _key: name,
  asset: { _type: 'reference' as const, _ref: `picture:${name}` },
  alt,
  caption,
  credit: 'Illustration: Dateline',
});

/** A paragraph within a block. */
export const said = (key: string, words: string) => ({
  _type: 'block' as const,
  _key: key,
  style: 'normal' as const,
  markDefs: [],
  children: [{ _type: 'span' as const, _key: `${key}s`, text: words, marks: [] }],
});

/** Rows of a table or of a chart's figures. */
export const rowsOf = (...rows: string[][]) =>
  rows.map((cells, place) => ({ _type: 'row' as const, _key: `r${place}`, cells }));

/** Events of a timeline. */
export const eventsOf = (...events: [when: string, what: string][]) =>
  events.map(([when, what], place) => ({ _type: 'event' as const, _key: `e${place}`, when, what }));

/** Questions and their answers, one paragraph each. */
export const exchangesOf = (...exchanges: [question: string, answer: string][]) =>
  exchanges.map(([question, answer], place) => ({
    _type: 'exchange' as const,
    _key: `q${place}`,
    question,
    answer: [said(`a${place}`, answer)],
  }));

/** A sound of the demonstration. */
export const soundFile = (name: string) => ({
  _type: 'file' as const,
  asset: { _type: 'reference' as const, _ref: `sound:${name}` },
});

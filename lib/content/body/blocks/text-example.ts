import type { TextBody } from '#sanity.types.ts';

type StoredText = TextBody[number];

/** A paragraph for an example; `more` makes it an item of a list or a heading. */
export const textExample = (
  key: string,
  text: string,
  more: Pick<StoredText, 'style' | 'listItem' | 'level'> = {},
): StoredText => ({
  _type: 'block',
  _key: key,
  style: 'normal',
  ...more,
  markDefs: [],
  children: [{ _type: 'span', _key: `${key}s`, text, marks: [] }],
});

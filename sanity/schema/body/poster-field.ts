import { defineField } from 'sanity';

/** The picture that stands in the place of what is only loaded when a reader asks. */
export const posterField = defineField({
  name: 'poster',
  title: 'Picture',
  type: 'newsImage',
  description: 'Shown until the reader asks to load it. Without one its place says what it is.',
});

import { defineField } from 'sanity';

/** What search engines and shared links get instead of the story's own words. */
export const seoField = defineField({
  name: 'seo',
  title: 'Search and sharing',
  type: 'object',
  group: 'listing',
  description: 'Left empty, search results and shared links carry the headline and standfirst.',
  options: { collapsible: true, collapsed: false },
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => [
        // A rule that only warns would let what is no text pass.
        rule,
        rule.max(70).warning('Search results cut off after about 70 characters.'),
      ],
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      validation: (rule) => [
        rule,
        rule.max(160).warning('Search results cut off after about 160 characters.'),
      ],
    }),
    defineField({
      name: 'image',
      title: 'Picture when shared',
      type: 'newsImage',
      description: 'At least 1200 pixels wide.',
    }),
    defineField({
      name: 'noIndex',
      title: 'Keep out of search engines',
      type: 'boolean',
      initialValue: false,
    }),
  ],
});

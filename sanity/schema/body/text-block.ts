import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import { LinkIcon } from '@sanity/icons/Link';
import { defineArrayMember, defineField } from 'sanity';
import { unfitForReaders } from '#lib/content/body/readers-address.ts';
import type { LinkMark, StoryLinkMark, TextStyle } from '#lib/content/body/text/view.ts';
import { linkAddress } from '#lib/content/contract/words.ts';
import { NameInput } from '../../writing/references/names-input.tsx';
import { asSite, noWebAddress } from '../validation/as-site.ts';
import { notSelf } from './not-self.ts';

const styleTitles: Record<TextStyle, string> = {
  normal: 'Paragraph',
  h2: 'Heading',
  h3: 'Subheading',
  blockquote: 'Quotation',
};

/** A link out of the site. Scripts and other schemes never pass. */
const link = defineArrayMember({
  name: 'link' satisfies LinkMark['_type'],
  title: 'Link',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      type: 'url',
      description: 'https://… or mailto:… To link to one of our stories, use “Link to story”.',
      validation: (rule) => [
        rule.required().error('Where does the link lead?'),
        rule
          .uri({ scheme: ['http', 'https', 'mailto'] })
          .error('Only https://, http:// and mailto: addresses.'),
        rule.custom((href) => unfitForReaders(href ?? '') ?? true),
        rule.custom(asSite(linkAddress, noWebAddress)).error(),
      ],
    }),
  ],
});

/** A link to one of our stories, which follows it when its address changes. */
const storyLink = defineArrayMember({
  name: 'storyLink' satisfies StoryLinkMark['_type'],
  title: 'Link to story',
  type: 'object',
  icon: DocumentTextIcon,
  fields: [
    defineField({
      name: 'story',
      title: 'Story',
      type: 'reference',
      to: [{ type: 'article' }],
      weak: true,
      options: { disableNew: true, filter: notSelf },
      components: { input: NameInput },
      validation: (rule) => rule.required().error('Which story does it lead to?'),
    }),
  ],
});

/** Paragraphs, headings, quotations and lists: the text of every body. */
export const textBlock = defineArrayMember({
  type: 'block',
  styles: Object.entries(styleTitles).map(([value, title]) => ({ value, title })),
  lists: [
    { value: 'bullet', title: 'Bulleted list' },
    { value: 'number', title: 'Numbered list' },
  ],
  marks: {
    decorators: [
      { value: 'strong', title: 'Bold' },
      { value: 'em', title: 'Italic' },
      { value: 'underline', title: 'Underline' },
      { value: 'code', title: 'Code' },
    ],
    annotations: [link, storyLink],
  },
});

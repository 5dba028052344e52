import type { PortableTextBlock } from '@portabletext/react';

export const textStyles = ['normal', 'h2', 'h3', 'blockquote'] as const;
export type TextStyle = (typeof textStyles)[number];

/** What an annotation on text becomes: a checked address, or nothing when it was bad. */
export type LinkMark = { _type: 'link'; _key: string; href: string };
export type StoryLinkMark = { _type: 'storyLink'; _key: string; href: string };
export type TextMark = LinkMark | StoryLinkMark;

/** A paragraph, heading, quotation or list item: Portable Text whose marks are all checked. */
export type TextBlockView = PortableTextBlock<TextMark> & {
  _type: 'block';
  _key: string;
  style: TextStyle;
};

import type { PortableTextBlock } from '@portabletext/react';
import type { ImageView } from '../image/view.ts';
import type { StoryTeaserView } from '../story/view.ts';

/** The object blocks a story's body may hold besides text. Add a name here and the compiler lists what is missing. */
export const bodyObjectTypes = [
  'newsImage',
  'pullQuote',
  'relatedStory',
  'keyPoints',
  'factBox',
  'embed',
  'table',
] as const;
export type BodyObjectType = (typeof bodyObjectTypes)[number];

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

/** What each object block yields to its component. */
export type BodyObjectViews = {
  newsImage: { image: ImageView };
  pullQuote: { text: string; attribution: string | null };
  relatedStory: { story: StoryTeaserView; label: string | null };
  keyPoints: { points: string[] };
  factBox: { title: string; body: TextBlockView[] };
  embed: { url: string; title: string; host: string };
  table: { caption: string | null; header: string[] | null; rows: string[][] };
};

/** One object block in a body. */
export type BodyObject<T extends BodyObjectType> = { _type: T; _key: string } & BodyObjectViews[T];

export type BodyObjectView = { [T in BodyObjectType]: BodyObject<T> }[BodyObjectType];

/** A block that could not be read. Readers never get one; an editor in preview sees the reason. */
export type FaultyBlockView = {
  _type: 'faultyBlock';
  _key: string;
  blockType: string;
  reason: string;
};

export type BodyBlockView = TextBlockView | BodyObjectView | FaultyBlockView;
export type BodyView = BodyBlockView[];

/**
 * The documents of the demonstration newsroom, by the contract's field names. A picture's `asset`
 * names a drawing (`picture:<name>`) until the loader has uploaded it and knows the asset's id.
 */
import type { CorrectionKind } from '#lib/content/article/view.ts';
import type { TextStyle } from '#lib/content/body/view.ts';
import type { TagKind } from '#lib/content/list/view.ts';
import type { StoryKind } from '#lib/content/story/view.ts';

export type Reference = { _type: 'reference'; _ref: string };
export type Keyed<T> = T & { _key: string };
export type Slug = { _type: 'slug'; current: string };

export type Decorator = 'strong' | 'em' | 'underline' | 'code';
export type Span = { _type: 'span'; _key: string; text: string; marks: string[] };
export type MarkDefinition =
  | { _type: 'link'; _key: string; href: string }
  | { _type: 'storyLink'; _key: string; story: Reference };
export type TextBlock = {
  _type: 'block';
  _key: string;
  style: TextStyle;
  listItem?: 'bullet' | 'number';
  level?: number;
  markDefs: MarkDefinition[];
  children: Span[];
};

export type Hotspot = {
  _type: 'sanity.imageHotspot';
  x: number;
  y: number;
  width: number;
  height: number;
};
export type NewsImage = {
  _type: 'newsImage';
  asset: Reference;
  hotspot?: Hotspot;
  alt: string;
  caption?: string;
  credit: string;
  licence?: { name: string; url: string };
};

export type BodyObject =
  | NewsImage
  | { _type: 'pullQuote'; text: string; attribution?: string }
  | { _type: 'relatedStory'; story: Reference; label?: string }
  | { _type: 'keyPoints'; points: string[] }
  | { _type: 'factBox'; title: string; body: TextBlock[] }
  | { _type: 'embed'; url: string; title: string }
  | {
      _type: 'table';
      caption?: string;
      headerRow: boolean;
      rows: Keyed<{ _type: 'row'; cells: string[] }>[];
    };
export type Body = (TextBlock | Keyed<BodyObject>)[];

type Document<T extends string> = { _id: string; _type: T };

export type ArticleDocument = Document<'article'> & {
  headline: string;
  slug: Slug;
  standfirst?: string;
  kind: StoryKind;
  section: Reference;
  tags: Keyed<Reference>[];
  authors: Keyed<Reference>[];
  dateline?: { city: string; country?: string };
  publishedAt?: string;
  updatedAt?: string;
  leadImage?: NewsImage;
  body: Body;
  related?: Keyed<Reference>[];
  corrections?: Keyed<{ _type: 'correction'; kind: CorrectionKind; text: string; at: string }>[];
  breakingUntil?: string;
  liveUpdates?: Keyed<{
    _type: 'liveUpdate';
    headline?: string;
    at: string;
    authors?: Keyed<Reference>[];
    body: Body;
    pinned: boolean;
  }>[];
  listing?: { headline?: string; standfirst?: string; image?: NewsImage };
  seo?: { title?: string; description?: string; image?: NewsImage; noIndex?: boolean };
};

export type AuthorDocument = Document<'author'> & {
  name: string;
  slug: Slug;
  role: string;
  bio: string;
  portrait: NewsImage;
  sameAs?: string[];
};
export type TagDocument = Document<'tag'> & {
  title: string;
  slug: Slug;
  kind: TagKind;
  description: string;
};
export type SectionDocument = Document<'section'> & {
  title: string;
  slug: Slug;
  description: string;
};
export type FrontPageDocument = Document<'frontPage'> & {
  lead: Reference;
  top: Keyed<Reference>[];
  rails: Keyed<Reference>[];
};
export type SiteSettingsDocument = Document<'siteSettings'> & {
  name: string;
  tagline: string;
  description: string;
  language: string;
  timeZone: string;
  navigation: Keyed<Reference>[];
  publisher: {
    legalName: string;
    logo: NewsImage;
    contactEmail: string;
    ethicsPolicyUrl: string;
    correctionsPolicyUrl: string;
  };
  social: string[];
};
export type PageDocument = Document<'page'> & { title: string; slug: Slug; body: Body };
export type RedirectDocument = Document<'redirect'> & {
  from: string;
  to: string;
  permanent: boolean;
};

export type DemoDocument =
  | ArticleDocument
  | AuthorDocument
  | TagDocument
  | SectionDocument
  | FrontPageDocument
  | SiteSettingsDocument
  | PageDocument
  | RedirectDocument;

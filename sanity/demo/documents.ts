/**
 * The documents of the demonstration newsroom, of the types the Studio's schema gives them. A picture's
 * `asset` names a drawing (`picture:<name>`) until the loader has uploaded it and knows the asset's id.
 */
import type { StoredBlock } from '#lib/content/body/examples.ts';
import type * as Studio from '../../sanity.types.ts';

/** What the lake adds to a document when it is written. */
type AddedByLake = '_createdAt' | '_updatedAt' | '_rev';
/** A document as it is written; what is `Unfinished` may be missing, as it may from a draft. */
type Written<Document, Unfinished extends keyof Document = never> = Omit<
  Document,
  AddedByLake | Unfinished
> &
  Partial<Pick<Document, Unfinished>>;

export type Reference = { _type: 'reference'; _ref: string; _weak?: true };
export type Keyed<T> = T & { _key: string };
export type Slug = Studio.Slug;
export type NewsImage = Studio.NewsImage;

export type Body = Studio.Body;
export type TextBlock = Studio.TextBody[number];
export type Span = NonNullable<TextBlock['children']>[number];
export type MarkDefinition = NonNullable<TextBlock['markDefs']>[number];
export type Decorator = 'strong' | 'em' | 'underline' | 'code';

export type BodyObject = StoredBlock;

export type ArticleDocument = Written<Studio.Article, 'standfirst' | 'publishedAt'>;
export type AuthorDocument = Written<Studio.Author>;
export type TagDocument = Written<Studio.Tag>;
export type SectionDocument = Written<Studio.Section>;
export type FrontPageDocument = Written<Studio.FrontPage>;
export type SiteSettingsDocument = Written<Studio.SiteSettings>;
export type PageDocument = Written<Studio.Page>;
export type RedirectDocument = Written<Studio.Redirect>;

export type DemoDocument =
  | ArticleDocument
  | AuthorDocument
  | TagDocument
  | SectionDocument
  | FrontPageDocument
  | SiteSettingsDocument
  | PageDocument
  | RedirectDocument;

import type {
  Article,
  Author,
  FrontPage,
  Page,
  Redirect,
  Section,
  SiteSettings,
  Tag,
} from '../../../sanity.types.ts';

/**
 * What tests put into documents: fields of the Studio's schema alone, so that a renamed one does not
 * compile, with values as bad as a test wants them. What is in a body is left to the tests of blocks.
 */
export type Changes<Document> = Bad<Omit<Document, '_id' | '_type'>>;

/** Of a story, of the front page and of the newsroom. */
export type StoryChanges = Changes<Article>;
export type FrontPageChanges = Changes<FrontPage>;
export type SettingsChanges = Changes<SiteSettings>;

type Bad<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : { readonly [Field in keyof T]?: Field extends 'body' ? unknown : Loose<T[Field]> };

/** The value or one of another kind; where the schema has fields, no others. */
type Loose<T> = Wrong | (NonNullable<T> extends object ? Bad<NonNullable<T>> : unknown);
type Wrong = string | number | boolean | null | undefined | readonly [];

type Schema = Article | Author | FrontPage | Page | Redirect | Section | SiteSettings | Tag;
type OfSchema<Document> = Document extends Schema
  ? { _id: string; _type: Document['_type'] } & Changes<Document>
  : never;

/** What the lake makes of an uploaded picture or file, which no schema of ours describes. */
type Asset<Type> = { _id: string; _type: Type; [field: string]: unknown };

/** A document of a test: of a type of the schema, as good or bad as the test wants it. */
export type LakeDocument =
  | OfSchema<Schema>
  | Asset<'sanity.imageAsset'>
  | Asset<'sanity.fileAsset'>;
export type DocumentOf<Type extends LakeDocument['_type']> = Extract<LakeDocument, { _type: Type }>;

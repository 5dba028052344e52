/**
 * Every type of document of the newsroom, and what the rest of the project has to know about it.
 * Data alone: the Studio's schema, structure and preview, the addresses of the site, the sitemap and
 * `content:check` are made of it or held against it, so that a type is added here first.
 */

/** Where readers find a document. */
type Page =
  /** At an address of its own: `/<under>/<slug>`, or `/<slug>` when it stands under nothing. */
  { under: string | null; isList: boolean } | 'front';

type DocumentTypeFacts = {
  /** What editors call one, and several of them. */
  singular: string;
  plural: string;
  /** The field that names a document, by which lists are ordered; null where there is none. */
  titleField: string | null;
  /** There is exactly one, under an id of the same name as the type. */
  isSingleton: boolean;
  /** Null: it has no page. */
  page: Page | null;
  isInSitemap: boolean;
  /** The part of the Studio's list it stands in, in the order of this register. */
  desk: 'stories' | 'site' | 'housekeeping';
};

export const documentTypes = {
  article: {
    singular: 'Story',
    plural: 'Stories',
    titleField: 'headline',
    isSingleton: false,
    page: { under: 'article', isList: false },
    isInSitemap: true,
    desk: 'stories',
  },
  frontPage: {
    singular: 'Front page',
    plural: 'Front page',
    titleField: null,
    isSingleton: true,
    page: 'front',
    isInSitemap: false,
    desk: 'site',
  },
  section: {
    singular: 'Section',
    plural: 'Sections',
    titleField: 'title',
    isSingleton: false,
    page: { under: 'section', isList: true },
    isInSitemap: true,
    desk: 'site',
  },
  tag: {
    singular: 'Tag',
    plural: 'Tags',
    titleField: 'title',
    isSingleton: false,
    page: { under: 'tag', isList: true },
    isInSitemap: true,
    desk: 'site',
  },
  author: {
    singular: 'Author',
    plural: 'Authors',
    titleField: 'name',
    isSingleton: false,
    page: { under: 'author', isList: true },
    isInSitemap: true,
    desk: 'site',
  },
  page: {
    singular: 'Page',
    plural: 'Pages',
    titleField: 'title',
    isSingleton: false,
    page: { under: null, isList: false },
    isInSitemap: true,
    desk: 'site',
  },
  redirect: {
    singular: 'Redirect',
    plural: 'Redirects',
    titleField: 'from',
    isSingleton: false,
    page: null,
    isInSitemap: false,
    desk: 'housekeeping',
  },
  siteSettings: {
    singular: 'Site settings',
    plural: 'Site settings',
    titleField: 'name',
    isSingleton: true,
    page: 'front',
    isInSitemap: false,
    desk: 'housekeeping',
  },
} as const satisfies Record<string, DocumentTypeFacts>;

type Register = typeof documentTypes;
export type DocumentType = keyof Register;

/** The types of which a fact of the register is a certain one. */
type TypesWith<Facts> = {
  [Type in DocumentType]: Register[Type] extends Facts ? Type : never;
}[DocumentType];

export type SingletonType = TypesWith<{ isSingleton: true }>;
/** Types with any number of documents. */
export type ManyType = Exclude<DocumentType, SingletonType>;
/** Types with an address for each document. */
export type AddressedType = TypesWith<{ page: { under: string | null } }>;
export type SitemapType = TypesWith<{ isInSitemap: true }>;

export const isDocumentType = (name: string): name is DocumentType =>
  Object.hasOwn(documentTypes, name);

export const isSingleton = (name: string): name is SingletonType =>
  isDocumentType(name) && documentTypes[name].isSingleton;

export function isAddressed(name: string): name is AddressedType {
  const page = isDocumentType(name) ? documentTypes[name].page : null;
  return page !== null && page !== 'front';
}

// Functions, not lists: a bundle that asks for one address then carries nothing of this.

/** The names of all types, in the register's order. */
export const documentTypeNames = (): DocumentType[] =>
  Object.keys(documentTypes).filter(isDocumentType);

/** The types with an address for each document, in the register's order. */
export const addressedTypes = (): AddressedType[] => documentTypeNames().filter(isAddressed);

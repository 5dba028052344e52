/** The words the rooms of the lake share. No behaviour here: each room implements its part. */

/** A document as stored. Every one has these five; the rest is the editor's. */
export type StoredDocument = {
  _id: string;
  _type: string;
  _rev: string;
  _createdAt: string;
  _updatedAt: string;
  [field: string]: unknown;
};

/** One document's part in a transaction. `before`/`after` are null when it was not there / is gone. */
export type DocumentChange = {
  id: string;
  before: StoredDocument | null;
  after: StoredDocument | null;
  /** Mutations of the transaction that touched this document, in Sanity's wire form. */
  mutations: readonly Record<string, unknown>[];
};

/** A transaction that is on disk. Told to listeners, live events and the cache of plans. */
export type CommittedTransaction = {
  id: string;
  /** ISO 8601, UTC: the moment of the commit, also every touched document's `_updatedAt`. */
  timestamp: string;
  /** Id of the identity that made it. */
  author: string;
  changes: readonly DocumentChange[];
  /** Grows by one with each commit; orders events, and is what a listener resumes from. */
  sequence: number;
};

/**
 * A key documents are filed under in the store, so that a query need not read everything:
 * `id:<_id>`, `type:<_type>`, `slug:<_type>:<slug.current>`, `ref:<target published id>`, and
 * `is:<_type>.<field>:<value>` for what is no text to be read: a path, a kind, another document's id.
 * Keys always use the published form of an id, so that a draft and its published version meet.
 */
export type IndexKey = `${'id' | 'type' | 'slug' | 'ref' | 'is'}:${string}`;

/** A field's value as ordered lists sort it: see `ordered-lists.ts`. */
export type SortValue = number | string | Uint8Array;

/**
 * What a filter says about one field that lists are kept by: its value is text, from `from` to `to`
 * at most, both as texts; null: no bound on that side. `ahead`: it is a moment, later than so many
 * milliseconds before the present.
 */
export type FieldSpan = {
  field: string;
  from: string | null;
  to: string | null;
  ahead?: number;
};

/** A list wanted in the order of a field: the documents of any of the types under any of the keys. */
export type ListRequest = {
  types: readonly string[];
  /** `type:` and `ref:` keys. */
  keys: readonly IndexKey[];
  field: string;
  descending: boolean;
  /** Only the part of the list that these leave, if one is of the same field. */
  spans?: readonly FieldSpan[];
  /** Only those that stand at one place, in the order of their ids. */
  tied?: { sort: SortValue; ids: 'ascending' | 'descending' };
};

/** A stored document's place in a list. */
export type ListEntry = { id: string; sort: SortValue };

/** Orders the ids of stored documents. */
export type CompareIds = (a: string, b: string) => number;

/** Documents wanted that pass a test, which depends on the document alone and on some moments in it. */
export type SelectionRequest = {
  /** Two requests of one name are the same; the rest of the request can be made of it again. */
  name: string;
  keys: readonly IndexKey[];
  /** Types of the documents that may pass, null: of any. */
  types: readonly string[] | null;
  /** Where those that may pass stand in lists of these types. */
  spans: readonly FieldSpan[];
  /** Whether a document may be in it at all, going by its id. */
  includes(id: string): boolean;
  /** The ids of those that pass. */
  test(documents: readonly StoredDocument[]): ReadonlySet<string>;
  /** Names that are written in every document that passes. */
  mentions: readonly string[];
  /** Moments, in milliseconds, from which on the test may say something else of a document. */
  momentsOf(document: StoredDocument): readonly number[];
  /** The present moment. */
  now: number;
};

/**
 * How much a selection is wanted. `at hand`: only if it stands already. `if many`: where few documents
 * would have to be tested, it is not worth keeping. `surely`: it is made, at once or in the background.
 */
export type Wish = 'at hand' | 'if many' | 'surely';

export type Selection = {
  size: number;
  /** Whether the document stored with this id is in it. */
  has(id: string): boolean;
  documents(): StoredDocument[];
  /**
   * What stands first where they are in the order of a list, without reading any; null when none is kept,
   * or there are none.
   */
  top(list: ListRequest): SortValue | null;
  /** The places of the first of them in a list, as of `first`, without reading any; null when none is kept. */
  places(list: ListRequest, upTo: number): ListEntry[] | null;
  /**
   * The first of them in the order of a list, of those that `isWanted` takes, and such as share the last
   * one's place, unless `compareIds` says which of those come first; null when no such list is kept.
   */
  first(
    list: ListRequest,
    upTo: number,
    isWanted: (document: StoredDocument) => boolean,
    compareIds?: CompareIds,
  ): StoredDocument[] | null;
};

/**
 * A search of the text index: documents that meet each of some FTS5 queries. With `follows` a query
 * is also met by referring to a document that meets it, and more may be found than meets them all.
 */
export type TextSearch = { all: readonly string[]; follows: boolean };

/** What is looked for: whatever is under any of the keys or found by any of the searches. */
export type Wanted = {
  keys: readonly IndexKey[];
  texts: readonly TextSearch[];
  /** Of all that only what is under one of these. */
  within?: readonly IndexKey[];
};

/** Documents that were found, none of which has been read yet. */
export type FoundDocuments = {
  size: number;
  /** About how much of the lake they are: 0 nothing, 1 everything. */
  share: number;
  /** Whether the document stored with this id is one of them. */
  has(id: string): boolean;
  /** All of them, a few at a time. */
  batches(): Iterable<readonly StoredDocument[]>;
  /**
   * Some of them, those that are likely to be meant: what is under a key, then what is called by the
   * words, then what else holds them; of each, of these types and shown by its id, what was edited last.
   */
  best(types: readonly string[], most: number, isShown: (id: string) => boolean): FoundDocuments;
};

/** Reading the store. Synchronous, as SQLite is: a read sees the last commit, whole. */
export type DocumentReader = {
  get(id: string): StoredDocument | null;
  /** Every stored form (published, draft, versions) filed under any of the keys, each document once. */
  byKeys(keys: readonly IndexKey[]): StoredDocument[];
  /** The same a few at a time, for going through many without holding all. */
  batchesByKeys(keys: readonly IndexKey[]): Iterable<readonly StoredDocument[]>;
  /** Every document whose id begins so (`drafts.`), in order of `_id`. */
  withIdPrefix(prefix: string): StoredDocument[];
  /** The ids of the same, without reading any. */
  idsWithPrefix(prefix: string): string[];
  /** The ids of what is filed under any of the keys, in order, a few at a time for as long as its reader goes on. */
  idsUnder(keys: readonly IndexKey[]): Iterable<readonly string[]>;
  /** Everything, in order of `_id`. */
  all(): Iterable<StoredDocument>;
  /**
   * A list in order, a page at a time for as long as its reader goes on, a document twice if it is
   * under two keys; null when it is not kept in that order.
   */
  inOrder(request: ListRequest): Iterable<readonly ListEntry[]> | null;
  /**
   * The documents under some keys that pass a test; null when none are kept for the asking. `to be
   * made`: there is too much to do for it in one question, whose answer is therefore of no use.
   */
  select(request: SelectionRequest, wish: Wish): Selection | 'to be made' | null;
  /** What the indexes find; null when they find too much for it to be of use to a search that follows. */
  find(wanted: Wanted): FoundDocuments | null;
  /** Whether more than so many are filed under some keys, one that is under two perhaps twice. */
  areMany(keys: readonly IndexKey[], most: number): boolean;
  count(): number;
};

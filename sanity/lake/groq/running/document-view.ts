import { publishedIdOf, releaseOf } from '../../store/document-ids.ts';
import type {
  DocumentReader,
  FoundDocuments,
  IndexKey,
  ListEntry,
  ListRequest,
  SortValue,
  StoredDocument,
} from '../../store/types.ts';
import { addUpperForms, hiddenForms, pickForm } from './forms-in-layers.ts';
import type { Perspective } from './perspective.ts';

/**
 * The dataset as one perspective shows it, for the length of one query. The same document is
 * always the same object, and lists are in the order of the shown `_id`.
 */
export type DocumentView = {
  /** A document by the id it is shown with. */
  get(id: string): StoredDocument | null;
  /** Every shown document filed under any of the keys, and perhaps some more. */
  withKeys(keys: readonly IndexKey[]): StoredDocument[];
  /**
   * Those of `withKeys` that pass a test, where there are so many that it pays to test them a few at
   * a time. Null where all of them have to be known.
   */
  passing(keys: readonly IndexKey[], test: PassTest): ReadDocuments | null;
  /** What is shown of documents that were found, or those that pass a test if there is one. */
  found(found: FoundDocuments, test: PassTest | null): ReadDocuments;
  everything(): StoredDocument[];
  /** A stored document as it is shown; null when it is not, or another form hides it. */
  shown(stored: StoredDocument): StoredDocument | null;
  /**
   * A list in order, a page at a time, with a document perhaps twice; null when none is kept. With
   * `among` only those that were found.
   */
  inOrder(list: ListRequest, among?: FoundDocuments): Iterable<readonly ShownEntry[]> | null;
  /** The ids of stored documents that a selection may have and that are not shown; some that are not there. */
  hidden(): Iterable<string>;
  /** Documents for readers, each form as stored, or one form of each hiding the others. */
  shows: 'published' | 'stored' | 'layers';
};

/** Some documents; whether all of them passed the test, else that is left to the query; how many were read. */
export type ReadDocuments = { documents: StoredDocument[]; tested: boolean; read: number };

/** The ids of the documents that pass. */
export type PassTest = (documents: readonly StoredDocument[]) => ReadonlySet<string>;

/** A shown document where the list has one of its forms: the shown one's own place, or another's. */
export type ShownEntry = { document: StoredDocument; sort: SortValue; inPlace: boolean };

/** Shows a reader's documents in a perspective. */
export function viewDocuments(reader: DocumentReader, perspective: Perspective): DocumentView {
  if (perspective.kind === 'raw') return rawView(reader, perspective.versions);
  if (perspective.layers.length === 1) return publishedView(reader);
  return layeredView(reader, perspective.layers);
}

function rawView(reader: DocumentReader, versions: boolean): DocumentView {
  const isShown = (id: string) => versions || releaseOf(id) === null;
  const hidden = () => (versions ? [] : reader.idsWithPrefix('versions.'));
  return { ...plainView(reader, 'stored', isShown), hidden };
}

/** Drafts, versions and the system's own documents (`_.…`) are not for readers. */
function publishedView(reader: DocumentReader): DocumentView {
  return plainView(reader, 'published', isForReaders);
}

/** Whether a stored document may be shown as published. */
export const isForReaders = (id: string): boolean => !/^(drafts|versions|_)\./.test(id);

function plainView(
  reader: DocumentReader,
  shows: 'published' | 'stored',
  isShown: (id: string) => boolean,
): DocumentView {
  const known = new Map<string, StoredDocument>();
  const shown = (documents: Iterable<StoredDocument>): StoredDocument[] => {
    const list: StoredDocument[] = [];
    for (const document of documents) {
      if (isShown(document._id)) list.push(remember(known, document._id, document));
    }
    return inOrderOfId(list);
  };
  const get = (id: string): StoredDocument | null => {
    if (!isShown(id)) return null;
    const document = known.get(id) ?? reader.get(id);
    return document === null ? null : remember(known, id, document);
  };
  const passing = (batches: Iterable<readonly StoredDocument[]>, test: PassTest) =>
    passingOf(
      batches,
      test,
      (stored) => (isShown(stored._id) ? (known.get(stored._id) ?? stored) : null),
      (document) => remember(known, document._id, document),
    );
  return {
    get,
    withKeys: (keys) => shown(reader.byKeys(keys)),
    passing: (keys, test) => passing(reader.batchesByKeys(keys), test),
    found(found, test) {
      if (test !== null) return passing(found.batches(), test);
      const documents = shown([...found.batches()].flat());
      return { documents, tested: false, read: documents.length };
    },
    everything: () => shown(reader.all()),
    shown: (stored) => (isShown(stored._id) ? remember(known, stored._id, stored) : null),
    inOrder: (list, among) =>
      mapPages(reader.inOrder(list), among, ({ id, sort }) => {
        const document = get(id);
        return document === null ? null : { document, sort, inPlace: true };
      }),
    // A selection of what readers see has nothing else.
    hidden: () => [],
    shows,
  };
}

function mapPages(
  pages: Iterable<readonly ListEntry[]> | null,
  among: FoundDocuments | undefined,
  show: (entry: ListEntry) => ShownEntry | null,
): Iterable<ShownEntry[]> | null {
  const wanted = (page: readonly ListEntry[]) =>
    among === undefined ? page : page.filter(({ id }) => among.has(id));
  return (
    pages &&
    Iterator.from(pages).map((page) =>
      wanted(page)
        .map(show)
        .filter((one) => one !== null),
    )
  );
}

function passingOf(
  batches: Iterable<readonly StoredDocument[]>,
  test: PassTest,
  show: (stored: StoredDocument) => StoredDocument | null,
  keep: (document: StoredDocument) => void,
): ReadDocuments {
  const documents: StoredDocument[] = [];
  let read = 0;
  for (const batch of batches) {
    const shown = batch.map(show).filter((document) => document !== null);
    const passed = test(shown);
    read += shown.length;
    for (const document of shown) {
      if (!passed.has(document._id)) continue;
      keep(document);
      documents.push(document);
    }
  }
  return { documents: inOrderOfId(documents), tested: true, read };
}

function layeredView(reader: DocumentReader, layers: readonly string[]): DocumentView {
  const winners = new Map<string, StoredDocument | null>();

  const winnerOf = (id: string, read: (id: string) => StoredDocument | null) => {
    const known = winners.get(id);
    if (known !== undefined) return known;
    const winner = pickForm(id, layers, read);
    winners.set(id, winner);
    return winner;
  };

  const overlay = (documents: Iterable<StoredDocument>): StoredDocument[] => {
    const forms = new Map<string, StoredDocument>();
    for (const document of documents) forms.set(document._id, document);
    const ids = new Set([...forms.keys()].map(publishedIdOf));
    const isWhole = ids.size > MANY;
    if (isWhole) addUpperForms(forms, reader, layers);
    const read = (id: string) => {
      const known = forms.get(id);
      if (known !== undefined) return known;
      return isWhole && publishedIdOf(id) !== id ? null : reader.get(id);
    };
    return inOrderOfId([...ids].map((id) => winnerOf(id, read)).filter((found) => found !== null));
  };

  const passing = (batches: Iterable<readonly StoredDocument[]>, test: PassTest) => {
    const upper = new Map<string, StoredDocument>();
    addUpperForms(upper, reader, layers);
    const seen = new Set<string>();
    const show = (stored: StoredDocument) => {
      const id = publishedIdOf(stored._id);
      if (seen.has(id)) return null;
      seen.add(id);
      const read = (form: string) =>
        form === stored._id ? stored : form === id ? reader.get(id) : (upper.get(form) ?? null);
      const winner = winners.get(id);
      return winner === undefined ? pickForm(id, layers, read) : winner;
    };
    return passingOf(batches, test, show, (document) => {
      winners.set(document._id, document);
    });
  };

  return {
    get: (id) => (publishedIdOf(id) === id ? winnerOf(id, (form) => reader.get(form)) : null),
    withKeys: (keys) => overlay(reader.byKeys(keys)),
    passing(keys, test) {
      // A form without the key may hide one that has it, and is then of interest though it fails.
      const isOfAllForms = keys.every((key) => key.startsWith('type:'));
      return isOfAllForms ? passing(reader.batchesByKeys(keys), test) : null;
    },
    found(found, test) {
      if (test !== null && found.size > MANY) return passing(found.batches(), test);
      const documents = overlay([...found.batches()].flat());
      return { documents, tested: false, read: documents.length };
    },
    everything: () => overlay(reader.all()),
    shown(stored) {
      const winner = winnerOf(publishedIdOf(stored._id), (form) => reader.get(form));
      return winner?._originalId === stored._id ? winner : null;
    },
    inOrder: (list, among) =>
      mapPages(reader.inOrder(list), among, ({ id, sort }) => {
        const document = winnerOf(publishedIdOf(id), (form) => reader.get(form));
        return document && { document, sort, inPlace: document._originalId === id };
      }),
    hidden: () => hiddenForms(reader, layers),
    shows: 'layers',
  };
}

/** Past this many documents it is cheaper to read all drafts than to ask for each whether there is one. */
const MANY = 100;

function remember(
  known: Map<string, StoredDocument>,
  id: string,
  document: StoredDocument,
): StoredDocument {
  const same = known.get(id);
  if (same !== undefined) return same;
  known.set(id, document);
  return document;
}

export function inOrderOfId(documents: StoredDocument[]): StoredDocument[] {
  return documents.sort((a, b) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0));
}

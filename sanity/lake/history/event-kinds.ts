import { isDraftId, releaseOf } from '../store/document-ids.ts';

/** One transaction's part in a document, its draft and its versions. */
export type GroupChange = {
  sequence: number;
  transactionId: string;
  timestamp: string;
  author: string;
  publishedId: string;
  parts: readonly {
    id: string;
    transition: 'appear' | 'update' | 'disappear';
    previousRev: string | null;
    /** Who wrote this draft or version since it was made. */
    contributors: readonly string[];
  }[];
  /** Whether there is a draft after the transaction. */
  draftRemains: boolean;
  /** Whether the transaction changed a release too: then it is the release that published. */
  byRelease: boolean;
  /** Whether the release did so by itself, at its time. */
  atItsTime: boolean;
};

type Told = { timestamp: string; author: string; documentId: string };
type OfVersion = Told & { versionId: string; versionRevisionId: string; releaseId?: string };

/** What the Studio's history pane shows; the names and fields are the hosted lake's. */
export type DocumentEvent =
  | (OfVersion & { type: 'createDocumentVersion' | 'deleteDocumentVersion' | 'unpublishDocument' })
  | (OfVersion & {
      type: 'publishDocumentVersion';
      revisionId: string;
      publishCause: 'document.publish' | 'release.publish' | 'release.schedule';
      contributors: readonly string[];
    })
  | (OfVersion & {
      type: 'scheduleDocumentVersion';
      publishAt: string | undefined;
      state: 'pending' | 'unscheduled' | 'published';
    })
  | (OfVersion & { type: 'unscheduleDocumentVersion' })
  | (Told & { type: 'deleteDocumentGroup' })
  | (Told & { type: 'createLiveDocument' | 'updateLiveDocument'; revisionId: string });

/** The event a transaction is in the history of `id`, null when it is none. */
export function describeGroupChange(id: string, change: GroupChange): DocumentEvent | null {
  return id === change.publishedId ? ofPublished(change) : ofVersion(id, change);
}

type Part = GroupChange['parts'][number];

const partOf = (change: GroupChange, id: string): Part | undefined =>
  change.parts.find((part) => part.id === id);

function ofPublished(change: GroupChange): DocumentEvent | null {
  const published = partOf(change, change.publishedId);
  if (published === undefined) return null;
  const others = change.parts.filter(({ id }) => id !== change.publishedId);
  const appeared = others.find(({ transition }) => transition === 'appear');
  const gone = others.find(({ transition }) => transition === 'disappear');
  if (published.transition === 'disappear') {
    if (appeared) return unpublished(change, appeared.id);
    if (gone && releaseOf(gone.id) !== null && change.byRelease)
      return unpublished(change, gone.id);
    if (change.draftRemains) return unpublished(change, `drafts.${change.publishedId}`);
    return { ...told(change), type: 'deleteDocumentGroup' };
  }
  if (gone) return publishedFrom(change, gone);
  const type = published.transition === 'appear' ? 'createLiveDocument' : 'updateLiveDocument';
  return { ...told(change), type, revisionId: change.transactionId };
}

function ofVersion(id: string, change: GroupChange): DocumentEvent | null {
  const version = partOf(change, id);
  if (version === undefined || version.transition === 'update') return null;
  const published = partOf(change, change.publishedId)?.transition;
  if (version.transition === 'appear') {
    if (published === 'disappear') return unpublished(change, id);
    return { ...versioned(change, id, change.transactionId), type: 'createDocumentVersion' };
  }
  if (published === 'appear' || published === 'update') return publishedFrom(change, version);
  if (published === 'disappear' && isDraftId(id)) {
    return { ...told(change), type: 'deleteDocumentGroup' };
  }
  return { ...versioned(change, id, version.previousRev), type: 'deleteDocumentVersion' };
}

function causeOf({ byRelease, atItsTime }: GroupChange) {
  if (!byRelease) return 'document.publish';
  return atItsTime ? 'release.schedule' : 'release.publish';
}

const publishedFrom = (change: GroupChange, version: Part): DocumentEvent => ({
  ...versioned(change, version.id, version.previousRev),
  type: 'publishDocumentVersion',
  revisionId: change.transactionId,
  publishCause: causeOf(change),
  contributors: version.contributors,
});

const unpublished = (change: GroupChange, versionId: string): DocumentEvent => ({
  ...versioned(change, versionId, change.transactionId),
  type: 'unpublishDocument',
});

const told = ({ timestamp, author, publishedId }: GroupChange): Told => ({
  timestamp,
  author,
  documentId: publishedId,
});

function versioned(change: GroupChange, versionId: string, revision: string | null): OfVersion {
  const releaseId = releaseOf(versionId);
  return {
    ...told(change),
    versionId,
    versionRevisionId: revision ?? change.transactionId,
    ...(releaseId !== null && { releaseId }),
  };
}

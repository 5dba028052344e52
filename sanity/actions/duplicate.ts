import type {
  DocumentActionComponent,
  DocumentActionProps,
  DuplicateActionProps,
  SanityDocumentLike,
} from 'sanity';
import { isDocumentType } from '#lib/content/document-types.ts';
import type { Article, Redirect } from '#sanity.types.ts';

/** What a document has because of the life it led: where it stands, since when, what became of it. */
const ofItsLife = {
  every: ['slug'],
  article: [
    'publishedAt',
    'updatedAt',
    'breakingUntil',
    'corrections',
    'liveUpdates',
    'coverageEndedAt',
    'desk',
  ] satisfies (keyof Article)[],
  redirect: ['from', 'documentId'] satisfies (keyof Redirect)[],
} as const;

const lifeOf = (type: string): readonly string[] => [
  ...ofItsLife.every,
  ...(type === 'article' ? ofItsLife.article : []),
  ...(type === 'redirect' ? ofItsLife.redirect : []),
];

/**
 * A copy of a document as one that begins: two with one address would hide each other, and nobody
 * corrected the copy, or published it.
 */
export function asBeginning(copy: SanityDocumentLike): SanityDocumentLike {
  if (!isDocumentType(copy._type)) return copy;
  const left = new Set(lifeOf(copy._type));
  const { _id, _type } = copy;
  const kept = Object.entries(copy).filter(([name]) => !left.has(name));
  return { ...Object.fromEntries(kept), _id, _type };
}

/** Duplicating as the Studio does it, of what a copy may have. */
export const duplicateAsBeginning = (duplicate: DocumentActionComponent): DocumentActionComponent =>
  Object.assign(
    (props: DocumentActionProps) => {
      const mapped: DuplicateActionProps = { ...props, mapDocument: asBeginning };
      return duplicate(mapped);
    },
    { action: duplicate.action, displayName: 'DuplicateAsBeginning' },
  );

import { useEffect, useMemo, useState } from 'react';
import { useClient, useValidationStatus } from 'sanity';
import { useDocumentPane } from 'sanity/structure';
import { documentAddress } from '#lib/content/document-address.ts';
import { apiVersion } from '../api-version.ts';
import { publishedId } from '../schema/validation/references.ts';
import { type Around, askAround, namedBy, pictureOf } from './appears.ts';
import { type Notices, noticesOf } from './notices.ts';
import { replaced } from './replaces.ts';

/** What the panel tells of the open story. */
export type Preflight = Notices & {
  story: unknown;
  /** Nothing until the lake has said it. */
  around: Around | null;
  own: string | null;
  replaces: readonly string[];
  isChecking: boolean;
  now: Date;
};

function useAround(story: unknown, id: string): Around | null {
  const client = useClient({ apiVersion });
  const [known, setKnown] = useState<Around | null>(null);
  const ids = namedBy(story).map(publishedId).join(' ');
  const pictures = [pictureOf(story, 'seo'), pictureOf(story, 'listing')].flatMap(
    (picture) => picture ?? [],
  );
  const asked = pictures.join(' ');
  useEffect(() => {
    let isCurrent = true;
    const wordsOf = (list: string) => (list === '' ? [] : list.split(' '));
    askAround(client, { id, ids: wordsOf(ids), pictures: wordsOf(asked) }).then(
      (found) => isCurrent && setKnown(found),
      // Where it will appear is not told then; all else is.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [client, id, ids, asked]);
  return known;
}

/** Follows the open story: its faults, its looks, its places. */
export function usePreflight(): Preflight {
  const { documentId, documentType, schemaType, displayed, editState } = useDocumentPane();
  const { validation, isValidating } = useValidationStatus(
    editState?.version?._id ?? editState?.draft?._id ?? documentId,
    documentType,
    true,
  );
  const around = useAround(displayed, documentId);
  const notices = useMemo(
    () => noticesOf(validation, schemaType, displayed),
    [validation, schemaType, displayed],
  );
  const fields = schemaType.fields.map(({ name, type }) => ({ name, title: type.title ?? name }));
  const draft = editState?.version ?? editState?.draft ?? null;
  return {
    ...notices,
    story: displayed,
    around,
    own: documentAddress(documentType, displayed),
    replaces: replaced({ published: editState?.published ?? null, draft }, fields),
    isChecking: isValidating,
    now: new Date(),
  };
}

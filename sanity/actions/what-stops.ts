import { useEffect, useState } from 'react';
import {
  type DocumentActionProps,
  useSchema,
  useSyncState,
  useValidationStatus,
  type ValidationMarker,
} from 'sanity';

/** How many faults a button names before it only counts them. */
const named = 3;

/** What stops a document, each with the field it is in. */
export function stoppedBy(
  faults: readonly ValidationMarker[],
  titleOf: (field: string) => string,
): string {
  const told = faults.slice(0, named).map(({ path, message }) => {
    const [field] = path;
    return typeof field === 'string' ? `${titleOf(field)}: ${message}` : message;
  });
  const rest = faults.length - told.length;
  return `Not yet. ${told.join(' ')}${rest > 0 ? ` And ${rest} more.` : ''}`;
}

/** What is known of an open document. */
export type Faults = {
  /** What stops it, as far as the Studio knows; null when nothing does. */
  stopped: string | null;
  /** What of a check would stop it. */
  stops(found: readonly ValidationMarker[]): string | null;
  /** All of what was written is stored, and nothing is being checked. */
  isAtRest: boolean;
};

/** What is known to stop an open document, and whether it is at rest. */
export function useFaults({ id, type, draft }: DocumentActionProps): Faults {
  const { validation, isValidating, revision } = useValidationStatus(draft?._id ?? id, type, true);
  const { isSyncing } = useSyncState(id, type);
  const schemaType = useSchema().get(type);
  const fields = schemaType && 'fields' in schemaType ? schemaType.fields : [];
  const titleOf = (field: string) => fields.find(({ name }) => name === field)?.type.title ?? field;
  const isAtRest = !isValidating && !isSyncing && revision === draft?._rev;
  const stops = (found: readonly ValidationMarker[]) => {
    const faults = found.filter(({ level }) => level === 'error');
    return faults.length === 0 ? null : stoppedBy(faults, titleOf);
  };
  return { stopped: stops(validation), stops, isAtRest };
}

/** Milliseconds at rest: the editor of a body keeps to itself what was typed in the last 250. */
const settlesIn = 350;

/** Whether a revision of a draft has been at rest for so long that nothing is still to come. */
export function useSettled(isAtRest: boolean, revision: string | undefined): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    if (!isAtRest || revision === undefined) return;
    const settling = setTimeout(() => setSettled(revision), settlesIn);
    return () => {
      clearTimeout(settling);
      setSettled(null);
    };
  }, [isAtRest, revision]);
  return isAtRest && revision !== undefined && settled === revision;
}

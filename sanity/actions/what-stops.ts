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

/**
 * What is known to stop an open document, and whether it is at rest: all of what was typed is stored, and nothing is
 * being checked.
 */
export function useFaults({ id, type, draft }: DocumentActionProps) {
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

/** Milliseconds at rest after which what is known is of this state: a check that waited has begun long before. */
const settlesIn = 500;

/** Whether a draft has been at rest for so long that what is known of it is true. */
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

import { useToast } from '@sanity/ui/toast';
import { useEffect, useRef, useState } from 'react';
import {
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
  useDocumentPairPermissions,
  useSchema,
  useSyncState,
  useTranslation,
  useValidationStatus,
  type ValidationMarker,
} from 'sanity';
import { type Checked, useCheckOf } from './check-draft.ts';
import { nothingToPublish, publishPlan } from './publish-plan.ts';

/** How many faults a button names before it only counts them. */
const named = 3;

/** What stops a story, each with the field it is in. */
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

/** The faults that are known of an open story, and whether all of what was typed is stored and nothing is being checked. */
function useFaults({ id, type, draft }: DocumentActionProps) {
  const { validation, isValidating, revision } = useValidationStatus(draft?._id ?? id, type, true);
  const { isSyncing } = useSyncState(id, type);
  const schemaType = useSchema().get(type);
  const fields = schemaType && 'fields' in schemaType ? schemaType.fields : [];
  const faults = validation.filter(({ level }) => level === 'error');
  const titleOf = (field: string) => fields.find(({ name }) => name === field)?.type.title ?? field;
  const isAtRest = !isValidating && !isSyncing && revision === draft?._rev;
  const stops = (found: readonly ValidationMarker[]) =>
    found.length === 0 ? null : stoppedBy(found, titleOf);
  return { stopped: stops(faults), stops, isAtRest };
}

/** Tells what publishing has done, once it has. */
function useTold(published: DocumentActionProps['published']) {
  const toast = useToast();
  const pressed = useRef<{ before: string | undefined; done: string } | null>(null);
  const revision = published?._rev;
  useEffect(() => {
    if (pressed.current === null || pressed.current.before === revision) return;
    toast.push({ status: 'success', title: pressed.current.done, duration: 8000 });
    pressed.current = null;
  }, [revision, toast]);
  return (done: string) => {
    pressed.current = { before: revision, done };
  };
}

function usePublishStory(
  publish: DocumentActionComponent,
  props: DocumentActionProps,
): DocumentActionDescription | null {
  const { id, type, draft, published } = props;
  const { t } = useTranslation('structure');
  const [permission, isAsking] = useDocumentPairPermissions({ id, type, permission: 'publish' });
  const { stopped, stops, isAtRest } = useFaults(props);
  const toast = useToast();
  const tell = useTold(published);
  const [isWaiting, setIsWaiting] = useState(false);
  const original = publish(props);
  const plan = publishPlan({ published, draft }, new Date());
  // What was pressed for is gone; what is begun in its place waits for a press of its own.
  if (isWaiting && draft === null) setIsWaiting(false);

  const go = () => {
    tell(publishPlan({ published, draft }, new Date()).done);
    original?.onHandle?.();
  };
  const decide = (checked: Checked) => {
    setIsWaiting(false);
    const reason =
      'failure' in checked
        ? `Not published, since it could not be checked: ${checked.failure}`
        : stops(checked.faults);
    if (reason === null) return go();
    toast.push({ status: 'error', title: reason, duration: 8000 });
  };
  // Its moment is put in when it is published: so not before it is known that nothing stops it.
  useCheckOf(isWaiting && isAtRest ? draft : null, decide);

  if (original === null || (!isAsking && permission?.granted === false)) return null;
  if (draft === null) return { ...original, ...nothingToPublish(published, new Date()) };
  const isIdle = original.label === t('action.publish.draft.label');
  if (!isIdle) return original;
  const isDisabled = original.disabled === true || stopped !== null || isWaiting;
  return {
    ...original,
    label: isWaiting ? 'Checking…' : plan.label,
    title: stopped ?? (original.disabled ? original.title : plan.says),
    tone: plan.label === 'Update' ? 'default' : 'primary',
    disabled: isDisabled,
    onHandle: () => setIsWaiting(true),
  };
}

/** Publishing a story by a button that says what it will do, when and where; none for who may not. */
export const publishStory = (publish: DocumentActionComponent): DocumentActionComponent =>
  Object.assign((props: DocumentActionProps) => usePublishStory(publish, props), {
    action: publish.action,
    displayName: 'PublishStory',
  });

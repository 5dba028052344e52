import { useToast } from '@sanity/ui/toast';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
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

/** Whether a draft has been at rest for long enough. */
function useSettled(isAtRest: boolean, revision: string | undefined): boolean {
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

/** Milliseconds after which nobody waits for a check any more. */
const patience = 60_000;

/** What was pressed, by its name, until it is known whether anything stops it; it is let go of after a while. */
function usePressed(isThere: boolean, isTooLate: () => void) {
  const [pressed, press] = useState<string | null>(null);
  const tooLate = useEffectEvent(isTooLate);
  // What was pressed for is gone; what is begun in its place waits for a press of its own.
  if (pressed !== null && !isThere) press(null);
  useEffect(() => {
    if (pressed === null) return;
    const waiting = setTimeout(() => {
      press(null);
      tooLate();
    }, patience);
    return () => clearTimeout(waiting);
  }, [pressed]);
  return [pressed, press] as const;
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
  const isSettled = useSettled(isAtRest, draft?._rev);
  const toast = useToast();
  const tell = useTold(published);
  const refuse = (title: string) => toast.push({ status: 'error', title, duration: 8000 });
  const [pressed, press] = usePressed(draft !== null, () =>
    refuse('Not published: it could not be checked in a minute. Press again once it is stored.'),
  );
  const original = publish(props);
  const plan = publishPlan({ published, draft }, new Date());

  const go = () => {
    tell(publishPlan({ published, draft }, new Date()).done);
    original?.onHandle?.();
  };
  const decide = (checked: Checked) => {
    press(null);
    if ('failure' in checked) {
      return refuse(`Not published, since it could not be checked: ${checked.failure}`);
    }
    const reason = stops(checked.markers);
    if (reason !== null) return refuse(reason);
    if (plan.label === pressed) return go();
    refuse(`Not published: its time was changed meanwhile. The button says now: ${plan.label}.`);
  };
  // Its moment is put in when it is published: so not before it is known that nothing stops it.
  useCheckOf(pressed !== null && isAtRest ? draft : null, decide);

  if (original === null || (!isAsking && permission?.granted === false)) return null;
  if (draft === null) return { ...original, ...nothingToPublish(published, new Date()) };
  const isIdle = original.label === t('action.publish.draft.label');
  if (!isIdle) return original;
  const isDisabled = original.disabled === true || stopped !== null || pressed !== null;
  return {
    ...original,
    label: pressed === null ? plan.label : 'Checking…',
    title: stopped ?? (original.disabled ? original.title : plan.says),
    tone: plan.label === 'Update' ? 'default' : 'primary',
    disabled: isDisabled,
    onHandle: () => (isSettled ? go() : press(plan.label)),
  };
}

/** Publishing a story by a button that says what it will do, when and where; none for who may not. */
export const publishStory = (publish: DocumentActionComponent): DocumentActionComponent =>
  Object.assign((props: DocumentActionProps) => usePublishStory(publish, props), {
    action: publish.action,
    displayName: 'PublishStory',
  });

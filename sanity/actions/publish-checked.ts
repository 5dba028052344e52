import { useToast } from '@sanity/ui/toast';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import {
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
  useDocumentPairPermissions,
  useTranslation,
} from 'sanity';
import { type Checked, useCheckOf } from './check-draft.ts';
import { holdForms } from './held-forms.ts';
import { type Ready, usePublishing } from './publishing.ts';
import { type Faults, useFaults, useSettled } from './what-stops.ts';

/** A document as an action has it. */
export type Sides = Pick<DocumentActionProps, 'type' | 'draft' | 'published'>;

/** What publishing comes to: the button's name, what it says it will do, and what is published when it is pressed. */
export type Plan = { label: string; says: string } & Omit<Ready, 'draft'>;

/** How documents of a kind are published. */
export type PublishWay = {
  plan(sides: Sides, now: Date): Plan;
  /** What stands in the place of the button while there is no draft. */
  whenNothing(sides: Sides, now: Date): Partial<DocumentActionDescription>;
  /** Whether those who may not publish see the button, which tells them so. */
  isShownToAll: boolean;
};

/** Milliseconds after which nobody waits for a check any more. */
const patience = 60_000;

/** What was pressed, by its name, and the revision of the draft that nothing stops. */
type Press = { label: string; passed: string | null };

/** A press, until it is known whether anything stops it; it is let go of after a while. */
function usePress(isThere: boolean, refuse: (title: string) => void) {
  const [pressed, press] = useState<Press | null>(null);
  const waits = useRef(false);
  const tell = useEffectEvent(refuse);
  const isPressed = pressed !== null;
  // What was pressed for is gone; what is begun in its place waits for a press of its own.
  if (isPressed && !isThere) press(null);
  useEffect(() => {
    waits.current = isPressed;
    if (!isPressed) return;
    const waiting = setTimeout(() => {
      press(null);
      tell('Not published: it could not be checked in a minute. Press again once it is stored.');
    }, patience);
    return () => clearTimeout(waiting);
  }, [isPressed]);
  useEffect(
    () => () => {
      if (waits.current) tell('Not published: it was left while it was still being checked.');
    },
    [],
  );
  return [pressed, press] as const;
}

/** Has a pressed draft checked, holds its form once nothing stops it, and publishes it when all of it is stored. */
function useChecked(way: PublishWay, props: DocumentActionProps, { stops, isAtRest }: Faults) {
  const { id, draft } = props;
  const toast = useToast();
  const refuse = (title: string) => {
    toast.push({ status: 'error', title, duration: 8000 });
  };
  const [pressed, press] = usePress(draft !== null, refuse);
  const publishing = usePublishing(props);
  const hasPassed = pressed !== null && pressed.passed === draft?._rev;

  const decide = (checked: Checked) => {
    if (pressed === null || draft === null) return;
    const { label } = way.plan(props, new Date());
    const reason =
      'failure' in checked
        ? `Not published, since it could not be checked: ${checked.failure}`
        : stops(checked.markers);
    if (reason === null && label === pressed.label) return press({ label, passed: draft._rev });
    press(null);
    refuse(
      reason ?? `Not published: its time was changed meanwhile. The button says now: ${label}.`,
    );
  };
  useCheckOf(pressed !== null && isAtRest && !hasPassed ? draft : null, decide);

  // Its moment is put in when it is published: so not before it is known that nothing stops it.
  const isReady = useSettled(isAtRest && hasPassed, draft?._rev);
  const go = useEffectEvent(() => {
    press(null);
    if (draft !== null) publishing.publish({ draft, ...way.plan(props, new Date()) });
  });
  useEffect(() => {
    if (isReady) go();
  }, [isReady]);

  const isHeld = publishing.isUnderWay || hasPassed;
  useEffect(() => (isHeld ? holdForms(id) : undefined), [isHeld, id]);
  return { ...publishing, isPressed: pressed !== null, press };
}

function usePublishChecked(
  way: PublishWay,
  original: DocumentActionDescription | null,
  props: DocumentActionProps,
): DocumentActionDescription | null {
  const { id, type, draft, version } = props;
  const { t } = useTranslation('structure');
  const [permission, isAsking] = useDocumentPairPermissions({ id, type, permission: 'publish' });
  const faults = useFaults(props);
  const { isUnderWay, isBusy, isPressed, press, fault } = useChecked(way, props, faults);
  const plan = way.plan(props, new Date());

  const isRefused = !isAsking && permission?.granted === false;
  if (original === null || (isRefused && !way.isShownToAll)) return null;
  // A version is published as the Studio does it: nothing here knows of it.
  if (version) return original;
  if (draft === null) return { ...original, ...way.whenNothing(props, new Date()), disabled: true };
  if (isRefused || original.label !== t('action.publish.draft.label')) return original;
  const waits = isUnderWay ? t('action.publish.running.label') : isPressed && 'Checking…';
  return {
    ...original,
    label: waits || (fault === null ? plan.label : 'Publish anyway'),
    title: faults.stopped ?? fault ?? (original.disabled ? original.title : plan.says),
    tone: plan.label === 'Update' ? 'default' : 'primary',
    disabled: original.disabled === true || faults.stopped !== null || Boolean(waits),
    onHandle: () => {
      if (!isBusy()) press({ label: plan.label, passed: null });
    },
  };
}

/** Publishing what was checked and nothing else, by a button that says what it will do. */
export const publishChecked =
  (way: PublishWay) =>
  (publish: DocumentActionComponent): DocumentActionComponent =>
    Object.assign((props: DocumentActionProps) => usePublishChecked(way, publish(props), props), {
      action: publish.action,
      displayName: 'PublishChecked',
    });

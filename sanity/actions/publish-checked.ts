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
import { type Ready, usePublishing } from './publishing.ts';
import { useFaults, useSettled } from './what-stops.ts';

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

/** What was pressed, by its name, until it is known whether anything stops it; it is let go of after a while. */
function usePressed(isThere: boolean, refuse: (title: string) => void) {
  const [pressed, press] = useState<string | null>(null);
  const waits = useRef(false);
  const tell = useEffectEvent(refuse);
  // What was pressed for is gone; what is begun in its place waits for a press of its own.
  if (pressed !== null && !isThere) press(null);
  useEffect(() => {
    waits.current = pressed !== null;
    if (pressed === null) return;
    const waiting = setTimeout(() => {
      press(null);
      tell('Not published: it could not be checked in a minute. Press again once it is stored.');
    }, patience);
    return () => clearTimeout(waiting);
  }, [pressed]);
  useEffect(
    () => () => {
      if (waits.current) tell('Not published: it was left while it was still being checked.');
    },
    [],
  );
  return [pressed, press] as const;
}

function usePublishChecked(
  way: PublishWay,
  original: DocumentActionDescription | null,
  props: DocumentActionProps,
): DocumentActionDescription | null {
  const { id, type, draft } = props;
  const { t } = useTranslation('structure');
  const [permission, isAsking] = useDocumentPairPermissions({ id, type, permission: 'publish' });
  const { stopped, stops, isAtRest } = useFaults(props);
  const isSettled = useSettled(isAtRest, draft?._rev);
  const toast = useToast();
  const refuse = (title: string) => toast.push({ status: 'error', title, duration: 8000 });
  const [pressed, press] = usePressed(draft !== null, refuse);
  const { publish, isUnderWay, dialog } = usePublishing(props);
  const plan = way.plan(props, new Date());

  const go = () => {
    if (draft !== null) publish({ draft, ...way.plan(props, new Date()) });
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

  const isRefused = !isAsking && permission?.granted === false;
  if (original === null || (isRefused && !way.isShownToAll)) return null;
  if (draft === null) return { ...original, ...way.whenNothing(props, new Date()) };
  if (isRefused || original.label !== t('action.publish.draft.label')) return original;
  const waits = isUnderWay ? t('action.publish.running.label') : pressed !== null && 'Checking…';
  return {
    ...original,
    label: waits || plan.label,
    title: stopped ?? (original.disabled ? original.title : plan.says),
    tone: plan.label === 'Update' ? 'default' : 'primary',
    disabled: original.disabled === true || stopped !== null || Boolean(waits),
    dialog,
    onHandle: () => (isSettled ? go() : press(plan.label)),
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

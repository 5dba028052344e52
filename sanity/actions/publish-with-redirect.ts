import { useState } from 'react';
import {
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
  useClient,
} from 'sanity';
import { apiVersion } from '../api-version.ts';
import { type Move, moveBetween } from './document-address.ts';
import { leaveRedirect } from './leave-redirect.ts';

const question = ({ from, to }: Move, fault: string) =>
  `The old address ${from} could not be made to lead to ${to}: ${fault} ` +
  'Publish without it? Readers who have the old address will not find the page.';

function usePublishWithRedirect(
  publish: DocumentActionComponent,
  props: DocumentActionProps,
): DocumentActionDescription | null {
  const client = useClient({ apiVersion });
  const [fault, setFault] = useState<string | null>(null);
  const original = publish(props);
  const move = moveBetween(props.type, props.published, props.draft);
  if (original === null || move === null) return original;

  const onHandle = () => {
    leaveRedirect(client, move.from, move.to).then(
      () => original.onHandle?.(),
      (error: unknown) => setFault(error instanceof Error ? error.message : String(error)),
    );
  };
  if (fault === null) return { ...original, onHandle };
  const onConfirm = () => {
    setFault(null);
    original.onHandle?.();
  };
  return {
    ...original,
    onHandle,
    dialog: {
      type: 'confirm',
      tone: 'caution',
      message: question(move, fault),
      confirmButtonText: 'Publish anyway',
      onCancel: () => setFault(null),
      onConfirm,
    },
  };
}

/** Publishing as the Studio does it, and before that a redirect when the address has changed. */
export const publishWithRedirect = (publish: DocumentActionComponent): DocumentActionComponent =>
  Object.assign((props: DocumentActionProps) => usePublishWithRedirect(publish, props), {
    action: publish.action,
    displayName: 'PublishWithRedirect',
  });

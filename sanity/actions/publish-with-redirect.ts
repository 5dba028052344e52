import { useState } from 'react';
import {
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
  useClient,
  useDocumentOperation,
} from 'sanity';
import { apiVersion } from '../api-version.ts';
import { type Move, moveBetween } from './document-address.ts';
import { inUtc } from './in-utc.ts';
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
  const original = useInUtc(publish(props), props);
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

/** The same publishing, which first writes the moments of a draft as those of all stories are written. */
function useInUtc(
  original: DocumentActionDescription | null,
  { id, type, draft }: DocumentActionProps,
): DocumentActionDescription | null {
  const { patch } = useDocumentOperation(id, type);
  const moments = inUtc(draft);
  if (original === null || Object.keys(moments).length === 0) return original;
  const onHandle = () => {
    // The Studio publishes once it has sent what was changed before.
    patch.execute([{ set: moments }]);
    original.onHandle?.();
  };
  return { ...original, onHandle };
}

/** Publishing as the Studio does it, and before that a redirect when the address has changed. */
export const publishWithRedirect = (publish: DocumentActionComponent): DocumentActionComponent =>
  Object.assign((props: DocumentActionProps) => usePublishWithRedirect(publish, props), {
    action: publish.action,
    displayName: 'PublishWithRedirect',
  });

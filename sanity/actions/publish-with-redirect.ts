import { useState } from 'react';
import {
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
  useClient,
  useDocumentOperation,
} from 'sanity';
import { leaveRedirects } from '#lib/content/redirect/leave.ts';
import { passageBetween } from '#lib/content/redirect/left-behind.ts';
import { apiVersion } from '../api-version.ts';
import { publishPatches } from './publish-plan.ts';

const question = (fault: string) =>
  `Redirects from earlier addresses could not be written: ${fault} ` +
  'Publish without them? Readers who have an old address will not find the page.';

/** Publishing, and before that what a story needs for it. */
function useStamped(
  original: DocumentActionDescription | null,
  { id, type, draft, published }: DocumentActionProps,
): DocumentActionDescription | null {
  const { patch } = useDocumentOperation(id, type);
  if (original === null || type !== 'article') return original;
  const onHandle = () => {
    patch.execute(publishPatches({ published, draft }, new Date()));
    original.onHandle?.();
  };
  return { ...original, onHandle };
}

function usePublishWithRedirect(
  publish: DocumentActionComponent,
  props: DocumentActionProps,
): DocumentActionDescription | null {
  const client = useClient({ apiVersion });
  const [fault, setFault] = useState<string | null>(null);
  const original = useStamped(publish(props), props);
  const passage =
    props.draft && passageBetween({ id: props.id, type: props.type }, props.published, props.draft);
  if (original === null || passage === null) return original;

  const onHandle = () => {
    leaveRedirects(client, [passage]).then(
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
      message: question(fault),
      confirmButtonText: 'Publish anyway',
      onCancel: () => setFault(null),
      onConfirm,
    },
  };
}

/** Publishing as the Studio does it, and before that what its earlier addresses need, so that they lead to it. */
export const publishWithRedirect = (publish: DocumentActionComponent): DocumentActionComponent =>
  Object.assign((props: DocumentActionProps) => usePublishWithRedirect(publish, props), {
    action: publish.action,
    displayName: 'PublishWithRedirect',
  });
